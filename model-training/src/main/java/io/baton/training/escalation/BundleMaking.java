package io.baton.training.escalation;

import io.baton.conversation.Conversation;
import io.baton.conversation.Entity;
import io.baton.conversation.Outcome;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.TurnLabel;
import io.baton.escalation.bundle.BundleWriter;
import io.baton.escalation.model.BlendedModel;
import io.baton.escalation.sentiment.ToneReader;
import io.baton.training.escalation.table.Targets;
import io.baton.training.evaluation.Evaluation;
import io.baton.training.evaluation.ScoredFold;
import io.baton.training.report.AblationRow;
import io.baton.training.report.Driver;
import io.baton.training.report.Drivers;
import io.baton.training.report.ReportData;
import io.baton.training.report.ReportWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes a bundle of a training: golden turns, provenance, metrics and report. */
public final class BundleMaking {

  private static final int GOLDEN = 8;
  private static final int DRIVER_CONVERSATIONS = 200;

  private final List<Conversation> history;
  private final TrainedEscalation trained;
  private final ToneReader tone;
  private final Map<String, String> facts;

  /**
   * @param tone that it was trained with
   * @param facts of this run that only its surroundings know, such as codeRevision and trainedAt
   */
  public BundleMaking(
      List<Conversation> history,
      TrainedEscalation trained,
      TrainOptions options,
      ToneReader tone,
      Map<String, String> facts) {
    this.history = List.copyOf(history);
    this.trained = trained;
    this.tone = tone;
    this.facts = new LinkedHashMap<>(Provenance.of(history));
    this.facts.put("seed", String.valueOf(options.seed()));
    this.facts.put("options", options.toString());
    this.facts.putAll(facts);
  }

  /**
   * Writes the bundle.
   *
   * @return its version
   */
  public String write(Path directory) {
    String version = BundleWriter.version(trained.parts());
    return BundleWriter.write(
        directory,
        new BundleWriter.Content(
            trained.parts(),
            trained.thresholds(),
            golden(history),
            facts,
            metrics(),
            report(version)));
  }

  /**
   * The shape of some training conversations, without their words, which must not travel with a
   * model, and with words of ours in their place.
   */
  static List<Conversation> golden(List<Conversation> history) {
    List<Conversation> golden = new ArrayList<>();
    List<Conversation> said = history.stream().filter(one -> !one.turns().isEmpty()).toList();
    int step = Math.max(1, said.size() / GOLDEN);
    for (int i = 0; i < said.size() && golden.size() < GOLDEN; i += step) {
      List<Turn> turns = new ArrayList<>();
      for (Turn turn : said.get(i).turns()) {
        turns.add(wordless(turn, turns.size()));
      }
      golden.add(Conversation.of("golden-" + golden.size(), turns, Outcome.UNKNOWN));
    }
    return golden;
  }

  private static Turn wordless(Turn turn, int position) {
    Turn.Builder builder = Turn.builder("t-" + (position + 1), turn.speaker());
    turn.intent().ifPresent(builder::intent);
    turn.confidence().ifPresent(builder::confidence);
    builder.fallback(turn.fallback()).label(TurnLabel.NONE);
    turn.entities().stream().map(entity -> Entity.of(entity.type(), "")).forEach(builder::entity);
    if (turn.text().isPresent()) {
      builder.text(
          turn.speaker() == Speaker.CUSTOMER ? "I need help with this" : "How can I help?");
    }
    return builder.build();
  }

  private Map<String, Double> metrics() {
    Evaluation evaluation =
        Evaluation.pointsOf(new ScoredFold(trained.outOfFold(), trained.thresholds()));
    Map<String, Double> metrics = new LinkedHashMap<>();
    evaluation
        .outcome()
        .ifPresent(found -> {
          metrics.put("outcome.rocAuc", found.rocAuc());
          metrics.put("outcome.ece", found.ece());
        });
    evaluation
        .ongoing()
        .ifPresent(found -> {
          metrics.put("ongoing.recallAt10", found.recallAt10());
          metrics.put("ongoing.ece", found.ece());
        });
    evaluation.turn().ifPresent(found -> metrics.put("turn.rocAuc", found.rocAuc()));
    metrics.values().removeIf(value -> !Double.isFinite(value));
    return metrics;
  }

  private String report(String version) {
    return new ReportWriter()
        .html(
            new ReportData(
                "Escalation model " + version,
                facts,
                List.of(new ScoredFold(trained.outOfFold(), trained.thresholds())),
                List.of(),
                drivers(),
                ablation()));
  }

  private List<AblationRow> ablation() {
    List<AblationRow> rows = new ArrayList<>();
    trained
        .ablation()
        .forEach((name, scored) -> {
          Evaluation one = Evaluation.pointsOf(new ScoredFold(scored, trained.thresholds()));
          rows.add(new AblationRow(name, one.ranking()));
        });
    return rows;
  }

  private List<Driver> drivers() {
    BlendedModel model = new BlendedModel("drivers", trained.parts());
    Drivers drivers = new Drivers();
    List<Conversation> labelled =
        history.stream().filter(one -> Targets.of(one).outcome().isPresent()).toList();
    EscalationTraining.views(spread(labelled, DRIVER_CONVERSATIONS), tone, trained.policy())
        .forEach((conversation, views) -> {
          Targets targets = Targets.of(conversation);
          boolean escalated = targets.outcome().orElseThrow();
          var state = model.start();
          for (int i = 0; i < views.size(); i++) {
            var step = model.step(state, views.get(i));
            state = step.next();
            if (targets.isRow(i)) {
              drivers.add(escalated, step.explanation());
            }
          }
        });
    return drivers.list("base");
  }

  /** So many conversations, evenly from the first to the last: a history may be sorted. */
  static List<Conversation> spread(List<Conversation> history, int most) {
    int count = Math.min(most, history.size());
    return IntStream.range(0, count)
        .mapToObj(i -> history.get((int) ((long) i * history.size() / count)))
        .toList();
  }
}
