package io.baton.server.queue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.server.routing.Explanation;
import io.baton.server.routing.Routing;

/** What routing came to, as JSON. */
final class RoutingJson {

  private RoutingJson() {}

  static String write(Routing routing) {
    return tree(routing).toString();
  }

  static ObjectNode tree(Routing routing) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    switch (routing) {
      case Routing.Chosen chosen -> node.put("outcome", "chosen").put("agent", chosen.agent());
      case Routing.Waiting waiting -> node.put("outcome", "waiting").put("why", waiting.why());
      case Routing.Impossible impossible ->
          node.put("outcome", "impossible").put("why", impossible.why());
      case Routing.Refused refused -> {
        node.put("outcome", "refused")
            .put("why", refused.fault().wireName())
            .put("detail", refused.detail());
        refused.fallbackQueue().ifPresent(queue -> node.put("fallbackQueue", queue));
      }
    }
    explanation(node, routing.explanation());
    return node;
  }

  private static void explanation(ObjectNode node, Explanation explanation) {
    ArrayNode filters = node.putArray("filters");
    for (Explanation.Filter filter : explanation.filters()) {
      ObjectNode one = filters.addObject().put("name", filter.name());
      ArrayNode survivors = one.putArray("survivors");
      filter.survivors().forEach(survivors::add);
      ObjectNode out = one.putObject("out");
      filter.out().forEach(out::put);
    }
    ArrayNode relaxed = node.putArray("relaxed");
    explanation.relaxed().forEach(relaxed::add);
    ArrayNode ranking = node.putArray("ranking");
    for (Explanation.Ranked ranked : explanation.ranking()) {
      ObjectNode one =
          ranking.addObject().put("agent", ranked.agent()).put("score", ranked.score());
      ObjectNode parts = one.putObject("parts");
      ranked.parts().forEach(parts::put);
    }
  }
}
