package io.baton.server.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * The same turns beside two receivers of webhooks.
 *
 * @param prompt beside one that answers at once
 * @param slow beside one that never answers
 * @param promptRequests that the first got
 * @param slowRequests that the second got
 */
record ReceiverFigures(OpenLoad prompt, OpenLoad slow, int promptRequests, int slowRequests)
    implements Measured {

  /** How many times as long the slowest turns of a hundred take beside the one that hangs. */
  double ratioP99() {
    return slow.p99Millis() / prompt.p99Millis();
  }

  @Override
  public long errors() {
    return prompt.errors() + slow.errors();
  }

  @Override
  public ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("promptReceiver", load(prompt, promptRequests));
    node.set("slowReceiver", load(slow, slowRequests));
    return node.put("ratioP99", ratioP99()).put("errors", errors());
  }

  private static ObjectNode load(OpenLoad load, int requests) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("perSecond", load.perSecond())
        .put("p50Millis", load.p50Millis())
        .put("p90Millis", load.p90Millis())
        .put("p99Millis", load.p99Millis())
        .put("maxMillis", load.maxMillis())
        .put("sent", load.sent())
        .put("requestsToReceiver", requests);
  }

  @Override
  public String text() {
    return String.format(
        Locale.ROOT,
        "%-28s %10s %10s%n%-28s %10.1f %10.1f%n%-28s %10.1f %10.1f%np99 %.2f times%n",
        String.format(Locale.ROOT, "%.0f turns/s, webhooks", prompt.perSecond()),
        "p50 ms",
        "p99 ms",
        "a receiver that answers",
        prompt.p50Millis(),
        prompt.p99Millis(),
        "a receiver that hangs",
        slow.p50Millis(),
        slow.p99Millis(),
        ratioP99());
  }
}
