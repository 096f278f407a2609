package io.baton.server.webhook.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.handoff.EventType;
import io.baton.server.http.Json;
import io.baton.server.webhook.delivery.DeliveryQueue.Due;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** Makes what is sent of an event: always the same of the same event. Thread-safe. */
public final class Payload {

  /** What is of no conversation, and whose owner is who looks after a rule. */
  private static final String OF_WORKSPACE = EventType.Family.POLICY.wireName() + ".";

  private static final String OWNER = "owner";
  private static final String BOT = "bot";
  private static final String WAITING = "waiting";

  private final Json json;

  public Payload(Json json) {
    this.json = json;
  }

  /** What is sent of an event, JSON. */
  String of(Due due) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.setAll((ObjectNode) read(due.body()));
    ObjectNode event = event(due.type(), due.at(), due.endpoint().workspace());
    if (!due.type().startsWith(OF_WORKSPACE)) {
      event.put("conversation", data.path("conversation").asText()).put("seq", due.seq());
      due.decision().ifPresent(decision -> data.set("decision", read(decision)));
      event.put(OWNER, owner(due.type(), data));
      data.remove(OWNER);
    }
    event.set("data", data);
    return text(event);
  }

  /** Who has the conversation after the event: with the queue's it waits. */
  private static String owner(String type, ObjectNode data) {
    String usual = type.startsWith("queue.") ? WAITING : BOT;
    return data.path(OWNER).asText(data.at("/decision/handoff/owner").asText(usual));
  }

  private JsonNode read(String text) {
    return json.read(text);
  }

  private String text(ObjectNode event) {
    return new String(json.write(event), StandardCharsets.UTF_8);
  }

  private static ObjectNode event(String type, Instant at, String workspace) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", type)
        .put("timestamp", at.toString())
        .put("workspace", workspace);
  }

  /** What is sent to see whether anything arrives. */
  public String test(String workspace, Instant now, Map<String, String> data) {
    ObjectNode event = event("webhook.test", now, workspace);
    data.forEach(event.putObject("data")::put);
    return text(event);
  }
}
