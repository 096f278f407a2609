package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.config.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** More requests than a server takes: as many are in flight, for their bodies do not end. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("isolated")
final class SheddingTest {

  private static final int MOST = 8;
  private static final int BURST = 50;
  private static final String TURN = "{\"id\":\"t\",\"speaker\":\"customer\",\"text\":\"hello\"}";

  private Optional<TestServer> started = Optional.empty();

  @BeforeAll
  void start(@TempDir Path data) {
    started = Optional.of(new TestServer(data, Map.of(Setting.MOST_WAITING, "" + MOST)));
  }

  @AfterAll
  void stop() {
    started.ifPresent(TestServer::close);
  }

  private TestServer server() {
    return started.orElseThrow();
  }

  private RawConnection connect() throws IOException {
    return connect(server().server().key().value());
  }

  private RawConnection connect(String key) throws IOException {
    return new RawConnection(server().server().port(), key);
  }

  private static String path(String conversation) {
    return "/v1/conversations/" + conversation + "/turns";
  }

  /** Requests of one workspace, as many as are taken. */
  private final class Crowd implements AutoCloseable {

    private final List<RawConnection> taken = new ArrayList<>();

    Crowd(String name) throws IOException {
      for (int i = 0; i < MOST; i++) {
        taken.add(connect());
        taken.getLast().begin(path(name + "-" + i), TURN);
      }
      awaitTaken();
    }

    private void awaitTaken() throws IOException {
      try (RawConnection metrics = connect()) {
        do {
          metrics.get("/metrics");
        } while (!metrics.answer().body().contains("baton_requests_in_flight " + MOST + ".0\n"));
      }
    }

    /** Every request that was taken is answered. */
    @Override
    public void close() throws IOException {
      for (RawConnection connection : taken) {
        connection.finish(TURN);
      }
      for (RawConnection connection : taken) {
        assertThat(connection.answer().status()).isEqualTo(201);
        connection.close();
      }
    }
  }

  @Test
  void whatIsTooMuchIsRefusedAndItsConnectionGoesOn() throws IOException {
    List<RawConnection> burst = new ArrayList<>();
    try (Crowd crowd = new Crowd("burst")) {
      for (int i = 0; i < BURST; i++) {
        burst.add(connect());
        burst.getLast().post(path("late-" + i), TURN);
      }
      for (RawConnection connection : burst) {
        assertRefused(connection.answer());
      }
    }
    for (int i = 0; i < BURST; i++) {
      burst.get(i).post(path("late-" + i), TURN);
      assertThat(burst.get(i).answer().status()).isEqualTo(201);
      burst.get(i).close();
    }
  }

  private static void assertRefused(RawConnection.Answer refusal) {
    assertThat(refusal.status()).isEqualTo(503);
    assertThat(refusal.head())
        .containsIgnoringCase("\r\nRetry-After: 1\r\n")
        .containsIgnoringCase("\r\nContent-Type: application/problem+json")
        .doesNotContainIgnoringCase("Connection: close");
    assertThat(refusal.body())
        .contains("\"type\":\"/problems/unavailable\"", "more requests come than can be answered");
  }

  @Test
  void aRefusedBodyThatComesLateIsReadFirst() throws IOException {
    try (Crowd crowd = new Crowd("slow");
        RawConnection slow = connect()) {
      slow.begin(path("slow"), TURN);
      slow.finish(TURN);
      assertThat(slow.answer().status()).isEqualTo(503);
      slow.get("/health/live");
      assertThat(slow.answer().status()).isEqualTo(200);
    }
  }

  @Test
  void aRefusedBodyThatBreaksOffIsRefusedNoOtherwise() throws IOException {
    try (Crowd crowd = new Crowd("broken");
        RawConnection broken = connect()) {
      broken.head("POST", path("broken"), "Transfer-Encoding: chunked", "no size\r\n");
      assertThat(broken.answer().status()).isEqualTo(503);
    }
  }

  @Test
  void whoWaitsToBeToldToGoOnIsRefusedAtOnce() throws IOException {
    try (Crowd crowd = new Crowd("waiting");
        RawConnection waiting = connect()) {
      waiting.head("POST", path("waiting"), "Expect: 100-continue\r\nContent-Length: 90", "");
      assertThat(waiting.answer().status()).isEqualTo(503);
    }
  }

  @Test
  void probesMetricsAndWhatReadsAreNotRefused() throws IOException {
    try (Crowd crowd = new Crowd("probe");
        RawConnection other = connect()) {
      other.post(path("probe"), TURN);
      assertThat(other.answer().status()).isEqualTo(503);
      for (String path : List.of("/health/live", "/health/ready", "/metrics", "/v1/keys")) {
        other.get(path);
        assertThat(other.answer().status()).as(path).isEqualTo(200);
      }
    }
  }

  @Test
  void refusalsAreCounted() throws IOException {
    try (Crowd crowd = new Crowd("count");
        RawConnection other = connect()) {
      other.post(path("count"), TURN);
      assertThat(other.answer().status()).isEqualTo(503);
      other.get("/metrics");
      assertThat(other.answer().body())
          .containsPattern("baton_turns_total\\{result=\"refused\"} [1-9]")
          .containsPattern("baton_http_request_seconds_count\\{.*turns\",status=\"5xx\"} [1-9]");
    }
  }

  @Test
  void theOpenInferenceProtocolIsRefusedInItsOwnShape() throws IOException {
    try (Crowd crowd = new Crowd("infer");
        RawConnection other = connect()) {
      other.post("/v2/models/escalation/infer", "{\"inputs\":[]}");
      RawConnection.Answer refusal = other.answer();
      assertThat(refusal.status()).isEqualTo(503);
      assertThat(refusal.body()).startsWith("{\"error\":\"more requests come");
    }
  }

  @Test
  void anotherWorkspaceGetsItsShare() throws Exception {
    String key = server().key("quiet", "bot");
    try (Api quiet = server().with(key)) {
      quiet.get("/v1/conversations/none");
    }
    try (Crowd crowd = new Crowd("noisy");
        RawConnection noisy = connect();
        RawConnection quiet = connect(key)) {
      noisy.post(path("noisy"), TURN);
      assertThat(noisy.answer().status()).isEqualTo(503);
      quiet.post(path("quiet"), TURN);
      RawConnection.Answer answer = quiet.answer();
      assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }
  }
}
