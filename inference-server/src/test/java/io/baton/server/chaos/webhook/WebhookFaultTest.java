package io.baton.server.chaos.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.chaos.Await;
import io.baton.server.chaos.HurtDatabase;
import io.baton.server.chaos.ServedProcess;
import io.baton.server.chaos.queue.RetryingClient;
import io.baton.server.webhook.Receiver;
import io.baton.server.webhook.Receiver.Answer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two server processes on one PostgreSQL, one of which is killed again and again, and a receiver
 * that now and then fails: every event arrives, those of a conversation in order.
 */
@Tag("slow")
final class WebhookFaultTest {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookFaultTest.class);
  private static final String KEY = "webhook-fault-key-0123456789abcdef";
  private static final int CONVERSATIONS = 16;
  private static final int KILLS = 2;

  /** Turn with which a customer asks for a human. */
  private static final int ASKS = 5;

  private final AtomicInteger came = new AtomicInteger();
  private final AtomicBoolean stopped = new AtomicBoolean();

  private Answer answer(Receiver.Got got) {
    return Answer.of(came.incrementAndGet() % 13 == 0 ? 500 : 200);
  }

  private static ServedProcess serve(HurtDatabase database, Path data) throws Exception {
    return ServedProcess.start(
        database.url(),
        data,
        KEY,
        "--model",
        "none",
        "--webhook-http",
        "on",
        "--webhook-private-addresses",
        "on",
        "--webhook-first-retry-seconds",
        "1",
        "--webhook-longest-retry-seconds",
        "2");
  }

  @Test
  void everyEventArrivesInOrderWhileServersAreKilled(@TempDir Path folder) throws Exception {
    try (HurtDatabase database = HurtDatabase.start(folder.resolve("database"));
        ServedProcess steady = serve(database, folder.resolve("steady"));
        ServedProcess killed = serve(database, folder.resolve("killed"));
        Receiver receiver = new Receiver(this::answer);
        RetryingClient client = new RetryingClient(List.of(steady::port, killed::port), KEY)) {
      String webhook =
          "{'url':'%s','types':['turn.*','handoff.*','queue.*']}".formatted(receiver.url());
      assertThat(client.post("/v1/webhooks", webhook).status()).isEqualTo(201);
      // Until both servers know that turns are wanted.
      Thread.sleep(2_000);
      List<Thread> customers = new ArrayList<>();
      for (int i = 0; i < CONVERSATIONS; i++) {
        String conversation = "c-" + i;
        customers.add(Thread.ofVirtual().start(() -> talk(client, conversation)));
      }
      for (int i = 0; i < KILLS; i++) {
        int before = receiver.got().size();
        Await.until("events come", () -> receiver.got().size() > before + 4 * CONVERSATIONS);
        killed.kill();
        killed.restart();
      }
      stopped.set(true);
      for (Thread customer : customers) {
        customer.join();
      }
      Map<String, Integer> events = events(database.url());
      assertThat(events.values().stream().mapToInt(Integer::intValue).sum())
          .isGreaterThan(KILLS * 4 * CONVERSATIONS);
      Await.until("all arrive", () -> lacking(receiver, events).isEmpty());
      for (Map.Entry<String, Integer> one : events.entrySet()) {
        assertThat(receiver.seqs(one.getKey())).as(one.getKey()).isSorted();
      }
      LOG.info(
          "{} events, {} requests, {} kills",
          events.values().stream().mapToInt(Integer::intValue).sum(),
          receiver.got().size(),
          KILLS);
    }
  }

  private void talk(RetryingClient client, String conversation) {
    for (int turn = 1; !stopped.get(); turn++) {
      String text = turn == ASKS ? "I want to talk to a human" : "my order is late";
      client.post(
          "/v1/conversations/" + conversation + "/turns",
          "{'id':'t-%d','speaker':'customer','text':'%s'}".formatted(turn, text));
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How many events each conversation has. */
  private static Map<String, Integer> events(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT conversation_id, max(seq) FROM event GROUP BY 1")) {
      Map<String, Integer> events = new TreeMap<>();
      while (rows.next()) {
        events.put(rows.getString(1), rows.getInt(2));
      }
      return events;
    }
  }

  private static List<String> lacking(Receiver receiver, Map<String, Integer> events) {
    return events.entrySet().stream()
        .filter(one ->
            !new TreeSet<>(receiver.seqs(one.getKey()))
                .containsAll(IntStream.rangeClosed(1, one.getValue()).boxed().toList()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
