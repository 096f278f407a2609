package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Conversations of a workspace that an agent helps in. */
record Helped(Api api) implements AutoCloseable {

  static Helped workspace(TestServer server, String name) throws Exception {
    return new Helped(server.with(server.key(name, "bot", "agent", "analyst", "admin")));
  }

  /** A conversation with an agent who wrote; the id of its handoff. */
  String active(String conversation, String agent) throws Exception {
    String handoff = asked(conversation, "");
    agent(conversation, agent);
    return handoff;
  }

  /** A conversation whose customer asked for a human; the id of its handoff. */
  String asked(String conversation, String more) throws Exception {
    JsonNode decision =
        say(
            conversation,
            "t-" + System.nanoTime(),
            "customer",
            "I want to talk to a human",
            ",'conversation':{'language':'en','customer':{'id':'u-" + conversation + "'}}" + more);
    assertThat(decision.at("/handoff/status").asText()).as("%s", decision).isEqualTo("queued");
    return decision.at("/handoff/id").asText();
  }

  /** An agent takes it over and writes. */
  void agent(String conversation, String agent) throws Exception {
    String handoff = api.get("/v1/conversations/" + conversation).json().path("handoff").asText();
    post("/v1/handoffs/" + handoff + "/take-over", "{'agent':'" + agent + "'}", 200);
    say(
        conversation,
        "a-" + System.nanoTime(),
        "agent",
        "I refunded it",
        ",'agent':'" + agent + "'");
  }

  /** A turn; sent again where a busy machine did not store it in time. */
  JsonNode say(String conversation, String turn, String speaker, String text, String more)
      throws Exception {
    String path = "/v1/conversations/" + conversation + "/turns";
    String body = "{'id':'%s','speaker':'%s','text':'%s'%s}".formatted(turn, speaker, text, more);
    Api.Answer answer = api.post(path, body);
    while (answer.status() == 503) {
      answer = api.post(path, body);
    }
    assertThat(answer.status()).as("%s", answer.json()).isIn(200, 201);
    return answer.json();
  }

  JsonNode customer(String conversation, String turn, String text) throws Exception {
    return say(conversation, turn, "customer", text, "");
  }

  JsonNode post(String path, String body, int status) throws Exception {
    Api.Answer answer = api.post(path, body);
    assertThat(answer.status()).as("%s %s", path, answer.json()).isEqualTo(status);
    return answer.json();
  }

  JsonNode put(String path, String body, int status) throws Exception {
    Api.Answer answer = api.put(path, body);
    assertThat(answer.status()).as("%s %s", path, answer.json()).isEqualTo(status);
    return answer.json();
  }

  JsonNode get(String path, int status) throws Exception {
    Api.Answer answer = api.get(path);
    assertThat(answer.status()).as("%s %s", path, answer.json()).isEqualTo(status);
    return answer.json();
  }

  /** Data of events of a type, in order. */
  List<JsonNode> events(String conversation, String type) throws Exception {
    List<JsonNode> found = new ArrayList<>();
    int seq = 0;
    for (JsonNode event :
        get("/v1/conversations/" + conversation + "/events?limit=200", 200).path("items")) {
      assertThat(event.path("seq").asInt()).isEqualTo(++seq);
      if (event.path("type").asText().equals(type)) {
        found.add(event.path("data"));
      }
    }
    return found;
  }

  /** What a list of messages says, each as type: text. */
  static List<String> texts(JsonNode messages) {
    List<String> texts = new ArrayList<>();
    messages.forEach(
        one -> texts.add(one.path("type").asText() + ": " + one.path("text").asText()));
    return texts;
  }

  @Override
  public void close() {
    api.close();
  }
}
