package io.baton.training.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.baton.conversation.Conversation;
import io.baton.conversation.Outcome;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Contribution;
import io.baton.conversation.decision.Decision;
import io.baton.escalation.ConversationState;
import io.baton.escalation.EscalationEngine;
import io.baton.escalation.ServingModel;
import io.baton.escalation.Step;
import io.baton.escalation.bundle.BundleException;
import io.baton.escalation.bundle.BundleReader;
import io.baton.escalation.bundle.ModelBundle;
import io.baton.escalation.kernel.Blend;
import io.baton.escalation.model.BlendedModel;
import io.baton.escalation.model.ModelParts;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.PolicyReader;
import io.baton.escalation.sentiment.ToneReader;
import io.baton.escalation.turn.ConversationFacts;
import io.baton.training.escalation.blend.Replayed;
import io.baton.training.escalation.blend.Replays;
import io.baton.training.escalation.table.Sample;
import io.baton.training.escalation.table.Targets;
import io.baton.training.linear.LogisticRegression;
import io.baton.training.metric.Ranking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A training from end to end, on made-up conversations. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EscalationTrainingTest {

  private static final TrainOptions OPTIONS = TrainOptions.withSeed(5);

  private final List<Conversation> history = Calls.some(150, 1);
  private final EscalationEngine engine = new EscalationEngine();
  private final Policy policy = PolicyReader.readDefault();
  private Optional<TrainedEscalation> result = Optional.empty();

  @BeforeAll
  void train() {
    result = Optional.of(training().train(history));
  }

  private static EscalationTraining training() {
    return new EscalationTraining(OPTIONS, ToneReader.NEUTRAL, Progress.SILENT);
  }

  private TrainedEscalation trained() {
    return result.orElseThrow();
  }

  private BlendedModel model() {
    return new BlendedModel("test", trained().parts());
  }

  @Test
  void whatEscalatesIsToldFromWhatDoesNotInConversationsNeverSeen() {
    List<Conversation> fresh = Calls.some(120, 2);
    double[] scores = new double[fresh.size()];
    boolean[] truth = new boolean[fresh.size()];
    ServingModel serving = ServingModel.of(model(), ToneReader.NEUTRAL);
    for (int i = 0; i < scores.length; i++) {
      scores[i] = engine.outcome(fresh.get(i), serving, policy).orElseThrow();
      truth[i] = fresh.get(i).outcome().escalated().orElseThrow();
    }
    assertThat(Ranking.rocAuc(scores, truth)).isGreaterThan(0.85);
  }

  @Test
  void theSameSeedGivesTheSameDigits() {
    TrainedEscalation again = training().train(history);
    assertThat(again.outOfFold()).isEqualTo(trained().outOfFold());
    assertThat(again.thresholds()).isEqualTo(trained().thresholds());
  }

  @Test
  void whatAnAgentSaidWhoTookOverDoesNotTellTheOutcome() {
    int told = 0;
    for (Conversation call : Calls.some(20, 6)) {
      List<Turn> turns = new ArrayList<>(call.turns());
      turns.add(Turn.builder("bot", Speaker.BOT).intent("bye").build());
      OptionalDouble before = outcome(call.withTurns(turns));
      turns.add(Turn.builder("agent", Speaker.AGENT).intent("hello").build());
      turns.add(Turn.builder("thanks", Speaker.CUSTOMER).intent("broken").build());
      assertThat(outcome(call.withTurns(turns))).isEqualTo(before);
      turns.remove(turns.size() - 2);
      told += outcome(call.withTurns(turns)).equals(before) ? 0 : 1;
    }
    assertThat(told).isEqualTo(20);
  }

  private OptionalDouble outcome(Conversation call) {
    ServingModel serving = new ServingModel(Optional.of(model()), ToneReader.NEUTRAL);
    return engine.outcome(call, serving, policy);
  }

  @Test
  void contributionsSumToTheScoreAndTheScoreIsTheLogOddsOfTheRisk() {
    for (Decision decision : decisions(Calls.some(30, 3), false)) {
      double sum =
          decision.explanation().contributions().stream().mapToDouble(Contribution::logOdds).sum();
      assertThat(sum).isCloseTo(decision.explanation().score(), within(1e-6));
      assertThat(decision.risk().eventually())
          .isGreaterThanOrEqualTo(Blend.probability(decision.explanation().score()) - 1e-12);
    }
  }

  @Test
  void aRecurrentPartIsExplainedStoredAndReadBackAsTheOthers(@TempDir Path directory) {
    ModelParts parts = new ModelFitter(OPTIONS, true).fit(samples(), candidates()).getFirst();
    assertThat(parts.recurrent()).isPresent();
    TrainedEscalation with =
        new TrainedEscalation(
            parts,
            trained().thresholds(),
            trained().policy(),
            trained().outOfFold(),
            trained().ablation());
    new BundleMaking(history, with, OPTIONS, ToneReader.NEUTRAL, Map.of()).write(directory);
    ModelBundle bundle = BundleReader.read(directory);
    ServingModel serving = ServingModel.of(bundle.escalation(), bundle.tone());
    List<Decision> decisions = decisions(Calls.some(20, 5), serving, false);
    assertThat(decisions(Calls.some(20, 5), serving, true)).isEqualTo(decisions);
    for (Decision decision : decisions) {
      List<Contribution> all = decision.explanation().contributions();
      assertThat(all).anyMatch(contribution -> contribution.name().equals("sequence"));
      assertThat(all.stream().mapToDouble(Contribution::logOdds).sum())
          .isCloseTo(decision.explanation().score(), within(1e-6));
    }
  }

  @Test
  void modelsThatShareAllButTheLinearPartSayWhatEachWouldSayAlone() {
    List<Sample> samples = samples();
    List<ModelParts> models = new ModelFitter(OPTIONS, true).fit(samples, candidates());
    Sample sample = samples.get(3);
    List<Replayed> together = new Replays(models).of(sample);
    assertThat(together).hasSameSizeAs(models).hasSizeGreaterThan(1);
    for (int i = 0; i < models.size(); i++) {
      BlendedModel alone = new BlendedModel("alone", models.get(i));
      assertThat(together.get(i).turns().toArray(double[][][]::new))
          .isDeepEqualTo(alone.replay(sample.views()).toArray(double[][][]::new));
      assertThat(together.get(i).outcome()).isEqualTo(alone.outcomeInputs(sample.views()));
    }
    assertThat(together.getFirst().turns().getFirst()[0][0])
        .isNotEqualTo(together.getLast().turns().getFirst()[0][0]);
  }

  @Test
  void afterAHandbackTrainingReplaysWhatTheEngineServes() {
    Blend blend = trained().parts().blends().getLast();
    for (Conversation call : Calls.some(10, 7)) {
      List<Turn> turns = new ArrayList<>(call.turns());
      turns.add(0, Turn.builder("agent", Speaker.AGENT).intent("hello").build());
      turns.add(1, Turn.builder("bot", Speaker.BOT).intent("hello").build());
      Conversation opened = call.withTurns(turns);
      List<double[][]> replayed =
          model()
              .replay(engine.views(opened, ServingModel.rulesOnly(), PolicyReader.readDefault()));
      List<Decision> served = decisions(List.of(opened), false);
      assertThat(served).hasSameSizeAs(turns);
      for (int turn = 0; turn < served.size(); turn++) {
        assertThat(blend.score(replayed.get(turn)[ModelParts.HEADS - 1]))
            .isCloseTo(served.get(turn).explanation().score(), within(1e-9));
      }
    }
  }

  private static List<List<LogisticRegression.Options>> candidates() {
    return OPTIONS.liveCandidates().stream()
        .map(live -> Collections.nCopies(ModelParts.HEADS, live))
        .toList();
  }

  private List<Sample> samples() {
    return EscalationTraining.views(history, ToneReader.NEUTRAL, PolicyReader.readDefault())
        .entrySet()
        .stream()
        .map(one -> new Sample(one.getKey(), one.getValue(), Targets.of(one.getKey())))
        .toList();
  }

  @Test
  void theReportTellsWhatEachPartIsWorth(@TempDir Path directory) throws IOException {
    assertThat(trained().ablation())
        .containsOnlyKeys(
            "linear alone",
            "trees alone",
            "recurrent alone",
            "blend of linear and trees",
            "blend of all");
    new BundleMaking(history, trained(), OPTIONS, ToneReader.NEUTRAL, Map.of()).write(directory);
    assertThat(Files.readString(directory.resolve("report.html")))
        .contains("What each part is worth", "recurrent alone");
  }

  @Test
  void storedAfterEveryTurnOrNotTheDecisionsAreTheSame() {
    List<Conversation> fresh = Calls.some(30, 4);
    assertThat(decisions(fresh, true)).isEqualTo(decisions(fresh, false));
  }

  private List<Decision> decisions(List<Conversation> conversations, boolean stored) {
    return decisions(conversations, ServingModel.of(model(), ToneReader.NEUTRAL), stored);
  }

  private List<Decision> decisions(
      List<Conversation> conversations, ServingModel serving, boolean stored) {
    List<Decision> decisions = new ArrayList<>();
    for (Conversation conversation : conversations) {
      ConversationState state = engine.begin(ConversationFacts.of(conversation));
      for (Turn turn : conversation.turns()) {
        Step step = engine.step(state, turn, serving, policy);
        byte[] bytes = step.state().toBytes();
        assertThat(bytes.length).isLessThanOrEqualTo(ConversationState.MOST_BYTES);
        state = stored ? ConversationState.fromBytes(bytes) : step.state();
        decisions.add(step.decision());
      }
    }
    return decisions;
  }

  @Test
  void aBundleReadBackSaysTheSameAndABrokenOneIsRefused(@TempDir Path directory)
      throws IOException {
    new BundleMaking(history, trained(), OPTIONS, ToneReader.NEUTRAL, Map.of()).write(directory);
    ModelBundle bundle = BundleReader.read(directory);
    assertThat(bundle.thresholds()).isEqualTo(trained().thresholds());
    assertThat(bundle.manifest().provenance()).containsEntry("conversations", "150");
    Random random = new Random(8);
    for (String name : List.of("weights.safetensors", "calibration.json", "golden.jsonl")) {
      Path file = directory.resolve(name);
      byte[] good = Files.readAllBytes(file);
      for (int round = 0; round < 20; round++) {
        byte[] bad = good.clone();
        bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, bad);
        assertThatThrownBy(() -> BundleReader.read(directory))
            .isInstanceOf(BundleException.class)
            .hasMessageContaining(name);
      }
      Files.write(file, good);
    }
    Path manifest = directory.resolve("manifest.json");
    Files.writeString(
        manifest, Files.readString(manifest).replace("\"format\" : 1", "\"format\" : 2"));
    assertThatThrownBy(() -> BundleReader.read(directory)).hasMessageContaining("format 2");
  }

  @Test
  void historiesThatNothingCanBeLearntFromAreRefusedWithTheReason() {
    assertThatThrownBy(() -> training().train(history.subList(0, 20)))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("20 of 20 conversations have labels")
        .hasMessageContaining("at least 40");
    List<Conversation> calm =
        history.stream()
            .map(one -> Conversation.of(one.id(), one.turns(), Outcome.escalated(false)))
            .toList();
    assertThatThrownBy(() -> training().train(calm))
        .hasMessageContaining("0 conversations needed a human");
    List<Conversation> twice = new ArrayList<>(history);
    twice.add(history.getFirst());
    assertThatThrownBy(() -> training().train(twice)).hasMessageContaining("is there twice");
  }
}
