package io.baton.training.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.conversation.Conversation;
import io.baton.conversation.Outcome;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.TurnLabel;
import io.baton.conversation.history.BadLines;
import io.baton.conversation.history.HistoryReader;
import io.baton.conversation.history.HistoryWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

final class HistoryGeneratorTest {

  private static final List<Conversation> HISTORY = history(GenerateOptions.all(1500, 11));

  private static List<Conversation> history(GenerateOptions options) {
    return new HistoryGenerator(options).conversations().toList();
  }

  private static byte[] bytes(List<Conversation> history) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (HistoryWriter writer = HistoryWriter.of(out)) {
      history.forEach(writer::write);
    }
    return out.toByteArray();
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() {
    byte[] first = bytes(HISTORY);
    assertThat(bytes(history(GenerateOptions.all(1500, 11)))).isEqualTo(first);
    assertThat(bytes(history(GenerateOptions.all(1500, 12)))).isNotEqualTo(first);
  }

  @Test
  void aConversationDoesNotDependOnHowManyThereAre() {
    assertThat(history(GenerateOptions.all(20, 11))).isEqualTo(HISTORY.subList(0, 20));
  }

  @Test
  void isAHistoryThatIsReadAsItWasWritten() {
    try (HistoryReader reader =
        HistoryReader.of(
            "generated", new ByteArrayInputStream(bytes(HISTORY)), BadLines.refuse())) {
      assertThat(reader.stream().toList()).isEqualTo(HISTORY);
    }
    Set<String> ids = new HashSet<>();
    assertThat(HISTORY).allMatch(one -> ids.add(one.id()));
  }

  @Test
  void timeGoesOnAndOutcomesFitTheTurns() {
    for (Conversation one : HISTORY) {
      Instant before = one.startedAt().orElseThrow();
      for (Turn turn : one.turns()) {
        assertThat(turn.at().orElseThrow()).isAfter(before);
        before = turn.at().orElseThrow();
      }
      checkOutcome(one);
    }
  }

  /** As the command's help says. */
  @Test
  void turnsHaveTheLabelsOfTheirSpeaker() {
    int rated = 0;
    for (Conversation one : HISTORY) {
      List<TurnLabel> customer = labels(one, Speaker.CUSTOMER);
      assertThat(customer)
          .allMatch(label -> label.sentiment().isPresent() && label.emotion().isPresent());
      rated += customer.getFirst().satisfaction().isPresent() ? 1 : 0;
      assertThat(labels(one, Speaker.BOT))
          .allMatch(label -> label.needsHuman().isPresent())
          .allMatch(label -> label.sentiment().isEmpty() && label.satisfaction().isEmpty());
      assertThat(labels(one, Speaker.AGENT)).allMatch(TurnLabel.NONE::equals);
      assertThat(one.turns().stream().dropWhile(turn -> turn.speaker() != Speaker.AGENT))
          .allMatch(turn -> turn.label().needsHuman().isEmpty());
    }
    assertThat((double) rated / HISTORY.size()).isBetween(0.57, 0.63);
  }

  private static List<TurnLabel> labels(Conversation conversation, Speaker speaker) {
    return conversation.turns().stream()
        .filter(turn -> turn.speaker() == speaker)
        .map(Turn::label)
        .toList();
  }

  private static void checkOutcome(Conversation one) {
    Outcome outcome = one.outcome();
    boolean agent = one.turns().stream().anyMatch(turn -> turn.speaker() == Speaker.AGENT);
    assertThat(outcome.handleSeconds().isPresent()).isEqualTo(agent);
    assertThat(outcome.escalatedAtTurn().isPresent()).isEqualTo(agent);
    assertThat(outcome.reason().isPresent()).isEqualTo(outcome.escalated().orElseThrow());
    assertThat(outcome.abandoned().orElseThrow() && outcome.resolved().orElseThrow()).isFalse();
    outcome
        .escalatedAtTurn()
        .ifPresent(id -> {
          Turn last = beforeTheAgent(one);
          assertThat(last.id()).isEqualTo(id);
        });
  }

  private static Turn beforeTheAgent(Conversation one) {
    return one.turns().stream()
        .takeWhile(turn -> turn.speaker() != Speaker.AGENT)
        .reduce((a, b) -> b)
        .orElseThrow();
  }

  private static double share(Predicate<Conversation> which, Predicate<Conversation> among) {
    List<Conversation> all = HISTORY.stream().filter(among).toList();
    return (double) all.stream().filter(which).count() / all.size();
  }

  private static boolean escalated(Conversation one) {
    return one.outcome().escalated().orElseThrow();
  }

  private static boolean angry(Conversation one) {
    return one.turns().stream().anyMatch(turn -> turn.label().emotion().equals(word("anger")));
  }

  private static Optional<String> word(String word) {
    return Optional.of(word);
  }

  @Test
  void sharesAreAsStated() {
    assertThat(share(HistoryGeneratorTest::escalated, any -> true)).isBetween(0.28, 0.40);
    assertThat(share(one -> one.outcome().abandoned().orElseThrow(), any -> true))
        .isBetween(0.10, 0.22);
    assertThat(share(one -> one.turns().getFirst().text().isEmpty(), any -> true))
        .isBetween(0.05, 0.11);
  }

  @Test
  void angerIsNeitherNeededNorEnough() {
    assertThat(share(HistoryGeneratorTest::angry, HistoryGeneratorTest::escalated))
        .isBetween(0.2, 0.6);
    assertThat(share(HistoryGeneratorTest::escalated, HistoryGeneratorTest::angry))
        .isBetween(0.5, 0.85);
  }

  @Test
  void thereAreSeveralReasons() {
    for (String reason :
        List.of(
            "explicit_request",
            "hang_up",
            "accepted_offer",
            "agent_takeover",
            "bot_could_not",
            "sensitive_topic")) {
      assertThat(
              share(
                  one -> one.outcome().reason().equals(word(reason)),
                  HistoryGeneratorTest::escalated))
          .as(reason)
          .isBetween(0.02, 0.65);
    }
  }

  @Test
  void onlyWhatIsAskedForComes() {
    List<Conversation> some =
        history(new GenerateOptions(50, 3, List.of("de", "fr"), List.of("banking")));
    assertThat(some)
        .allMatch(one -> one.industry().equals(word("banking")))
        .allMatch(one -> List.of("de", "fr").contains(one.language().orElseThrow()));
  }

  @Test
  void errorsNameFieldAndRange() {
    assertThatThrownBy(() -> GenerateOptions.all(0, 1))
        .hasMessage("conversations: 0 is not in 1..1000000");
    assertThatThrownBy(
            () -> new GenerateOptions(1, 1, List.of("xx"), GenerateOptions.allIndustries()))
        .hasMessageContaining("language: 'xx' is none of [en, es, de, fr, pt]");
    assertThatThrownBy(() -> new GenerateOptions(1, 1, List.of("en"), List.of()))
        .hasMessageContaining("industry: at least one of [ecommerce,");
  }
}
