package io.baton.server.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.baton.escalation.ServingModel;
import io.baton.escalation.policy.PolicyReader;
import io.baton.server.db.EmbeddedDatabase;
import io.baton.server.db.PreparedDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of the embedded PostgreSQL becomes full while turns come, and has room again. */
@Tag("slow")
final class FullDiskTest {

  private static final String KEY = "disk-key-0123456789abcdef";
  private static final int MEGABYTE = 1 << 20;
  private static final int RESERVE = 48 * MEGABYTE;

  @TempDir Path folder;
  private SmallDisk disk;
  private Optional<ServedProcess> server = Optional.empty();
  private Optional<ChattingCustomers> customers = Optional.empty();
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void mount() throws IOException {
    try {
      disk = SmallDisk.mount(folder.resolve("disk"), 320);
    } catch (IOException e) {
      abort("needs root and mount namespaces: " + e.getMessage());
    }
  }

  private void chat(int reserve) throws Exception {
    PreparedDatabase.copyTo(disk.file("data"));
    ServedProcess started =
        ServedProcess.start(
            new ServedProcess.Start(disk.wrapper(), List.of("-Xmx256m"), KEY),
            disk.place().resolve("data"),
            List.of("--model", "none", "--least-free-bytes", Integer.toString(reserve)));
    server = Optional.of(started);
    customers = Optional.of(new ChattingCustomers(List.of(started::port), KEY));
    customers().chat(12, 3);
    Await.until("turns", () -> customers().count() > 200);
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    customers.ifPresent(ChattingCustomers::close);
    if (server.isPresent()) {
      server.get().close();
    }
    disk.close();
  }

  private ServedProcess server() {
    return server.orElseThrow();
  }

  private ChattingCustomers customers() {
    return customers.orElseThrow();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).GET().build());
  }

  private HttpResponse<String> post(String turn) throws IOException, InterruptedException {
    String body = "{\"id\":\"" + turn + "\",\"speaker\":\"customer\",\"text\":\"hello\"}";
    return send(
        request("/v1/conversations/late/turns")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private HttpResponse<String> withoutKey() throws IOException, InterruptedException {
    return send(
        request("/v1/links/return")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"token\":\"none\"}"))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server().port() + path))
        .timeout(Duration.ofSeconds(8))
        .header("Authorization", "Bearer " + KEY);
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** Acknowledgements go on, the process is the one that was started, and nothing is lost. */
  private void goesOnWithAllThatWasAcknowledged() throws Exception {
    int before = customers().count();
    try {
      Await.until("turns again", () -> customers().count() > before + 200);
      Await.until("ready", () -> get("/health/ready").statusCode() == 200);
    } catch (AssertionError e) {
      throw new AssertionError(
          "refused " + customers().refusals() + "; the server said " + server().lastWords(), e);
    }
    assertThat(server().alive()).isTrue();
    customers().stop();
    HistoryChecker checker =
        new HistoryChecker(
            server().port(), KEY, ServingModel.rulesOnly(), PolicyReader.readDefault());
    HistoryChecker.Verdict verdict = checker.check(customers().acknowledged());
    assertThat(verdict.lost()).isEmpty();
    assertThat(verdict.doubled()).isEmpty();
    assertThat(verdict.wrong()).isEmpty();
  }

  @Test
  void withLittleRoomNothingIsStoredAndWhatIsStoredIsRead() throws Exception {
    chat(RESERVE);
    disk.fill(RESERVE - MEGABYTE);
    Await.until("507", () -> post("t-1").statusCode() == 507);
    int before = customers().count();
    for (int i = 0; i < 20; i++) {
      HttpResponse<String> refused = post("t-1");
      assertThat(refused.statusCode()).isEqualTo(507);
      assertThat(refused.body()).contains("/problems/no-room", "almost full");
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(withoutKey().statusCode()).isEqualTo(507);
      assertThat(get("/v1/conversations/c-0/turns").statusCode()).isEqualTo(200);
      Thread.sleep(100);
    }
    assertThat(customers().count()).isLessThan(before + 13);
    HttpResponse<String> ready = get("/health/ready");
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body()).contains("the disk is almost full");
    assertThat(get("/metrics").body()).containsPattern("baton_disk_free_bytes [1-9]");
    disk.empty();
    goesOnWithAllThatWasAcknowledged();
    assertThat(customers().refusals().keySet()).isSubsetOf(503, 507);
  }

  @Test
  void aPostgresqlThatEndsForItCannotWriteItsLogIsStartedAgain() throws Exception {
    chat(0);
    disk.fill(0);
    // Tables cannot grow: an error, and no more.
    Await.until("507", () -> customers().refusals().containsKey(507));
    assertThat(get("/v1/conversations/c-0/turns").statusCode()).isEqualTo(200);
    // The next file of its log cannot be made.
    switchLog();
    Await.until("no reads", () -> get("/v1/conversations/c-0/turns").statusCode() == 503);
    Await.until("503", () -> post("t-1").statusCode() == 503);
    Thread.sleep(3_000);
    assertThat(post("t-1").headers().firstValue("Retry-After")).isPresent();
    disk.empty();
    goesOnWithAllThatWasAcknowledged();
    assertThat(customers().refusals().keySet()).isSubsetOf(0, 503, 507);
  }

  private void switchLog() throws IOException {
    String url = EmbeddedDatabase.findRunning(disk.file("data")).orElseThrow();
    try (Connection connection = DriverManager.getConnection(url)) {
      for (int i = 0; i < 40; i++) {
        connection.createStatement().execute("SELECT pg_logical_emit_message(false, 'x', 'x')");
        connection.createStatement().execute("SELECT pg_switch_wal()");
      }
      throw new AssertionError("PostgreSQL wrote its log though there was no room");
    } catch (SQLException e) {
      assertThat(e.getMessage())
          .matches("(?s).*(terminat|closed|I/O error|shutdown|crash|No space).*");
    }
  }
}
