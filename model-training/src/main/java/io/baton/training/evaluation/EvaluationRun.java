package io.baton.training.evaluation;

import io.baton.conversation.Conversation;
import io.baton.conversation.Sentiment;
import io.baton.conversation.decision.Tone;
import io.baton.escalation.sentiment.SentimentScheme;
import io.baton.training.metric.Bootstrap;
import io.baton.training.metric.Interval;
import io.baton.training.metric.RiskTrack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/** One evaluation: collects the cases of each block, then measures and resamples them. */
final class EvaluationRun {

  private static final long SEED = 20261124;
  private static final int MOST_RESAMPLES = 1000;
  private static final int LEAST_RESAMPLES = 100;
  private static final long TURNS_TO_RESAMPLE = 50_000_000;

  private final List<ScoredFold> folds;
  private final Optional<Bootstrap> bootstrap;
  private final Map<String, Map<String, Interval>> intervals = new LinkedHashMap<>();

  EvaluationRun(List<ScoredFold> folds) {
    this(folds, 0);
  }

  /**
   * A thousand resamples, fewer where there is so much data that the intervals are narrow.
   *
   * @param texts how many there are beside the folds
   */
  EvaluationRun(List<ScoredFold> folds, int texts) {
    long turns =
        folds.stream()
            .flatMap(fold -> fold.scored().stream())
            .mapToLong(scored -> scored.riskPerTurn().size())
            .sum();
    long affordable = TURNS_TO_RESAMPLE / Math.max(1, turns + texts);
    this.folds = folds;
    this.bootstrap =
        Optional.of(new Bootstrap(Math.clamp(affordable, LEAST_RESAMPLES, MOST_RESAMPLES), SEED));
  }

  private EvaluationRun(List<ScoredFold> folds, Optional<Bootstrap> bootstrap) {
    this.folds = folds;
    this.bootstrap = bootstrap;
  }

  static EvaluationRun withoutIntervals(List<ScoredFold> folds) {
    return new EvaluationRun(folds, Optional.empty());
  }

  Evaluation evaluate() {
    return evaluate(texts());
  }

  /** With these for the tone of turns, grouped by conversation. */
  Evaluation evaluate(List<List<LabelledText>> texts) {
    var outcome = block("outcome", outcomes(), OutcomeFigures::of, OutcomeFigures::figures);
    var ongoing =
        block(
            "ongoing",
            tracks(),
            OngoingFigures::of,
            OngoingFigures::figures,
            (whole, drawn) -> OngoingFigures.of(drawn, whole.aucAtTurn().keySet()));
    var turn = block("turn", turns(), TurnFigures::of, TurnFigures::figures);
    var sentiment =
        block(
            "sentiment",
            texts,
            perConversation -> SentimentFigures.of(flat(perConversation)),
            SentimentFigures::figures,
            (whole, drawn) -> SentimentFigures.of(flat(drawn), whole.confusion().classes()));
    var groups =
        bootstrap.isPresent()
            ? EvaluationGroups.of(folds)
            : Map.<String, Map<String, Evaluation>>of();
    return new Evaluation(outcome, ongoing, turn, sentiment, intervals, groups);
  }

  private <C, F> Optional<F> block(
      String name,
      List<C> conversations,
      Function<List<C>, F> measure,
      Function<F, Map<String, Double>> figures) {
    return block(name, conversations, measure, figures, (whole, drawn) -> measure.apply(drawn));
  }

  /**
   * Empty where no conversation has the label.
   *
   * @param again measures what was drawn, by what the whole decides: an interval must be of the
   *     same statistic as its figure
   */
  private <C, F> Optional<F> block(
      String name,
      List<C> conversations,
      Function<List<C>, F> measure,
      Function<F, Map<String, Double>> figures,
      BiFunction<F, List<C>, F> again) {
    if (conversations.isEmpty()) {
      return Optional.empty();
    }
    F whole = measure.apply(conversations);
    bootstrap.ifPresent(resampling ->
        intervals.put(
            name,
            resampling.intervals(
                conversations.size(),
                drawn ->
                    figures.apply(
                        again.apply(
                            whole, IntStream.of(drawn).mapToObj(conversations::get).toList())))));
    return Optional.of(whole);
  }

  private List<OutcomeCase> outcomes() {
    return all((scored, fold) -> OutcomeCase.of(scored, fold.thresholds().outcome()));
  }

  private List<RiskTrack> tracks() {
    return all((scored, fold) ->
        scored
            .conversation()
            .outcome()
            .escalated()
            .map(escalated ->
                new RiskTrack(escalated, scored.ongoingRisks(), fold.thresholds().alarm())));
  }

  private List<List<TurnCase>> turns() {
    return all((scored, fold) ->
        Optional.of(TurnCase.of(scored, fold.thresholds().turn()))
            .filter(turns -> !turns.isEmpty()));
  }

  /** Where no sentiment model read a text every tone is the same, which tells nothing of one. */
  private List<List<LabelledText>> texts() {
    boolean read =
        folds.stream()
            .flatMap(fold -> fold.scored().stream())
            .flatMap(scored -> scored.tonePerTurn().stream())
            .anyMatch(tone -> !tone.equals(Tone.NEUTRAL));
    if (!read) {
      return List.of();
    }
    return all((scored, fold) -> Optional.of(tones(scored)).filter(texts -> !texts.isEmpty()));
  }

  private static List<LabelledText> tones(ScoredConversation scored) {
    List<LabelledText> texts = new ArrayList<>();
    for (int i = 0; i < scored.tonePerTurn().size(); i++) {
      Conversation conversation = scored.conversation();
      if (!LabelledText.isRead(conversation.turns().get(i))) {
        continue;
      }
      Sentiment predicted = scored.tonePerTurn().get(i).label();
      conversation
          .turns()
          .get(i)
          .label()
          .sentiment()
          .map(truth ->
              new LabelledText(
                  SentimentScheme.SENTIMENT,
                  conversation.id(),
                  truth.wireName(),
                  predicted.wireName(),
                  conversation.language(),
                  true))
          .ifPresent(texts::add);
    }
    return texts;
  }

  /** A conversation without turns gave a model nothing to say anything of. */
  private <C> List<C> all(BiFunction<ScoredConversation, ScoredFold, Optional<C>> read) {
    return folds.stream()
        .flatMap(fold ->
            fold.scored().stream()
                .filter(scored -> !scored.riskPerTurn().isEmpty())
                .map(scored -> read.apply(scored, fold)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static <T> List<T> flat(List<List<T>> lists) {
    return lists.stream().flatMap(List::stream).toList();
  }
}
