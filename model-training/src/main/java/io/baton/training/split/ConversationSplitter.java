package io.baton.training.split;

import io.baton.conversation.Conversation;
import io.baton.conversation.Turn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * Splits a history into folds by whole conversations, never by turn, with about the same share of
 * each class in every fold. The result depends on the ids and labels and the seed alone, not on the
 * order of the history.
 *
 * @param folds how many, at least 2
 * @param seed of the shuffle
 */
public record ConversationSplitter(int folds, long seed) {

  public ConversationSplitter {
    if (folds < 2) {
      throw new IllegalArgumentException("folds: " + folds + " is not at least 2");
    }
  }

  /**
   * Every conversation is in the test part of exactly one fold; the parts keep the order of the
   * history. Stratified by {@link #stratum}.
   *
   * @throws IllegalArgumentException if there are fewer conversations than folds, or an id twice
   */
  public List<Fold<Conversation>> split(List<Conversation> history) {
    return split(history, Conversation::id, ConversationSplitter::stratum);
  }

  /** As {@link #split(List)} for other things with an id and a class. */
  public <T> List<Fold<T>> split(
      List<T> items, Function<T, String> id, Function<T, String> stratum) {
    int[] assigned = assign(items, id, stratum);
    return IntStream.range(0, folds).mapToObj(fold -> fold(items, assigned, fold)).toList();
  }

  private <T> int[] assign(List<T> items, Function<T, String> id, Function<T, String> stratum) {
    List<String> ids = items.stream().map(id).toList();
    checkIds(ids);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    int[] assigned = new int[items.size()];
    int start = 0;
    for (List<Integer> members : strata(items, stratum).values()) {
      List<Integer> order = new ArrayList<>(members);
      order.sort((a, b) -> ids.get(a).compareTo(ids.get(b)));
      Collections.shuffle(order, random);
      for (int i = 0; i < order.size(); i++) {
        assigned[order.get(i)] = (start + i) % folds;
      }
      // The next class goes on where this one stopped, so that the folds stay of equal size.
      start = (start + order.size()) % folds;
    }
    return assigned;
  }

  private void checkIds(List<String> ids) {
    if (ids.size() < folds) {
      throw new IllegalArgumentException(
          "history: " + ids.size() + " conversations cannot make " + folds + " folds");
    }
    Set<String> seen = new HashSet<>();
    for (String id : ids) {
      if (!seen.add(id)) {
        throw new IllegalArgumentException(
            "id: '" + id + "' is there twice; it would leak from training to test");
      }
    }
  }

  private static <T> Map<String, List<Integer>> strata(List<T> items, Function<T, String> stratum) {
    Map<String, List<Integer>> strata = new TreeMap<>();
    for (int i = 0; i < items.size(); i++) {
      strata.computeIfAbsent(stratum.apply(items.get(i)), key -> new ArrayList<>()).add(i);
    }
    return strata;
  }

  private static <T> Fold<T> fold(List<T> items, int[] assigned, int fold) {
    List<T> train = new ArrayList<>();
    List<T> test = new ArrayList<>();
    for (int i = 0; i < assigned.length; i++) {
      (assigned[i] == fold ? test : train).add(items.get(i));
    }
    return new Fold<>(train, test);
  }

  /**
   * The class of a conversation for stratification: its outcome, if known, and whether any of its
   * turns needed a human. A single text has its emotion, offensive or sentiment label instead.
   */
  public static String stratum(Conversation conversation) {
    String outcome =
        conversation.outcome().escalated().map(e -> e ? "escalated" : "quiet").orElse("unknown");
    if (conversation.turns().size() == 1) {
      return outcome + "/" + textLabel(conversation.turns().getFirst());
    }
    return outcome + "/" + needed(conversation);
  }

  private static String textLabel(Turn turn) {
    var label = turn.label();
    return label
        .emotion()
        .or(() -> label.offensive().map(offensive -> offensive ? "offensive" : "not offensive"))
        .or(() -> label.sentiment().map(sentiment -> sentiment.wireName()))
        .orElse("unknown");
  }

  private static String needed(Conversation conversation) {
    return conversation.turns().stream().anyMatch(t -> t.label().needsHuman().orElse(false))
        ? "needed"
        : "not needed";
  }
}
