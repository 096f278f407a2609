package io.baton.training.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.baton.conversation.Conversation;
import io.baton.conversation.Outcome;
import io.baton.conversation.Sentiment;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.TurnLabel;
import io.baton.conversation.decision.Tone;
import io.baton.escalation.sentiment.SentimentModel;
import io.baton.escalation.sentiment.SentimentScheme;
import io.baton.escalation.text.TokenizedText;
import io.baton.training.escalation.Progress;
import io.baton.training.escalation.TrainingException;
import io.baton.training.sentiment.SentimentTraining.TrainedSentiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

final class SentimentTrainingTest {

  private static final List<String> BAD = List.of("awful", "broken", "hate", "useless", "angry");
  private static final List<String> GOOD = List.of("great", "thanks", "love", "perfect", "happy");
  private static final List<String> FILLER = List.of("the", "parcel", "it", "today", "is", "app");

  @Test
  void wordsThatTellTheToneAreLearnt() {
    TrainedSentiment trained = train(history(200, 7));
    SentimentModel model = trained.model();
    assertThat(trained.metrics().get("sentiment.macroF1")).isGreaterThan(0.9);
    Tone bad = model.tone(TokenizedText.of("the app is awful today"));
    assertThat(bad.label()).isEqualTo(Sentiment.NEGATIVE);
    assertThat(bad.negative() + bad.neutral() + bad.positive()).isCloseTo(1, within(1e-9));
    assertThat(model.named(SentimentScheme.SENTIMENT, TokenizedText.of("love it")))
        .contains("positive");
  }

  @Test
  void theSameSeedGivesTheSameModelInAnyOrder() {
    List<Conversation> history = history(60, 3);
    assertThat(train(history).model().version())
        .isEqualTo(train(new ArrayList<>(history)).model().version());
  }

  @Test
  void tooLittleOneClassAndDoubledIdsAreRefused() {
    assertThatThrownBy(() -> train(history(10, 1)))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("at least 40 turns");
    List<Conversation> oneClass =
        history(200, 1).stream()
            .filter(one ->
                one.turns().getFirst().label().sentiment().orElseThrow() == Sentiment.POSITIVE)
            .toList();
    assertThatThrownBy(() -> train(oneClass)).hasMessageContaining("classes [positive]");
    List<Conversation> doubled = new ArrayList<>(history(50, 1));
    doubled.add(doubled.getFirst());
    assertThatThrownBy(() -> train(doubled)).hasMessageContaining("is there twice");
  }

  @Test
  void onlyTheModelThatTravelsWithTheProgramIsCutSoon() {
    List<Conversation> history = history(60, 3);
    SentimentTraining small = SentimentTraining.small(1, Progress.SILENT);
    assertThat(small.mostNumbers()).isEqualTo(700_000);
    assertThat(new SentimentTraining(1, Progress.SILENT).mostNumbers()).isEqualTo(7_000_000);
    assertThat(small.train(history).model().version()).isEqualTo(train(history).model().version());
    SentimentModel cut = new SentimentTraining(1, Progress.SILENT, 60).train(history).model();
    assertThat(cut.linear().keys()).hasSize(20);
    assertThat(train(history).model().linear().keys()).hasSizeGreaterThan(20);
  }

  private static TrainedSentiment train(List<Conversation> history) {
    return new SentimentTraining(1, Progress.SILENT).train(history);
  }

  private static List<Conversation> history(int size, long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    List<Conversation> history = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      boolean good = random.nextBoolean();
      List<String> words = good ? GOOD : BAD;
      String text = pick(FILLER, random) + " " + pick(words, random) + " " + pick(FILLER, random);
      TurnLabel label =
          new TurnLabel(
              Optional.empty(),
              OptionalDouble.empty(),
              Optional.of(good ? Sentiment.POSITIVE : Sentiment.NEGATIVE),
              Optional.empty(),
              Optional.empty(),
              OptionalInt.empty());
      Turn turn = Turn.builder("t-1", Speaker.CUSTOMER).text(text).label(label).build();
      history.add(Conversation.of("c-" + i, List.of(turn), Outcome.UNKNOWN));
    }
    return history;
  }

  private static String pick(List<String> words, RandomGenerator random) {
    return words.get(random.nextInt(words.size()));
  }
}
