package io.baton.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.baton.conversation.Conversation;
import io.baton.conversation.Outcome;
import io.baton.conversation.Sentiment;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.TurnLabel;
import io.baton.conversation.decision.Risk;
import io.baton.conversation.decision.Tone;
import io.baton.escalation.model.Thresholds;
import io.baton.escalation.sentiment.SentimentScheme;
import io.baton.training.metric.Confusion;
import io.baton.training.metric.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class EvaluationTest {

  private static final Thresholds HALF = new Thresholds(0.5, 0.5, 0.5);

  @Test
  void outcomeIsJudgedAtTheThresholdOfTheModel() {
    var figures =
        Evaluation.of(
                List.of(
                    Scored.outcome("a", true, 0.6),
                    Scored.outcome("b", true, 0.3),
                    Scored.outcome("c", false, 0.4),
                    Scored.outcome("d", false, 0.1)),
                new Thresholds(0.4, 0.5, 0.5))
            .outcome()
            .orElseThrow();
    assertThat(figures.rocAuc()).isEqualTo(0.75);
    assertThat(figures.confusion()).isEqualTo(new Confusion(1, 1, 1, 1));
    assertThat(figures.n()).isEqualTo(4);
    assertThat(figures.brier()).isEqualTo((0.16 + 0.49 + 0.16 + 0.01) / 4, within(1e-12));
  }

  @Test
  void aConversationWithoutTurnsIsNotJudged() {
    var empty = Scored.of(Conversation.of("e", List.of(), Outcome.escalated(true)), List.of(), 0);
    var figures =
        Evaluation.of(List.of(empty, Scored.outcome("a", true, 0.6)), HALF).outcome().orElseThrow();
    assertThat(figures.n()).isEqualTo(1);
    assertThat(Evaluation.of(List.of(empty), HALF).outcome()).isEmpty();
  }

  @Test
  void eachFoldIsJudgedAtItsOwnThreshold() {
    var lenient = new ScoredFold(List.of(Scored.outcome("a", true, 0.3)), thresholds(0.2));
    var strict = new ScoredFold(List.of(Scored.outcome("b", true, 0.3)), thresholds(0.4));
    var figures = Evaluation.ofFolds(List.of(lenient, strict)).outcome().orElseThrow();
    assertThat(figures.confusion()).isEqualTo(new Confusion(1, 0, 1, 0));
  }

  @Test
  void ongoingLooksAtCustomerTurnsThatAreNotTheLast() {
    var scored = Scored.ongoing("a", Outcome.escalated(true), 0.2, 0.6, 0.9);
    assertThat(scored.ongoingRisks()).containsExactly(0.2, 0.6);
    var figures = Evaluation.of(List.of(scored), HALF).ongoing().orElseThrow();
    assertThat(figures.recallAt10()).isEqualTo(1);
    assertThat(figures.medianLead()).isEqualTo(1);
  }

  @Test
  void whatComesAfterTheHandoffIsNotOngoing() {
    Outcome handedOff =
        new Outcome(
            Optional.of(true),
            Optional.of("t-4"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalDouble.empty(),
            Optional.empty(),
            Map.of());
    assertThat(Scored.ongoing("a", handedOff, 0.1, 0.2, 0.3, 0.4, 0.5).ongoingRisks())
        .containsExactly(0.1, 0.2);
  }

  @Test
  void whatComesAfterAnAgentTookOverIsNotOngoingThoughNobodySaysWhen() {
    var scored = Scored.ongoing("a", Outcome.escalated(true), 0.1, 0.2, 0.3, 0.4);
    List<Turn> turns = new ArrayList<>(scored.conversation().turns());
    turns.set(5, Turn.builder("t-5", Speaker.AGENT).build());
    var takenOver =
        Scored.of(scored.conversation().withTurns(turns), scored.riskPerTurn(), scored.outcome());
    assertThat(takenOver.ongoingRisks()).containsExactly(0.1, 0.2);
  }

  @Test
  void alarmsOfQuietConversationsAreCounted() {
    var figures =
        Evaluation.of(
                List.of(
                    Scored.ongoing("a", Outcome.escalated(false), 0.7, 0.1),
                    Scored.ongoing("b", Outcome.escalated(false), 0.2, 0.9),
                    Scored.ongoing("c", Outcome.escalated(true), 0.2, 0.9)),
                HALF)
            .ongoing()
            .orElseThrow();
    assertThat(figures.falseAlarms()).isEqualTo(0.5);
    assertThat(figures.recallAt10()).isZero();
    assertThat(figures.medianLead()).isNaN();
    assertThat(figures.aucAtTurn()).isEmpty();
  }

  @Test
  void turnsAreJudgedWhereTheyCarryTheLabel() {
    var figures =
        Evaluation.of(
                List.of(
                    Scored.labelled("a", "-?+", 0.1, 0.9, 0.8),
                    Scored.labelled("b", "--", 0.2, 0.3),
                    Scored.labelled("c", "??", 0.9, 0.9)),
                HALF)
            .turn()
            .orElseThrow();
    assertThat(figures.confusion()).isEqualTo(new Confusion(1, 0, 0, 3));
    assertThat(figures.rocAuc()).isEqualTo(1);
    assertThat(figures.goldenTransfer()).containsExactly(1.0, 1.0, 1.0);
  }

  @Test
  void aTransferTwoLabelledTurnsEarlyIsWorthMoreWithMoreTolerance() {
    var figures =
        Evaluation.of(List.of(Scored.labelled("a", "--?+", 0.9, 0.1, 0.9, 0.1)), HALF)
            .turn()
            .orElseThrow();
    assertThat(figures.goldenTransfer().get(0)).isEqualTo(Math.exp(-2), within(1e-12));
    assertThat(figures.goldenTransfer().get(1)).isEqualTo(Math.exp(-0.5), within(1e-12));
    assertThat(figures.goldenTransfer().get(2)).isEqualTo(Math.exp(-2.0 / 9), within(1e-12));
  }

  @Test
  void sentimentIsJudgedWhereTurnsSayTheirTone() {
    var evaluation = Evaluation.of(List.of(negative("a", new Tone(0.7, 0.2, 0.1, 0.5))), HALF);
    assertThat(evaluation.sentiment().orElseThrow().confusion().macroF1()).isEqualTo(1);
    assertThat(evaluation.outcome()).isEmpty();
  }

  @Test
  void whereNobodyReadTheToneNothingIsSaidOfIt() {
    ScoredConversation unread = negative("a", Tone.NEUTRAL);
    assertThat(Evaluation.of(List.of(unread), HALF).sentiment()).isEmpty();
    ScoredConversation read = negative("b", new Tone(0.7, 0.2, 0.1, 0.5));
    assertThat(Evaluation.of(List.of(unread, read), HALF).sentiment()).isPresent();
  }

  /** Of the bot's turn and the one without text nobody read a tone, whatever people say of it. */
  private static ScoredConversation negative(String id, Tone tone) {
    TurnLabel label =
        new TurnLabel(
            Optional.empty(),
            OptionalDouble.empty(),
            Optional.of(Sentiment.NEGATIVE),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty());
    List<Turn> turns =
        List.of(
            Turn.builder("t-1", Speaker.CUSTOMER).text("hm").label(label).build(),
            Turn.builder("t-2", Speaker.BOT).text("oh").label(label).build(),
            Turn.builder("t-3", Speaker.CUSTOMER).intent("hm").label(label).build());
    return new ScoredConversation(
        Conversation.of(id, turns, Outcome.UNKNOWN),
        Collections.nCopies(3, Risk.rising(0, 0, 0, 0, 0)),
        0,
        List.of(tone, Tone.NEUTRAL, Tone.NEUTRAL));
  }

  @Test
  void blocksWithoutLabelsAreAbsent() {
    var evaluation = Evaluation.of(List.of(Scored.labelled("a", "?", 0.1)), HALF);
    assertThat(evaluation.outcome()).isEmpty();
    assertThat(evaluation.ongoing()).isEmpty();
    assertThat(evaluation.turn()).isEmpty();
    assertThat(evaluation.sentiment()).isEmpty();
    assertThat(evaluation.intervals()).isEmpty();
  }

  @Test
  void intervalsHoldTheFigures() {
    var evaluation = Evaluation.of(Scored.history(200, new Random(4)), HALF);
    assertThat(evaluation.intervals()).containsOnlyKeys("outcome", "ongoing");
    Interval auc =
        evaluation.intervals().values().stream()
            .flatMap(figures -> figures.entrySet().stream())
            .filter(figure -> figure.getKey().equals("rocAuc"))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow();
    assertThat(auc.contains(evaluation.outcome().orElseThrow().rocAuc())).isTrue();
    assertThat(auc.high() - auc.low()).isBetween(0.02, 0.3);
  }

  @Test
  void theIntervalsOfTonesAreByConversationToo() {
    List<LabelledText> texts = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      String predicted = i / 40 % 2 == 0 ? "joy" : "anger";
      texts.add(told(SentimentScheme.EMOTION, "c-" + i / 40, "joy", predicted, true));
    }
    Interval accuracy =
        Evaluation.ofTexts(texts).intervals().getOrDefault("sentiment", Map.of()).get("accuracy");
    assertThat(accuracy).isEqualTo(new Interval(0.2, 0.8));
  }

  @Test
  void tonesAreMeasuredInTheOneSchemeWithMostLabelsThatTheModelKnows() {
    List<LabelledText> texts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      texts.add(told(SentimentScheme.EMOTION, "c-" + i, "awe", "joy", i == 0));
      texts.add(told(SentimentScheme.SENTIMENT, "c-" + i, "negative", "negative", i < 2));
    }
    assertThat(scheme(texts)).isEqualTo(SentimentScheme.SENTIMENT);
    texts.add(told(SentimentScheme.EMOTION, "c-1", "joy", "joy", true));
    assertThat(scheme(texts)).isEqualTo(SentimentScheme.SENTIMENT);
    texts.add(told(SentimentScheme.EMOTION, "c-2", "joy", "joy", true));
    assertThat(scheme(texts)).isEqualTo(SentimentScheme.EMOTION);
    assertThat(Evaluation.ofTexts(texts).sentiment().orElseThrow().n()).isEqualTo(5);
  }

  /** Of a class that one conversation has, two resamples of five see nothing. */
  @Test
  void theIntervalOfMacroF1IsOverTheClassesOfTheFigure() {
    List<LabelledText> texts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      texts.add(told(SentimentScheme.EMOTION, "c-" + i, "joy", "joy", true));
    }
    texts.add(told(SentimentScheme.EMOTION, "other", "anger", "anger", true));
    Evaluation evaluation = Evaluation.ofTexts(texts);
    assertThat(evaluation.intervals().getOrDefault("sentiment", Map.of()))
        .containsEntry("macroF1", new Interval(0.5, 1))
        .containsEntry("accuracy", new Interval(1, 1));
  }

  /**
   * At the second customer turn each class has just the 20 conversations that are needed, and is
   * told the wrong way round; at the first the right way, by more. Resamples that leave the second
   * turn out would have a mean of 1.
   */
  @Test
  void theIntervalOfTheMeanAucIsOverTheTurnsOfTheFigure() {
    List<ScoredConversation> scored = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      boolean escalated = i % 2 == 0;
      double first = escalated ? 0.9 : 0.1;
      Outcome outcome = Outcome.escalated(escalated);
      scored.add(Scored.ongoing("long-" + i, outcome, first, 1 - first, 0.5));
      scored.add(Scored.ongoing("short-" + i, outcome, first, 0.5));
    }
    Evaluation evaluation = Evaluation.of(scored, HALF);
    assertThat(evaluation.ongoing().orElseThrow().meanAuc()).isEqualTo(0.5);
    assertThat(evaluation.intervals().getOrDefault("ongoing", Map.of()))
        .containsEntry("meanAuc", new Interval(0.5, 0.5));
  }

  private static SentimentScheme scheme(List<LabelledText> texts) {
    return Evaluation.ofTexts(texts).sentiment().orElseThrow().scheme();
  }

  private static LabelledText told(
      SentimentScheme scheme, String conversation, String truth, String predicted, boolean known) {
    return new LabelledText(scheme, conversation, truth, predicted, Optional.empty(), known);
  }

  private static Thresholds thresholds(double outcome) {
    return new Thresholds(outcome, 0.5, 0.5);
  }
}
