package io.baton.server.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Action;
import io.baton.conversation.history.TurnJson;
import io.baton.escalation.ConversationState;
import io.baton.escalation.EscalationEngine;
import io.baton.escalation.ServingModel;
import io.baton.escalation.Step;
import io.baton.escalation.policy.Circumstances;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.turn.ConversationFacts;
import io.baton.server.chaos.ChattingCustomers.Acknowledged;
import io.baton.server.handoff.TurnHandoffs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds what a server has stored against what it acknowledged: each acknowledged turn is there once
 * and in its place, its answer is the one that was given, and an engine that reads the turns alone
 * comes to the same risks and actions.
 */
final class HistoryChecker {

  private static final double CLOSE = 1e-12;

  /**
   * What is not as it must be.
   *
   * @param lost turns that were acknowledged and are not stored
   * @param doubled turns that are stored more than once, or whose place is taken twice
   * @param wrong turns out of order, or whose stored answer is not the one that was given or not
   *     the one that the engine gives
   */
  record Verdict(List<String> lost, List<String> doubled, List<String> wrong) {

    boolean clean() {
      return lost.isEmpty() && doubled.isEmpty() && wrong.isEmpty();
    }
  }

  private final ObjectMapper mapper = new ObjectMapper();
  private final EscalationEngine engine = new EscalationEngine();
  private final List<String> lost = new ArrayList<>();
  private final List<String> doubled = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();
  private final int port;
  private final String key;
  private final ServingModel model;
  private final Policy policy;

  HistoryChecker(int port, String key, ServingModel model, Policy policy) {
    this.port = port;
    this.key = key;
    this.model = model;
    this.policy = policy;
  }

  Verdict check(Map<String, List<Acknowledged>> acknowledged)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (Map.Entry<String, List<Acknowledged>> entry : acknowledged.entrySet()) {
        check(entry.getKey(), entry.getValue(), stored(client, entry.getKey()));
      }
    }
    return new Verdict(lost, doubled, wrong);
  }

  private List<JsonNode> stored(HttpClient client, String conversation)
      throws IOException, InterruptedException {
    List<JsonNode> items = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = get(client, conversation, cursor);
      page.path("items").forEach(items::add);
      cursor = page.path("next").asText("");
    } while (!cursor.isEmpty());
    return items;
  }

  private JsonNode get(HttpClient client, String conversation, String cursor)
      throws IOException, InterruptedException {
    String path = "/v1/conversations/" + conversation + "/turns?limit=200";
    URI uri =
        URI.create(
            "http://127.0.0.1:" + port + path + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
    HttpResponse<byte[]> answer =
        client.send(
            HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + key).GET().build(),
            HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException("reading " + conversation + ": " + answer.statusCode());
    }
    return mapper.readTree(answer.body());
  }

  private void check(String conversation, List<Acknowledged> acknowledged, List<JsonNode> stored)
      throws IOException {
    Map<String, JsonNode> byId = new HashMap<>();
    Set<Integer> places = new HashSet<>();
    for (int i = 0; i < stored.size(); i++) {
      JsonNode item = stored.get(i);
      String id = item.path("turn").path("id").asText();
      if (byId.put(id, item) != null || !places.add(item.path("seq").asInt())) {
        doubled.add(conversation + " " + id);
      }
      if (item.path("seq").asInt() != i + 1) {
        wrong.add(conversation + " " + id + ": place " + item.path("seq") + ", not " + (i + 1));
      }
    }
    int last = 0;
    for (Acknowledged turn : acknowledged) {
      JsonNode item = byId.get(turn.turn());
      String name = conversation + " " + turn.turn();
      if (item == null) {
        lost.add(name);
        continue;
      }
      if (item.path("seq").asInt() <= last) {
        wrong.add(name + ": out of order");
      }
      last = item.path("seq").asInt();
      if (!item.path("decision").equals(mapper.readTree(turn.body()))) {
        wrong.add(name + ": another answer is stored than was given");
      }
    }
    replay(conversation, stored);
  }

  private static boolean follows(JsonNode decision, Action chosen, boolean waits) {
    return waits
        ? chosen == Action.OFFER_HUMAN || chosen == Action.REPHRASE
        : decision.path("action").asText().equalsIgnoreCase(chosen.name());
  }

  private void replay(String conversation, List<JsonNode> stored) {
    ConversationState state = engine.begin(ConversationFacts.UNKNOWN);
    for (JsonNode item : stored) {
      Turn turn = TurnJson.read(item.path("turn"), "");
      JsonNode decision = item.path("decision");
      // Where self-service was looked for, the answer tells whether there was any.
      boolean offered = decision.path("action").asText().equals("self_service");
      Circumstances around = Circumstances.known(offered, true, Optional.empty());
      Step step = engine.step(state, turn, model, policy, around);
      // Where the customer waits for a human, what the engine would offer or ask is not said.
      boolean waits = decision.path("reason").asText().equals(TurnHandoffs.WAITS_FOR_HUMAN);
      state = waits ? step.state().with(step.state().policy().notOffered()) : step.state();
      boolean same =
          decision.path("versions").path("model").asText().equals(model.version())
              && follows(decision, step.decision().action(), waits)
              && Math.abs(
                      decision.path("risk").path("now").asDouble() - step.decision().risk().now())
                  <= CLOSE;
      if (!same) {
        wrong.add(conversation + " " + turn.id() + ": the engine decides otherwise");
      }
    }
  }
}
