package io.baton.conversation.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.Sentiment;
import io.baton.conversation.Turn;
import io.baton.conversation.TurnLabel;
import io.baton.conversation.history.FieldException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** Labels of the benchmark shape in the terms of the history format. */
final class BenchmarkLabels {

  private static final List<String> NEEDS_HUMAN =
      List.of("needsHuman", "needs_human", "handoff", "transfer", "transferable");
  private static final Set<String> EMOTIONS =
      Set.of(
          "anger",
          "joy",
          "optimism",
          "sadness",
          "fear",
          "disgust",
          "surprise",
          "love",
          "anticipation",
          "trust",
          "pessimism");
  private static final Map<String, Boolean> OFFENSIVE =
      Map.of("offensive", true, "not-offensive", false, "non-offensive", false);
  private static final Set<String> SENTIMENTS = Set.of("negative", "neutral", "positive");

  private BenchmarkLabels() {}

  /** The label of a single text: an emotion, offence, sentiment, or else an intent. */
  static void ofText(Turn.Builder turn, String label) {
    String name = label.toLowerCase(Locale.ROOT);
    if (EMOTIONS.contains(name) || OFFENSIVE.containsKey(name) || SENTIMENTS.contains(name)) {
      turn.label(
          new TurnLabel(
              Optional.empty(),
              OptionalDouble.empty(),
              sentiment(name),
              Optional.of(name).filter(EMOTIONS::contains),
              Optional.ofNullable(OFFENSIVE.get(name)),
              OptionalInt.empty()));
    } else if (!label.isBlank()) {
      turn.intent(label);
    }
  }

  private static Optional<Sentiment> sentiment(String label) {
    return Optional.of(label.toLowerCase(Locale.ROOT))
        .filter(SENTIMENTS::contains)
        .map(Sentiment::of);
  }

  static TurnLabel ofTurn(JsonNode label) {
    if (!label.isObject() && !label.isNull() && !label.isMissingNode()) {
      throw new FieldException("label", label + " is no object");
    }
    return new TurnLabel(
        needsHuman(label),
        share(label),
        text(label, "sentiment").flatMap(BenchmarkLabels::sentiment),
        text(label, "emotion"),
        flag(label, "offensive"),
        satisfaction(label.path("satisfaction")));
  }

  /** A label that says yes or no: a boolean, 0 or 1, or their texts. A leading ! negates. */
  static Optional<Boolean> flag(JsonNode label, String name) {
    if (name.startsWith("!")) {
      return flag(label, name.substring(1)).map(value -> !value);
    }
    JsonNode node = label.path(name);
    return switch (node.asText("").toLowerCase(Locale.ROOT)) {
      case "1", "1.0", "true", "yes" -> Optional.of(true);
      case "0", "0.0", "false", "no" -> Optional.of(false);
      case "", "null" -> Optional.empty();
      default -> throw new FieldException("label." + name, node + " is neither 0 nor 1");
    };
  }

  /** A breakdown (X) is a turn at which a human was needed. */
  private static Optional<Boolean> needsHuman(JsonNode label) {
    if (label.path("majority").isTextual()) {
      return Optional.of(label.path("majority").textValue().equals("X"));
    }
    return NEEDS_HUMAN.stream().flatMap(name -> flag(label, name).stream()).findFirst();
  }

  private static OptionalDouble share(JsonNode label) {
    double votes =
        label.path("O").asDouble(0) + label.path("T").asDouble(0) + label.path("X").asDouble(0);
    return votes > 0
        ? OptionalDouble.of(label.path("X").asDouble(0) / votes)
        : OptionalDouble.empty();
  }

  private static Optional<String> text(JsonNode label, String name) {
    return Optional.ofNullable(label.path(name).textValue()).filter(value -> !value.isBlank());
  }

  /** One vote, a list of votes, or a count for each of 1 to 5: their mean, rounded half down. */
  private static OptionalInt satisfaction(JsonNode votes) {
    if (votes.isNull() || votes.isMissingNode()) {
      return OptionalInt.empty();
    }
    if (!votes.isContainerNode()) {
      return inRange(number(votes));
    }
    double sum = 0;
    double count = 0;
    for (JsonNode vote : votes.isArray() ? votes : List.<JsonNode>of()) {
      sum += number(vote);
      count++;
    }
    for (Map.Entry<String, JsonNode> field : votes.properties()) {
      double times = number(field.getValue());
      sum += number(field.getKey()) * times;
      count += times;
    }
    return count == 0 ? OptionalInt.empty() : inRange(sum / count);
  }

  private static double number(JsonNode vote) {
    return number(vote.isTextual() ? vote.textValue() : vote.toString());
  }

  private static double number(String vote) {
    try {
      return Double.parseDouble(vote);
    } catch (NumberFormatException e) {
      throw new FieldException("label.satisfaction", "'" + vote + "' is no number");
    }
  }

  private static OptionalInt inRange(double mean) {
    if (!(mean >= 1 && mean <= 5)) {
      throw new FieldException("label.satisfaction", mean + " is not in 1..5");
    }
    return OptionalInt.of((int) Math.ceil(mean - 0.5));
  }
}
