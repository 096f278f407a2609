package io.baton.training.bench;

import io.baton.conversation.Conversation;
import io.baton.conversation.Outcome;
import io.baton.conversation.Sentiment;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.TurnLabel;
import io.baton.escalation.bundle.Manifest;
import io.baton.escalation.bundle.SentimentBundle;
import io.baton.training.escalation.BundleMaking;
import io.baton.training.escalation.EscalationTraining;
import io.baton.training.escalation.Progress;
import io.baton.training.escalation.TrainOptions;
import io.baton.training.escalation.TrainedEscalation;
import io.baton.training.sentiment.SentimentTraining;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A bundle to measure where nobody gave one: with everything that a turn can cost, that is text and
 * intents and a model of tone, learnt from made-up conversations in the words of {@link
 * EngineBenchmark}, so that hardly a feature of the measured turns is unknown to it.
 */
final class BenchBundle {

  private static final int CONVERSATIONS = 160;
  private static final int WORDS = 12;
  private static final String[] TROUBLE = {"nobody", "wrong", "still", "again", "waiting"};

  private BenchBundle() {}

  /** Trains it, which takes some ten seconds, and writes it. */
  static void write(Path directory, Progress progress) {
    List<Conversation> history = history();
    TrainOptions options = TrainOptions.withSeed(1);
    var tone = new SentimentTraining(1, progress).train(history);
    TrainedEscalation trained =
        new EscalationTraining(options, tone.model(), progress).train(history);
    new SentimentBundle(
            new Manifest(tone.model().version(), Map.of(), tone.metrics(), Map.of()), tone.model())
        .write(directory.resolve(SentimentBundle.DIRECTORY), "made for a benchmark");
    Map<String, String> facts = Map.of(Manifest.SENTIMENT, tone.model().version());
    new BundleMaking(history, trained, options, tone.model(), facts).write(directory);
  }

  private static List<Conversation> history() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
    List<Conversation> history = new ArrayList<>();
    for (int i = 0; i < CONVERSATIONS; i++) {
      boolean escalated = random.nextInt(3) == 0;
      List<Turn> turns = new ArrayList<>();
      for (int turn = 0; turn < 8; turn++) {
        boolean trouble = random.nextInt(10) < (escalated ? 6 : 1);
        turns.add(
            turn % 2 == 0
                ? customer("t-" + turn, trouble, random)
                : Turn.builder("t-" + turn, Speaker.BOT).text(text(false, random)).build());
      }
      history.add(Conversation.of("bench-" + i, turns, Outcome.escalated(escalated)));
    }
    return history;
  }

  private static Turn customer(String id, boolean trouble, RandomGenerator random) {
    Sentiment sentiment = trouble ? Sentiment.NEGATIVE : Sentiment.NEUTRAL;
    return Turn.builder(id, Speaker.CUSTOMER)
        .text(text(trouble, random))
        .intent(trouble ? "complain" : "track_order")
        .confidence(trouble ? 0.5 : 0.9)
        .label(
            new TurnLabel(
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.of(sentiment),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty()))
        .build();
  }

  private static String text(boolean trouble, RandomGenerator random) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < WORDS; i++) {
      String[] from = trouble && i % 3 == 0 ? TROUBLE : EngineBenchmark.WORDS;
      words.add(from[random.nextInt(from.length)]);
    }
    return String.join(" ", words);
  }
}
