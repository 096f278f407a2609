package io.baton.server.lifecycle;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.server.turn.store.ConversationKey;
import io.baton.server.turn.store.TurnRepository;
import io.baton.server.turn.store.TurnRepository.StoredConversation;
import io.baton.server.turn.store.TurnRepository.StoredTurn;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes all that is kept of a customer in the history format, a conversation a line, each turn
 * with the decision about it, and after the turns what became of it and what else is kept. What it
 * holds in memory grows with a conversation's records, not with their number. Thread-safe.
 */
public final class CustomerExport {

  private static final int CONVERSATIONS_AT_A_TIME = 100;
  private static final int TURNS_AT_A_TIME = 200;

  private final ObjectMapper mapper = new ObjectMapper();
  private final LifecycleRepository repository;
  private final TurnRepository turns;
  private final Outcomes outcomes;

  public CustomerExport(LifecycleRepository repository, TurnRepository turns, Outcomes outcomes) {
    this.repository = repository;
    this.turns = turns;
    this.outcomes = outcomes;
  }

  /** Knows what became of conversations. */
  @FunctionalInterface
  public interface Outcomes {

    /** The outcome of one as the history format has it; empty where nothing is known. */
    Optional<ObjectNode> of(String workspace, String conversation);
  }

  /** Whether anything is kept of a customer. */
  public boolean knows(String workspace, String customer) {
    return !repository.listConversations(workspace, customer, "", 1).isEmpty();
  }

  /**
   * Writes everything.
   *
   * @throws IOException if the stream takes no more
   */
  public void write(String workspace, String customer, OutputStream out) throws IOException {
    String after = "";
    List<String> some =
        repository.listConversations(workspace, customer, after, CONVERSATIONS_AT_A_TIME);
    while (!some.isEmpty()) {
      for (String id : some) {
        Optional<StoredConversation> conversation =
            turns.findConversation(new ConversationKey(workspace, id));
        if (conversation.isPresent()) {
          write(conversation.get(), out);
        }
      }
      after = some.getLast();
      some = repository.listConversations(workspace, customer, after, CONVERSATIONS_AT_A_TIME);
    }
  }

  private void write(StoredConversation conversation, OutputStream out) throws IOException {
    try (JsonGenerator json = new JsonFactory(mapper).createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeStringField("id", conversation.key().id());
      facts(mapper.readTree(conversation.facts()), json);
      json.writeStringField("startedAt", conversation.createdAt().toString());
      json.writeArrayFieldStart("turns");
      int after = 0;
      List<StoredTurn> page = turns.listTurns(conversation.key(), after, TURNS_AT_A_TIME);
      while (!page.isEmpty()) {
        for (StoredTurn turn : page) {
          json.writeTree(turn(turn));
        }
        after = page.getLast().seq();
        page = turns.listTurns(conversation.key(), after, TURNS_AT_A_TIME);
      }
      json.writeEndArray();
      outcome(conversation.key(), json);
      records(conversation.key(), json);
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private void outcome(ConversationKey key, JsonGenerator json) throws IOException {
    Optional<ObjectNode> outcome = outcomes.of(key.workspace(), key.id());
    if (outcome.isPresent()) {
      json.writeFieldName("outcome");
      json.writeTree(outcome.get());
    }
  }

  /** Handoffs, callbacks, tickets and whatever else there is, as it is kept. */
  private void records(ConversationKey key, JsonGenerator json) throws IOException {
    Map<String, List<String>> records = repository.listRecords(key.workspace(), key.id());
    if (records.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("records");
    for (Map.Entry<String, List<String>> table : records.entrySet()) {
      json.writeArrayFieldStart(table.getKey());
      for (String row : table.getValue()) {
        json.writeTree(mapper.readTree(row));
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void facts(JsonNode facts, JsonGenerator json) throws IOException {
    for (String name : List.of("channel", "language", "industry")) {
      if (facts.hasNonNull(name)) {
        json.writeStringField(name, facts.path(name).asText());
      }
    }
    json.writeObjectFieldStart("customer");
    if (facts.hasNonNull("customerId")) {
      json.writeStringField("id", facts.path("customerId").asText());
    }
    if (facts.hasNonNull("tier")) {
      json.writeStringField("tier", facts.path("tier").asText());
    }
    json.writeEndObject();
  }

  private JsonNode turn(StoredTurn stored) throws IOException {
    JsonNode turn = mapper.readTree(stored.turn());
    if (turn instanceof ObjectNode object) {
      // What the bot sent under this name is the customer's data, too.
      if (!object.has("receivedAt")) {
        object.put("receivedAt", stored.receivedAt().toString());
      }
      object.set("decision", mapper.readTree(stored.response()));
    }
    return turn;
  }
}
