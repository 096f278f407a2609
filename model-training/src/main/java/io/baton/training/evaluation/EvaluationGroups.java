package io.baton.training.evaluation;

import io.baton.conversation.Conversation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The same figures for the conversations of each language and of each channel, where a history has
 * more than one with {@value #FEWEST} conversations: a model may be calibrated for all together and
 * for none of them.
 */
final class EvaluationGroups {

  static final int FEWEST = 100;

  private EvaluationGroups() {}

  /** By language and channel, then by which; neither where there are not at least two. */
  static Map<String, Map<String, Evaluation>> of(List<ScoredFold> folds) {
    Map<String, Map<String, Evaluation>> groups = new LinkedHashMap<>();
    put(groups, "language", folds, one -> one.language().map(EvaluationGroups::primary));
    put(groups, "channel", folds, Conversation::channel);
    return groups;
  }

  /** Of de-AT it is de. */
  private static String primary(String tag) {
    return tag.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
  }

  private static void put(
      Map<String, Map<String, Evaluation>> groups,
      String name,
      List<ScoredFold> folds,
      Function<Conversation, Optional<String>> by) {
    Map<String, Integer> sizes = new HashMap<>();
    for (ScoredFold fold : folds) {
      for (ScoredConversation scored : fold.scored()) {
        by.apply(scored.conversation()).ifPresent(one -> sizes.merge(one, 1, Integer::sum));
      }
    }
    sizes.values().removeIf(size -> size < FEWEST);
    if (sizes.size() > 1) {
      Map<String, Evaluation> each = new TreeMap<>();
      sizes.keySet().forEach(one -> each.put(one, figures(folds, by, one)));
      each.values().removeIf(EvaluationGroups::tellsNothing);
      if (!each.isEmpty()) {
        groups.put(name, each);
      }
    }
  }

  private static boolean tellsNothing(Evaluation group) {
    return group.outcome().isEmpty() && group.ongoing().isEmpty() && group.turn().isEmpty();
  }

  private static Evaluation figures(
      List<ScoredFold> folds, Function<Conversation, Optional<String>> by, String group) {
    List<ScoredFold> some =
        folds.stream()
            .map(fold ->
                new ScoredFold(
                    fold.scored().stream()
                        .filter(scored ->
                            by.apply(scored.conversation()).filter(group::equals).isPresent())
                        .toList(),
                    fold.thresholds()))
            .toList();
    return EvaluationRun.withoutIntervals(some).evaluate();
  }
}
