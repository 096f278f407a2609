package io.baton.training.starter;

import io.baton.conversation.Conversation;
import io.baton.training.generate.GenerateOptions;
import io.baton.training.generate.HistoryGenerator;
import io.baton.training.generate.wording.Wording;
import io.baton.training.sentiment.TonePhrases;
import io.baton.training.split.Fold;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the starter learns from and is measured with. The histories that are made up to measure with
 * have other sentences than those to learn from.
 *
 * @param phrases messages with their tone
 * @param train histories to learn from, by where they come from
 * @param test histories that nothing is learnt from, by where they come from
 */
public record StarterData(
    List<Conversation> phrases,
    Map<String, List<Conversation>> train,
    Map<String, List<Conversation>> test) {

  static final String GENERATED = "generated";
  private static final int TEST_SEED = 1_000_003;
  private static final int TEST_SHARE = 3;

  public StarterData {
    phrases = List.copyOf(phrases);
    train = Collections.unmodifiableMap(new LinkedHashMap<>(train));
    test = Collections.unmodifiableMap(new LinkedHashMap<>(test));
  }

  /** What comes with Baton. */
  public static StarterData own(StarterOptions options) {
    int tested = options.conversations() / TEST_SHARE;
    return new StarterData(
        TonePhrases.read(),
        Map.of(GENERATED, generated(options.conversations(), options.seed(), Wording.LEARNT)),
        Map.of(GENERATED, generated(tested, options.seed() + TEST_SEED, Wording.HELD_OUT)));
  }

  /**
   * With a set of others, split by conversation.
   *
   * @param split to learn from, and to measure with
   */
  public StarterData with(OpenSet set, Fold<Conversation> split) {
    Map<String, List<Conversation>> moreTrain = new LinkedHashMap<>(train);
    Map<String, List<Conversation>> moreTest = new LinkedHashMap<>(test);
    moreTrain.put(set.title(), split.train());
    moreTest.put(set.title(), split.test());
    return new StarterData(phrases, moreTrain, moreTest);
  }

  private static List<Conversation> generated(int count, long seed, Wording wording) {
    return new HistoryGenerator(GenerateOptions.all(count, seed), wording).conversations().toList();
  }

  /** Everything to learn from. */
  public List<Conversation> history() {
    List<Conversation> history = new ArrayList<>();
    train.values().forEach(history::addAll);
    return history;
  }
}
