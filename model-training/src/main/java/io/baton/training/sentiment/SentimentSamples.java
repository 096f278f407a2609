package io.baton.training.sentiment;

import io.baton.conversation.Conversation;
import io.baton.conversation.Turn;
import io.baton.escalation.sentiment.SentimentScheme;
import io.baton.escalation.sentiment.ToneFeatures;
import io.baton.escalation.text.FeatureKeys;
import io.baton.escalation.text.TokenizedText;
import io.baton.training.linear.SparseRows;
import io.baton.training.split.ConversationSplitter;
import io.baton.training.split.Fold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The turns that have a label in a scheme, as rows with their classes and folds.
 *
 * @param scheme of the labels
 * @param classes names, sorted, of those with enough turns
 * @param rows features
 * @param truth for each row the position of its class
 * @param folds for each row the fold of its conversation
 */
record SentimentSamples(
    SentimentScheme scheme,
    List<String> classes,
    SparseRows rows,
    List<Integer> truth,
    List<Integer> folds) {

  /** A class with fewer turns is not learnt. */
  static final int FEWEST = 10;

  SentimentSamples {
    classes = List.copyOf(classes);
    truth = List.copyOf(truth);
    folds = List.copyOf(folds);
  }

  /** Of a history. */
  static SentimentSamples of(
      SentimentScheme scheme, List<Conversation> history, int folds, long seed) {
    List<String> classes = classes(scheme, history);
    List<Conversation> labelled =
        history.stream().filter(one -> !labels(scheme, one, classes).isEmpty()).toList();
    SparseRows rows = new SparseRows();
    List<Integer> truth = new ArrayList<>();
    List<Integer> foldOfRow = new ArrayList<>();
    Map<String, Integer> foldOf =
        classes.size() < 2 || labelled.size() < folds
            ? Map.of()
            : foldOf(scheme, labelled, classes, new ConversationSplitter(folds, seed));
    for (Conversation conversation : foldOf.isEmpty() ? List.<Conversation>of() : labelled) {
      for (Turn turn : conversation.turns()) {
        int label = scheme.of(turn.label()).map(classes::indexOf).orElse(-1);
        if (label >= 0 && turn.text().isPresent()) {
          long[] features = ToneFeatures.of(TokenizedText.of(turn.text()), true);
          rows.add(features, FeatureKeys.scale(features.length));
          truth.add(label);
          foldOfRow.add(foldOf.getOrDefault(conversation.id(), 0));
        }
      }
    }
    return new SentimentSamples(scheme, classes, rows, truth, foldOfRow);
  }

  private static Map<String, Integer> foldOf(
      SentimentScheme scheme,
      List<Conversation> labelled,
      List<String> classes,
      ConversationSplitter splitter) {
    List<Fold<Conversation>> split =
        splitter.split(labelled, Conversation::id, one -> labels(scheme, one, classes).getFirst());
    Map<String, Integer> foldOf = new HashMap<>();
    for (int fold = 0; fold < split.size(); fold++) {
      for (Conversation conversation : split.get(fold).test()) {
        foldOf.put(conversation.id(), fold);
      }
    }
    return foldOf;
  }

  private static List<String> classes(SentimentScheme scheme, List<Conversation> history) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Conversation conversation : history) {
      for (Turn turn : conversation.turns()) {
        if (turn.text().isPresent()) {
          scheme.of(turn.label()).ifPresent(name -> counts.merge(name, 1, Integer::sum));
        }
      }
    }
    counts.values().removeIf(count -> count < FEWEST);
    return List.copyOf(counts.keySet());
  }

  private static List<String> labels(
      SentimentScheme scheme, Conversation conversation, List<String> classes) {
    return conversation.turns().stream()
        .filter(turn -> turn.text().isPresent())
        .flatMap(turn -> scheme.of(turn.label()).stream())
        .filter(classes::contains)
        .toList();
  }

  int size() {
    return truth.size();
  }

  /** Whether a head can be learnt from them. */
  boolean suffice(int fewest) {
    return classes.size() >= 2 && size() >= fewest;
  }
}
