package io.baton.training.report;

import io.baton.training.evaluation.ScoredConversation;
import io.baton.training.evaluation.ScoredFold;
import io.baton.training.metric.RiskTrack;
import io.baton.training.report.Question.Answer;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The questions that the labels of scored conversations can answer. */
final class Questions {

  private final List<ScoredFold> folds;

  Questions(List<ScoredFold> folds) {
    this.folds = folds;
  }

  /** Did this conversation, now over, need a human? */
  Question outcome() {
    return new Question(
        "Outcome",
        all((scored, fold) ->
            scored.conversation().outcome().escalated().stream()
                .map(truth -> new Answer(scored.outcome(), truth, fold.thresholds().outcome()))));
  }

  /** Will this conversation, still going on, need a human? */
  Question eventually() {
    return new Question(
        "Before the end",
        all((scored, fold) ->
            scored.conversation().outcome().escalated().stream()
                .flatMap(truth ->
                    scored.ongoingRisks().stream()
                        .map(risk -> new Answer(risk, truth, fold.thresholds().alarm())))));
  }

  /** Is a human needed at this turn? */
  Question now() {
    return new Question(
        "At this turn",
        all((scored, fold) ->
            IntStream.range(0, scored.riskPerTurn().size())
                .boxed()
                .flatMap(i -> now(scored, i, fold.thresholds().turn()))));
  }

  private static Stream<Answer> now(ScoredConversation scored, int turn, double threshold) {
    return scored.conversation().turns().get(turn).label().needsHuman().stream()
        .map(truth -> new Answer(scored.riskPerTurn().get(turn).now(), truth, threshold));
  }

  /** The risk of each conversation with a known outcome while it went on. */
  List<RiskTrack> tracks() {
    return all((scored, fold) ->
        scored.conversation().outcome().escalated().stream()
            .map(truth -> new RiskTrack(truth, scored.ongoingRisks(), fold.thresholds().alarm())));
  }

  private <T> List<T> all(BiFunction<ScoredConversation, ScoredFold, Stream<T>> read) {
    return folds.stream()
        .flatMap(fold -> fold.scored().stream().flatMap(scored -> read.apply(scored, fold)))
        .toList();
  }
}
