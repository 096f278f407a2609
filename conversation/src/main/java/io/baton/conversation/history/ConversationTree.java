package io.baton.conversation.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.Conversation;
import io.baton.conversation.Customer;
import io.baton.conversation.Entity;
import io.baton.conversation.IntentScore;
import io.baton.conversation.Outcome;
import io.baton.conversation.OutsideSignal;
import io.baton.conversation.Sentiment;
import io.baton.conversation.Turn;
import io.baton.conversation.TurnLabel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Makes JSON of a conversation, with the unknown fields where they were found. */
public final class ConversationTree {

  /** Threads that live as long as a request would never use buffers of their own again. */
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
              .build());

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ConversationTree() {}

  /** The conversation as a JSON object; what is unknown is left out. */
  public static ObjectNode of(Conversation conversation) {
    ObjectNode node = NODES.objectNode().put("id", conversation.id());
    conversation.channel().ifPresent(value -> node.put("channel", value));
    conversation.language().ifPresent(value -> node.put("language", value));
    conversation.industry().ifPresent(value -> node.put("industry", value));
    conversation.startedAt().map(Instant::toString).ifPresent(v -> node.put("startedAt", v));
    putUnlessEmpty(node, "customer", customer(conversation.customer()));
    node.set("turns", list(conversation.turns(), ConversationTree::of));
    putUnlessEmpty(node, "outcome", outcome(conversation.outcome()));
    return merge(node, conversation.other());
  }

  /** The turn as a JSON object; what is unknown is left out. */
  public static ObjectNode of(Turn turn) {
    ObjectNode node = NODES.objectNode().put("id", turn.id());
    turn.at().map(Instant::toString).ifPresent(value -> node.put("at", value));
    node.put("speaker", turn.speaker().wireName());
    turn.text().ifPresent(value -> node.put("text", value));
    turn.intent().ifPresent(value -> node.put("intent", value));
    turn.confidence().ifPresent(value -> node.put("confidence", value));
    putUnlessEmpty(node, "ranking", list(turn.ranking(), ConversationTree::ranked));
    if (turn.fallback()) {
      node.put("fallback", true);
    }
    turn.replyId().ifPresent(value -> node.put("replyId", value));
    putUnlessEmpty(node, "entities", list(turn.entities(), ConversationTree::entity));
    putUnlessEmpty(node, "behaviour", behaviour(turn));
    putUnlessEmpty(node, "signals", list(turn.signals(), ConversationTree::signal));
    putUnlessEmpty(node, "label", label(turn.label()));
    return merge(node, turn.other());
  }

  /** The turn as a JSON object in one line of text. */
  public static String text(Turn turn) {
    try {
      return MAPPER.writeValueAsString(of(turn));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a turn cannot be written as JSON", e);
    }
  }

  private static ObjectNode customer(Customer customer) {
    ObjectNode node = NODES.objectNode();
    customer.id().ifPresent(value -> node.put("id", value));
    customer.tier().ifPresent(value -> node.put("tier", value));
    return merge(node, customer.other());
  }

  private static ObjectNode outcome(Outcome outcome) {
    ObjectNode node = NODES.objectNode();
    outcome.escalated().ifPresent(value -> node.put("escalated", value));
    outcome.escalatedAtTurn().ifPresent(value -> node.put("escalatedAtTurn", value));
    outcome.reason().ifPresent(value -> node.put("reason", value));
    outcome.resolved().ifPresent(value -> node.put("resolved", value));
    outcome.botCouldHave().ifPresent(value -> node.put("botCouldHave", value));
    outcome.csat().ifPresent(value -> node.put("csat", value));
    outcome.handleSeconds().ifPresent(value -> node.put("handleSeconds", value));
    outcome.abandoned().ifPresent(value -> node.put("abandoned", value));
    return merge(node, outcome.other());
  }

  private static ObjectNode ranked(IntentScore score) {
    return NODES.objectNode().put("intent", score.intent()).put("confidence", score.confidence());
  }

  private static ObjectNode entity(Entity entity) {
    ObjectNode node = NODES.objectNode().put("type", entity.type());
    if (!entity.value().isEmpty()) {
      node.put("value", entity.value());
    }
    entity.start().ifPresent(value -> node.put("start", value));
    entity.end().ifPresent(value -> node.put("end", value));
    entity.confidence().ifPresent(value -> node.put("confidence", value));
    return node;
  }

  private static ObjectNode behaviour(Turn turn) {
    ObjectNode node = NODES.objectNode();
    turn.behaviour().typingMillis().ifPresent(value -> node.put("typingMillis", value));
    turn.behaviour().edits().ifPresent(value -> node.put("edits", value));
    return node;
  }

  private static ObjectNode signal(OutsideSignal signal) {
    return NODES
        .objectNode()
        .put("modality", signal.modality())
        .put("name", signal.name())
        .put("value", signal.value())
        .put("confidence", signal.confidence());
  }

  private static ObjectNode label(TurnLabel label) {
    ObjectNode node = NODES.objectNode();
    label.needsHuman().ifPresent(value -> node.put("needsHuman", value));
    label.needsHumanShare().ifPresent(value -> node.put("needsHumanShare", value));
    label.sentiment().map(Sentiment::wireName).ifPresent(value -> node.put("sentiment", value));
    label.emotion().ifPresent(value -> node.put("emotion", value));
    label.offensive().ifPresent(value -> node.put("offensive", value));
    label.satisfaction().ifPresent(value -> node.put("satisfaction", value));
    label.entities().ifPresent(all -> node.set("entities", list(all, ConversationTree::entity)));
    return node;
  }

  private static <T> ArrayNode list(List<T> values, Function<T, ObjectNode> writer) {
    ArrayNode node = NODES.arrayNode(values.size());
    values.forEach(value -> node.add(writer.apply(value)));
    return node;
  }

  private static void putUnlessEmpty(ObjectNode node, String field, JsonNode value) {
    if (!value.isEmpty()) {
      node.set(field, value);
    }
  }

  /** Puts unknown fields back: into objects by name, into lists by position. */
  private static ObjectNode merge(ObjectNode node, Map<String, Object> unknown) {
    unknown.forEach((field, value) -> put(node, field, value));
    return node;
  }

  private static void put(ObjectNode node, String field, Object value) {
    switch (node.get(field)) {
      case ObjectNode object when value instanceof Map<?, ?> inner ->
          inner.forEach((name, part) -> put(object, String.valueOf(name), part));
      case ArrayNode array when value instanceof Map<?, ?> byPosition ->
          byPosition.forEach((position, part) -> putAt(array, String.valueOf(position), part));
      case null, default -> node.set(field, MAPPER.valueToTree(value));
    }
  }

  private static void putAt(ArrayNode array, String position, Object unknown) {
    if (array.get(Integer.parseInt(position)) instanceof ObjectNode element
        && unknown instanceof Map<?, ?> fields) {
      fields.forEach((name, part) -> put(element, String.valueOf(name), part));
    }
  }
}
