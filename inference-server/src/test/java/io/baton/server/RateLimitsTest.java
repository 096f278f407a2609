package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.chaos.Await;
import io.baton.server.config.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Keys and workspaces that ask for more than they may. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RateLimitsTest {

  private static final int RATE = 2;
  private static final int BURST = 2 * RATE;

  private Optional<TestServer> started = Optional.empty();

  @BeforeAll
  void start(@TempDir Path data) {
    started =
        Optional.of(
            new TestServer(data, Map.of(Setting.KEY_RATE, "" + RATE, Setting.WORKSPACE_RATE, "3")));
  }

  @AfterAll
  void stop() {
    started.ifPresent(TestServer::close);
  }

  private TestServer server() {
    return started.orElseThrow();
  }

  private static List<Api.Answer> burst(Api api, int requests) throws Exception {
    List<Api.Answer> answers = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      answers.add(api.get("/v1/conversations/none"));
    }
    return answers;
  }

  @Test
  void aKeyThatAsksTooMuchIsTold() throws Exception {
    try (Api api = server().with(server().key("eager", "bot"))) {
      List<Api.Answer> answers = burst(api, 40);
      assertThat(answers.subList(0, BURST)).allMatch(answer -> answer.status() == 404);
      List<Api.Answer> refused = answers.stream().filter(answer -> answer.status() == 429).toList();
      assertThat(refused).isNotEmpty();
      assertThat(refused)
          .allMatch(answer ->
              answer.headers().firstValueAsLong("Retry-After").orElse(0) == 1
                  && answer.contentType().startsWith("application/problem+json"));
    }
  }

  @Test
  void turnsOfAKeyWhoseRateIsSpentAreRefusedAsTheyArrive() throws Exception {
    String turn = "{\"id\":\"t\",\"speaker\":\"customer\",\"text\":\"hello\"}";
    String key = server().key("hasty", "bot");
    try (RawConnection connection = new RawConnection(server().server().port(), key)) {
      connection.post("/v1/conversations/hasty/turns", turn);
      RawConnection.Answer answer = connection.answer();
      for (int i = 0; i < 200 && answer.status() != 429; i++) {
        connection.post("/v1/conversations/hasty/turns", turn);
        answer = connection.answer();
      }
      assertThat(answer.status()).isEqualTo(429);
      assertThat(answer.head())
          .containsIgnoringCase("\r\nRetry-After: 1\r\n")
          .doesNotContainIgnoringCase("Connection: close");
      assertThat(answer.body()).contains("the key may send 2 requests a second");
      connection.get("/health/live");
      assertThat(connection.answer().status()).isEqualTo(200);
    }
  }

  @Test
  void whoHasNoKeyIsHeldToTheRateOfOneAndProbesAreNot() throws Exception {
    try (Api nobody = server().with("")) {
      List<Api.Answer> answers = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        answers.add(nobody.post("/v1/links/return", "{'token':'none'}"));
      }
      assertThat(answers.subList(0, BURST)).allMatch(answer -> answer.status() == 200);
      List<Api.Answer> refused = answers.stream().filter(answer -> answer.status() == 429).toList();
      assertThat(refused).isNotEmpty();
      assertThat(refused)
          .allMatch(answer -> answer.headers().firstValueAsLong("Retry-After").orElse(0) == 1);
      assertThat(refused.getFirst().json().path("detail").asText())
          .isEqualTo("without a key an address may send 2 requests a second");
      for (int i = 0; i < 20; i++) {
        assertThat(nobody.get("/health/live").status()).isEqualTo(200);
      }
    }
  }

  @Test
  void whoGuessesKeysIsHeldToTheRateOfOneAndThoseThatAreKnownAreNot() throws Exception {
    String key = server().key("settled", "bot");
    try (Api settled = server().with(key)) {
      assertThat(settled.get("/v1/conversations/none").status()).isEqualTo(404);
      List<Api.Answer> refused = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        try (Api guess = server().with("guess-" + i)) {
          Api.Answer answer = guess.get("/v1/conversations/none");
          assertThat(answer.status()).isIn(401, 429);
          assertThat(i >= BURST || answer.status() == 401).isTrue();
          if (answer.status() == 429) {
            refused.add(answer);
          }
        }
      }
      assertThat(refused).isNotEmpty();
      assertThat(refused)
          .allMatch(answer -> answer.headers().firstValueAsLong("Retry-After").orElse(0) == 1);
      assertThat(refused.getFirst().json().path("detail").asText())
          .isEqualTo("an address may send 2 requests a second with keys that are not known");
      assertThat(settled.get("/v1/conversations/none").status()).isEqualTo(404);
      assertThat(server().operator().get("/v1/conversations/none").status()).isEqualTo(404);
    }
    // Keys of the other tests are new, too, and come from the same address.
    Await.until(
        "a new key is known",
        () -> {
          try (Api fresh = server().with(server().key("fresh", "bot"))) {
            return fresh.get("/v1/conversations/none").status() == 404;
          }
        });
  }

  @Test
  void allKeysOfAWorkspaceShareItsRate() throws Exception {
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      try (Api api = server().with(server().key("crowd", "bot"))) {
        burst(api, 3).forEach(answer -> statuses.add(answer.status()));
      }
    }
    assertThat(statuses).contains(429);
  }

  @Test
  void anotherWorkspaceAndTheOperatorAreNotHeldUp() throws Exception {
    try (Api noisy = server().with(server().key("noisy", "bot"));
        Api quiet = server().with(server().key("quiet", "bot"))) {
      burst(noisy, 20);
      assertThat(quiet.get("/v1/conversations/none").status()).isEqualTo(404);
      assertThat(burst(server().operator(), 20)).allMatch(answer -> answer.status() == 404);
    }
  }
}
