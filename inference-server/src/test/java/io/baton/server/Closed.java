package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.server.config.Setting;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Predicate;

/** A workspace whose usual queue is closed until the next day at 10:00 UTC. */
record Closed(TestServer server, Api api) implements AutoCloseable {

  /** Settings of a server that would send e-mails, to nobody. */
  static final Map<Setting, String> MAIL =
      Map.of(
          Setting.SMTP_URL, "smtp+plain://127.0.0.1:9",
          Setting.MAIL_FROM, "help@shop.example",
          Setting.LINK_URL, "https://shop.example/chat?t={token}");

  static Closed workspace(TestServer server, String name, int capacity) throws Exception {
    Closed closed =
        new Closed(server, server.with(server.key(name, "bot", "agent", "analyst", "admin")));
    LocalDateTime opens = LocalDateTime.ofInstant(closed.opens(), ZoneOffset.UTC);
    Api.Answer put =
        closed.api.put(
            "/v1/queues/default/hours",
            "{'hours':{'timeZone':'UTC','openings':[{'from':'%s','to':'%s'}]},"
                    .formatted(opens, opens.plusHours(2))
                + "'callbacks':{'capacity':%d,'leadMinutes':0,'daysAhead':3}}".formatted(capacity));
    assertThat(put.status()).isEqualTo(200);
    return closed;
  }

  /** When the queue opens, for two hours. */
  Instant opens() {
    return server
        .clock()
        .instant()
        .truncatedTo(ChronoUnit.DAYS)
        .plus(1, ChronoUnit.DAYS)
        .plus(10, ChronoUnit.HOURS);
  }

  /** A conversation that waits for a human, in English on this channel; the id of its handoff. */
  String waiting(String conversation, String channel) throws Exception {
    JsonNode decision =
        say(
            conversation,
            "{'id':'t-1','speaker':'customer','text':'I want to talk to a human',"
                + "'conversation':{'language':'en','channel':'"
                + channel
                + "'}}");
    assertThat(decision.at("/handoff/status").asText()).as("%s", decision).isEqualTo("queued");
    return decision.at("/handoff/id").asText();
  }

  /** A turn; sent again where a busy machine did not store it in time. */
  JsonNode say(String conversation, String turn) throws Exception {
    Api.Answer answer = api.post("/v1/conversations/" + conversation + "/turns", turn);
    while (answer.status() == 503) {
      answer = api.post("/v1/conversations/" + conversation + "/turns", turn);
    }
    return answer.json();
  }

  JsonNode post(String path, String body, int status) throws Exception {
    Api.Answer answer = api.post(path, body);
    assertThat(answer.status()).as("%s %s", path, answer.json()).isEqualTo(status);
    return answer.json();
  }

  JsonNode get(String path) throws Exception {
    Api.Answer answer = api.get(path);
    assertThat(answer.status()).as("%s %s", path, answer.json()).isEqualTo(200);
    return answer.json();
  }

  /** What a path gives as soon as it is as it should be. */
  JsonNode await(String path, Predicate<JsonNode> as) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    JsonNode found = get(path);
    while (!as.test(found) && System.nanoTime() < end) {
      Thread.sleep(100);
      found = get(path);
    }
    assertThat(as.test(found)).as("%s", found).isTrue();
    return found;
  }

  void clockTo(Instant at) {
    server.clock().forward(Duration.between(server.clock().instant(), at));
  }

  @Override
  public void close() {
    api.close();
  }
}
