package io.baton.training.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.Conversation;
import io.baton.conversation.history.ConversationJson;
import io.baton.conversation.imports.BenchmarkImport;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a line of Baton's history format or of the benchmark shape, whichever it is. A line is of
 * the benchmark shape if its turns have no id; one without turns if it names its {@code dataset},
 * or has its text or label at the top.
 */
public final class AnyShape implements Function<JsonNode, Conversation> {

  private final BenchmarkImport benchmark;

  /** With the usual labels for the outcome of a benchmark conversation. */
  public AnyShape() {
    this(Optional.empty());
  }

  /**
   * @param outcomeLabel of a benchmark conversation: the label that says whether a human was needed
   */
  public AnyShape(Optional<String> outcomeLabel) {
    this.benchmark = new BenchmarkImport(outcomeLabel);
  }

  @Override
  public Conversation apply(JsonNode line) {
    return isBenchmark(line) ? benchmark.apply(line) : ConversationJson.read(line);
  }

  private static boolean isBenchmark(JsonNode line) {
    if (!line.isObject() || line.has("outcome")) {
      return false;
    }
    JsonNode first = line.path("turns").path(0);
    if (first.isObject()) {
      return !first.has("id");
    }
    return line.has("dataset") || line.has("label") || line.has("text");
  }
}
