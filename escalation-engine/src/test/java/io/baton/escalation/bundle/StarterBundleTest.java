package io.baton.escalation.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.Conversation;
import io.baton.conversation.Outcome;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Decision;
import io.baton.escalation.ConversationState;
import io.baton.escalation.EscalationEngine;
import io.baton.escalation.ServingModel;
import io.baton.escalation.Step;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.PolicyReader;
import io.baton.escalation.turn.ConversationFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed starter, on conversations that were written by hand for this test. */
final class StarterBundleTest {

  private static final String ANEW =
      "the committed starter bundle does not fit this code: it was made with other features,"
          + " weights or format. Make it anew with ./baton train-starter --out"
          + " escalation-engine/src/main/resources/io/baton/escalation/starter and commit it."
          + " What is wrong: ";

  private static final EscalationEngine ENGINE = new EscalationEngine();
  private static final Policy POLICY = PolicyReader.readDefault();

  /** Reading checks formats and hashes and replays the golden turns. */
  private static ModelBundle starter() {
    try {
      return StarterBundle.read();
    } catch (BundleException e) {
      throw new AssertionError(ANEW + e.getMessage(), e);
    }
  }

  /** Customer and bot in turn, the customer first. */
  record Script(String name, List<String> said) {

    Script {
      said = List.copyOf(said);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static Script script(String name, String... said) {
    return new Script(name, List.of(said));
  }

  static Stream<Script> trouble() {
    return Stream.of(
        script(
            "shop",
            "the kettle I got from you leaks",
            "You can find your orders in your account.",
            "I know where my orders are, the kettle leaks",
            "You can find your orders in your account.",
            "are you even reading this?? it LEAKS, all over my kitchen",
            "Sorry, I did not understand that.",
            "I have never dealt with such a terrible helpdesk"),
        script(
            "bank, German",
            "meine Karte wurde am Automaten eingezogen",
            "Das habe ich nicht verstanden.",
            "der Automat hat meine Karte einbehalten, ich brauche sie wieder",
            "Hier finden Sie unsere Öffnungszeiten.",
            "das hilft mir nicht weiter, es geht um meine Karte!",
            "Das habe ich nicht verstanden.",
            "sowas Unfähiges hab ich noch nie erlebt"),
        script(
            "telecom, French",
            "mon téléphone n'a plus de réseau depuis deux jours",
            "Avez-vous redémarré votre téléphone ?",
            "oui, plusieurs fois",
            "Avez-vous redémarré votre téléphone ?",
            "je viens de vous répondre, oui !",
            "Je n'ai pas compris.",
            "c'est insupportable, vous servez à rien"),
        script(
            "travel, Spanish",
            "me perdieron la maleta en el vuelo de ayer",
            "Puede consultar nuestras tarifas en la web.",
            "no quiero tarifas, quiero mi maleta",
            "No le he entendido.",
            "llevo horas con esto y nadie me ayuda",
            "No le he entendido.",
            "es una vergüenza, qué desastre de compañía"),
        script(
            "clinic, Portuguese",
            "preciso remarcar a cirurgia da minha mãe",
            "Nosso horário é das 8 às 18.",
            "não perguntei o horário, preciso remarcar a cirurgia",
            "Desculpe, não entendi.",
            "por favor, é urgente, quero falar com uma pessoa"));
  }

  static Stream<Script> calm() {
    return Stream.of(
        script(
            "shop",
            "hello, which sizes does the blue jacket come in?",
            "It comes in S, M and L.",
            "great, thanks!"),
        script(
            "bank, German",
            "wie kann ich meine PIN ändern?",
            "Das geht an jedem unserer Automaten unter PIN ändern.",
            "alles klar, vielen Dank"),
        script(
            "telecom, French",
            "combien coûte l'option internationale ?",
            "Elle coûte 5 euros par mois.",
            "et c'est sans engagement ?",
            "Oui, à tout moment.",
            "parfait merci"),
        script(
            "travel, Spanish",
            "¿a qué hora es el check-in en el hotel?",
            "A partir de las 15 horas.",
            "muchas gracias"),
        script(
            "clinic, Portuguese",
            "vocês atendem pelo convênio Unimed?",
            "Sim, atendemos.",
            "que bom, obrigada!"));
  }

  private static List<Decision> decide(Script script) {
    ModelBundle starter = starter();
    ServingModel model = ServingModel.of(starter.escalation(), starter.tone());
    List<Turn> turns = new ArrayList<>();
    for (String text : script.said()) {
      Speaker speaker = turns.size() % 2 == 0 ? Speaker.CUSTOMER : Speaker.BOT;
      turns.add(Turn.builder("t-" + (turns.size() + 1), speaker).text(text).build());
    }
    Conversation conversation = Conversation.of("by-hand", turns, Outcome.UNKNOWN);
    ConversationState state = ENGINE.begin(ConversationFacts.of(conversation));
    List<Decision> decisions = new ArrayList<>();
    for (Turn turn : turns) {
      Step step = ENGINE.step(state, turn, model, POLICY);
      decisions.add(step.decision());
      state = step.state();
    }
    return decisions;
  }

  @Test
  void itIsReadAndItsGoldenTurnsAreReplayed() {
    ModelBundle starter = starter();
    assertThat(starter.escalation().version()).startsWith("escalation-");
    assertThat(starter.sentiment()).isPresent();
    assertThat(starter.manifest().metrics()).containsKeys("outcome.rocAuc", "turn.rocAuc");
  }

  /** The longest facts and ids that its bytes are promised for, all of them remembered. */
  @Test
  void theStateStaysWithinItsBound() {
    ModelBundle starter = starter();
    ServingModel model = ServingModel.of(starter.escalation(), starter.tone());
    Optional<String> longest = Optional.of("x".repeat(64));
    ConversationState state =
        ENGINE.begin(new ConversationFacts(longest, longest, longest, longest));
    int most = 0;
    for (int i = 0; i < 60; i++) {
      Turn turn =
          Turn.builder("%0128d".formatted(i), i % 2 == 0 ? Speaker.CUSTOMER : Speaker.BOT)
              .text("that is wrong, for the " + i + "th time, and not what was asked")
              .intent("intent-" + i % 2)
              .confidence(0.1)
              .fallback(true)
              .build();
      state = ENGINE.step(state, turn, model, POLICY).state();
      most = Math.max(most, state.toBytes().length);
    }
    assertThat(most).isBetween(ConversationState.MOST_BYTES / 2, ConversationState.MOST_BYTES);
  }

  @ParameterizedTest
  @MethodSource("trouble")
  void riskRisesWhereThereIsTrouble(Script script) {
    List<Decision> decisions = decide(script);
    double first = decisions.getFirst().risk().eventually();
    double last = decisions.getLast().risk().eventually();
    assertThat(decisions).noneMatch(Decision::degraded);
    assertThat(last).as("from %.2f", first).isGreaterThan(0.5).isGreaterThan(first + 0.15);
  }

  @ParameterizedTest
  @MethodSource("calm")
  void riskStaysLowWhereThereIsNone(Script script) {
    List<Decision> decisions = decide(script);
    assertThat(decisions).allMatch(one -> one.risk().eventually() < 0.5);
    assertThat(decisions.getLast().risk().eventually()).isLessThan(0.35);
    assertThat(decisions.getLast().risk().now()).isLessThan(0.15);
  }
}
