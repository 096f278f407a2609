package io.baton.training.experiment;

import io.baton.conversation.Conversation;
import io.baton.escalation.sentiment.SentimentScheme;
import io.baton.escalation.text.TokenizedText;
import io.baton.training.evaluation.LabelledText;
import io.baton.training.linear.LogisticRegression;
import io.baton.training.linear.SparseRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a sentiment model is held against: TF-IDF of single words, {@code tf * (1 + ln((1 + n) / (1
 * + df)))}, each text of length 1, and logistic regression with penalty 1, one class against the
 * rest (the defaults of scikit-learn's TfidfVectorizer and LogisticRegression, but for the
 * softmax).
 */
public final class TfIdfBaseline implements Learner<List<LabelledText>> {

  private static final LogisticRegression.Options OPTIONS =
      new LogisticRegression.Options(1, 200, 1, false);

  @Override
  public List<LabelledText> learn(List<Conversation> train, List<Conversation> test, long seed) {
    List<LabelledText> said = new ArrayList<>();
    boolean learnt = false;
    for (SentimentScheme scheme : SentimentScheme.values()) {
      List<LabelledTurn> known = LabelledTurn.of(train, scheme);
      if (!known.isEmpty()) {
        said.addAll(learn(known, LabelledTurn.of(test, scheme)));
        learnt = true;
      }
    }
    if (!learnt) {
      throw new IllegalArgumentException("no turn has a label to learn from");
    }
    return List.copyOf(said);
  }

  private static List<LabelledText> learn(List<LabelledTurn> known, List<LabelledTurn> test) {
    Map<Long, Double> weights = inverseFrequencies(known);
    SparseRows rows = new SparseRows();
    known.forEach(turn -> rows.add(vector(turn.text(), weights)));
    Map<String, Map<Long, Double>> models = new LinkedHashMap<>();
    Map<String, Double> biases = new HashMap<>();
    for (String name : new TreeSet<>(known.stream().map(LabelledTurn::label).toList())) {
      LogisticRegression.Fit fit = fit(rows, known, name);
      biases.put(name, fit.bias());
      models.put(name, byKey(rows, fit));
    }
    return test.stream()
        .map(turn ->
            turn.predicted(
                best(vector(turn.text(), weights), models, biases),
                models.containsKey(turn.label())))
        .toList();
  }

  private static Map<Long, Double> inverseFrequencies(List<LabelledTurn> turns) {
    Map<Long, Integer> counts = new HashMap<>();
    for (LabelledTurn turn : turns) {
      counts(turn.text()).keySet().forEach(word -> counts.merge(word, 1, Integer::sum));
    }
    Map<Long, Double> weights = new HashMap<>();
    counts.forEach(
        (word, count) -> weights.put(word, 1 + Math.log((1.0 + turns.size()) / (1.0 + count))));
    return weights;
  }

  private static Map<Long, Integer> counts(TokenizedText text) {
    Map<Long, Integer> counts = new HashMap<>();
    for (int i = 0; i < text.size(); i++) {
      counts.merge(text.hash(i), 1, Integer::sum);
    }
    return counts;
  }

  /** Words that were not learnt from have no weight. */
  private static Map<Long, Float> vector(TokenizedText text, Map<Long, Double> weights) {
    Map<Long, Double> values = new HashMap<>();
    counts(text)
        .forEach((word, count) -> values.put(word, count * weights.getOrDefault(word, 0.0)));
    double length =
        Math.sqrt(values.values().stream().mapToDouble(value -> value * value).sorted().sum());
    Map<Long, Float> vector = new HashMap<>();
    values.forEach((word, value) -> vector.put(word, length == 0 ? 0 : (float) (value / length)));
    return vector;
  }

  private static LogisticRegression.Fit fit(
      SparseRows rows, List<LabelledTurn> turns, String name) {
    boolean[] positive = new boolean[turns.size()];
    double[] importance = new double[turns.size()];
    Arrays.fill(importance, 1);
    for (int i = 0; i < positive.length; i++) {
      positive[i] = turns.get(i).label().equals(name);
    }
    return LogisticRegression.fit(rows, positive, importance, OPTIONS);
  }

  private static Map<Long, Double> byKey(SparseRows rows, LogisticRegression.Fit fit) {
    Map<Long, Double> weights = new HashMap<>();
    for (int column = 0; column < rows.columns(); column++) {
      weights.put(rows.key(column), fit.weights()[column]);
    }
    return weights;
  }

  private static String best(
      Map<Long, Float> vector, Map<String, Map<Long, Double>> models, Map<String, Double> biases) {
    return models.keySet().stream()
        .max(
            Comparator.comparingDouble(name ->
                biases.getOrDefault(name, 0.0) + dot(vector, models.getOrDefault(name, Map.of()))))
        .orElseThrow();
  }

  private static double dot(Map<Long, Float> vector, Map<Long, Double> weights) {
    return vector.entrySet().stream()
        .mapToDouble(cell -> cell.getValue() * weights.getOrDefault(cell.getKey(), 0.0))
        .sorted()
        .sum();
  }
}
