package io.baton.server.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.escalation.ServingModel;
import io.baton.escalation.policy.PolicyReader;
import io.baton.server.db.PreparedDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with its own PostgreSQL, which is killed, or whose memory is exhausted. */
@Tag("slow")
final class LoneServerTest {

  private static final String KEY = "lone-key-0123456789abcdef";

  /** Heap in which little is left once it listens. */
  private static final String SMALLEST = "60m";

  /** Words of a turn just below the longest that is taken. */
  private static final int LARGE = 6500;

  /** What a JVM ends with by {@code ExitOnOutOfMemoryError}. */
  private static final int OUT_OF_MEMORY = 3;

  @TempDir Path folder;

  private ServedProcess serve(String... jvm) throws IOException {
    Path data = folder.resolve("data");
    if (Files.notExists(data)) {
      PreparedDatabase.copyTo(data);
    }
    return ServedProcess.start(
        new ServedProcess.Start(List.of(), List.of(jvm), KEY), data, List.of("--model", "none"));
  }

  private static void nothingIsLost(ServedProcess server, ChattingCustomers customers)
      throws Exception {
    int before = customers.count();
    Await.until("turns again", () -> customers.count() > before + 100);
    customers.stop();
    HistoryChecker checker =
        new HistoryChecker(
            server.port(), KEY, ServingModel.rulesOnly(), PolicyReader.readDefault());
    HistoryChecker.Verdict verdict = checker.check(customers.acknowledged());
    assertThat(verdict.lost()).isEmpty();
    assertThat(verdict.doubled()).isEmpty();
    assertThat(verdict.wrong()).isEmpty();
  }

  @Test
  void aPostgresqlThatIsKilledComesBackWithoutARestartOfTheServer() throws Exception {
    try (ServedProcess server = serve("-Xmx256m");
        ChattingCustomers customers = new ChattingCustomers(List.of(server::port), KEY)) {
      customers.chat(8, 1);
      for (int killed = 1; killed <= 2; killed++) {
        int before = customers.count();
        Await.until("turns", () -> customers.count() > before + 100);
        long postmaster = postmaster().orElseThrow();
        Processes.signal("KILL", ProcessHandle.of(postmaster).stream());
        Await.until(
            "another PostgreSQL", () -> postmaster().filter(pid -> pid != postmaster).isPresent());
      }
      nothingIsLost(server, customers);
      assertThat(server.alive()).isTrue();
      assertThat(customers.refusals().keySet()).isSubsetOf(0, 503);
    }
  }

  /** Process of the PostgreSQL; empty while it begins. */
  private Optional<Long> postmaster() throws IOException {
    Path file = folder.resolve("data/postgresql/postmaster.pid");
    return Files.exists(file)
        ? Files.readAllLines(file).stream().findFirst().map(line -> Long.parseLong(line.strip()))
        : Optional.empty();
  }

  /** As {@code ./baton serve} is started, with the smallest heap that the README names. */
  @Test
  void theSmallestHeapBearsLoadOrTheProcessEndsAtOnce() throws Exception {
    try (ServedProcess server = serve("-Xmx256m", "-XX:+ExitOnOutOfMemoryError");
        ChattingCustomers customers = new ChattingCustomers(List.of(server::port), KEY)) {
      customers.chat(24, 1);
      Await.until("turns", () -> customers.count() > 100);
      try (Scorers scorers = new Scorers(server, 4, 100)) {
        int before = customers.count();
        Await.until("turns", () -> !server.alive() || customers.count() > before + 200);
      }
      if (!server.alive()) {
        server.restart();
      }
      nothingIsLost(server, customers);
    }
  }

  /** A heap that does not hold the models of the phrases is exhausted before it listens. */
  @Test
  void aProcessWhoseMemoryIsExhaustedEndsAtOnceAndNothingAcknowledgedIsLost() throws Exception {
    try (ServedProcess server = serve("-Xmx256m");
        ChattingCustomers customers = new ChattingCustomers(List.of(server::port), KEY)) {
      customers.chat(12, 1);
      Await.until("turns", () -> customers.count() > 100);
      server.kill();
      assertThatThrownBy(() -> serve("-Xmx24m", "-XX:+ExitOnOutOfMemoryError").close())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("Terminating due to java.lang.OutOfMemoryError");
      server.restart();
      nothingIsLost(server, customers);
    }
  }

  /**
   * Turns of 30 kB of 100 conversations at once, in a heap in which the server barely starts: it
   * says when to come again, or ends at once and cleanly.
   */
  @Test
  void aHeapThatLargeTurnsFillLosesNothing() throws Exception {
    AtomicInteger port = new AtomicInteger();
    try (ServedProcess small = serve("-Xmx" + SMALLEST, "-XX:+ExitOnOutOfMemoryError");
        ChattingCustomers customers = new ChattingCustomers(List.of(port::get), KEY, LARGE)) {
      port.set(small.port());
      customers.chat(100, 1);
      Await.until("an end, or turns", () -> !small.alive() || customers.count() > 300);
      assertThat(customers.refusals().keySet()).isSubsetOf(0, 429, 503);
      assertThat(customers.forGood()).isZero();
      if (!small.alive()) {
        assertThat(small.exitCode()).isEqualTo(OUT_OF_MEMORY);
      }
      small.kill();
      try (ServedProcess larger = serve("-Xmx256m")) {
        port.set(larger.port());
        nothingIsLost(larger, customers);
      }
    }
  }

  /** Ask for whole conversations to be scored, all at the same time. */
  private static final class Scorers implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final List<Thread> threads = new ArrayList<>();

    Scorers(ServedProcess server, int number, int turns) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/v1/score"))
              .timeout(Duration.ofSeconds(30))
              .header("Authorization", "Bearer " + KEY)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(conversation(turns)))
              .build();
      Stream.generate(() -> Thread.ofVirtual().start(() -> ask(request)))
          .limit(number)
          .forEach(threads::add);
    }

    private static String conversation(int turns) {
      ObjectNode conversation = new ObjectMapper().createObjectNode().put("id", "long");
      ArrayNode list = conversation.putArray("turns");
      for (int i = 0; i < turns; i++) {
        list.addObject()
            .put("id", "t-" + i)
            .put("speaker", "customer")
            .put("text", "where is my order? ".repeat(30));
      }
      return conversation.toString();
    }

    private void ask(HttpRequest request) {
      while (!stopped.get()) {
        try {
          client.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
          // What becomes of the server is for the test to see.
          Thread.yield();
        } catch (InterruptedException e) {
          return;
        }
      }
    }

    @Override
    public void close() throws InterruptedException {
      stopped.set(true);
      for (Thread thread : threads) {
        thread.interrupt();
        thread.join();
      }
      client.close();
    }
  }
}
