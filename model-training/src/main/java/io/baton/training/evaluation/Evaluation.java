package io.baton.training.evaluation;

import io.baton.escalation.model.Thresholds;
import io.baton.training.metric.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a model is worth, by the questions that the labels can answer.
 *
 * @param outcome where conversations say whether a human was needed in the end
 * @param ongoing as {@code outcome}, while they went on
 * @param turn where turns say whether a human was needed
 * @param sentiment where turns say their tone
 * @param intervals 95 % bootstrap intervals by block and figure
 * @param groups the same by language and channel, where there are several; without intervals
 */
public record Evaluation(
    Optional<OutcomeFigures> outcome,
    Optional<OngoingFigures> ongoing,
    Optional<TurnFigures> turn,
    Optional<SentimentFigures> sentiment,
    Map<String, Map<String, Interval>> intervals,
    Map<String, Map<String, Evaluation>> groups) {

  public Evaluation {
    intervals = Collections.unmodifiableMap(new LinkedHashMap<>(intervals));
    groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
  }

  /** Of one model, with its thresholds. */
  public static Evaluation of(List<ScoredConversation> scored, Thresholds thresholds) {
    return ofFolds(List.of(new ScoredFold(scored, thresholds)));
  }

  /** Of the models of a cross-validation, each with its own thresholds. */
  public static Evaluation ofFolds(List<ScoredFold> folds) {
    return new EvaluationRun(folds).evaluate();
  }

  /** Of one model, without intervals. */
  public static Evaluation pointsOf(ScoredFold fold) {
    return EvaluationRun.withoutIntervals(List.of(fold)).evaluate();
  }

  /** The areas under the curves that are defined, by block and name. */
  public Map<String, Double> ranking() {
    Map<String, Double> ranking = new LinkedHashMap<>();
    outcome.ifPresent(figures -> ranking.put("outcome.rocAuc", figures.rocAuc()));
    ongoing.ifPresent(figures -> ranking.put("ongoing.meanAuc", figures.meanAuc()));
    turn.ifPresent(figures -> ranking.put("turn.rocAuc", figures.rocAuc()));
    ranking.values().removeIf(value -> value.isNaN());
    return ranking;
  }

  /** Of a sentiment model alone. */
  public static Evaluation ofTexts(List<LabelledText> texts) {
    return of(List.of(), texts);
  }

  /**
   * Of both, the tone of turns by the texts; of those in several schemes by the scheme in which
   * most have a class that the model knows.
   */
  public static Evaluation of(List<ScoredFold> folds, List<LabelledText> texts) {
    List<LabelledText> comparable = LabelledText.ofOneScheme(texts);
    Map<String, List<LabelledText>> conversations = new LinkedHashMap<>();
    comparable.forEach(text ->
        conversations.computeIfAbsent(text.conversation(), id -> new ArrayList<>()).add(text));
    return new EvaluationRun(folds, comparable.size())
        .evaluate(List.copyOf(conversations.values()));
  }
}
