package io.baton.training.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.history.FieldException;
import io.baton.escalation.request.PromiseDetector;
import io.baton.escalation.request.RequestDetector;
import io.baton.escalation.text.TokenizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts what the detectors say of labelled phrases, by language. A line is {@code {"text",
 * "language", "request"}} for a customer's phrase, or {@code promise} in place of {@code request}
 * for a bot's. Not thread-safe.
 */
public final class PhraseScores {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int MOST_MISTAKES = 1_000;

  private final RequestDetector requests = new RequestDetector();
  private final PromiseDetector promises = new PromiseDetector();
  private final Map<String, Map<String, Counts>> counts = new TreeMap<>();
  private final List<String> mistakes = new ArrayList<>();

  private static final class Counts {
    private int found;
    private int missed;
    private int falselyFound;
    private int rightlyNot;
  }

  /**
   * Takes a line.
   *
   * @throws FieldException if a field is missing or of the wrong type
   */
  public void add(JsonNode line) {
    String kind = line.has("promise") ? "promise" : "request";
    JsonNode truth = line.path(kind);
    if (!line.path("text").isTextual()) {
      throw new FieldException("text", "missing; a text is needed");
    }
    if (!truth.isBoolean()) {
      throw new FieldException(kind, truth + " is neither true nor false");
    }
    String text = line.path("text").textValue();
    TokenizedText tokens = TokenizedText.of(text);
    boolean says =
        kind.equals("promise")
            ? promises.find(tokens).isPresent()
            : requests.find(tokens).isPresent();
    String language = line.path("language").asText("unknown");
    count(kind, language, truth.booleanValue(), says);
    if (says != truth.booleanValue() && mistakes.size() < MOST_MISTAKES) {
      mistakes.add((says ? "false " : "missed ") + kind + " [" + language + "] " + text);
    }
  }

  private void count(String kind, String language, boolean truth, boolean says) {
    Counts one =
        counts
            .computeIfAbsent(kind, any -> new TreeMap<>())
            .computeIfAbsent(language, any -> new Counts());
    if (truth) {
      one.found += says ? 1 : 0;
      one.missed += says ? 0 : 1;
    } else {
      one.falselyFound += says ? 1 : 0;
      one.rightlyNot += says ? 0 : 1;
    }
  }

  /** By kind and language: recall, falsePositives (as a share of the look-alikes) and counts. */
  public ObjectNode json() {
    ObjectNode root = MAPPER.createObjectNode();
    counts.forEach((kind, languages) -> {
      ObjectNode node = root.putObject(kind);
      languages.forEach((language, one) -> node.set(language, json(one)));
    });
    return root;
  }

  private static ObjectNode json(Counts one) {
    int positives = one.found + one.missed;
    int negatives = one.falselyFound + one.rightlyNot;
    ObjectNode node = MAPPER.createObjectNode();
    node.put("recall", positives == 0 ? Double.NaN : (double) one.found / positives);
    node.put("falsePositives", negatives == 0 ? Double.NaN : (double) one.falselyFound / negatives);
    return node.put("positives", positives).put("negatives", negatives);
  }

  /** What was said wrongly, a line each. */
  public List<String> mistakes() {
    return List.copyOf(mistakes);
  }
}
