package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Models that are swapped under two servers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("isolated")
final class ModelSwapTest {

  private static final Duration FOLLOWED = Duration.ofSeconds(5);

  private Optional<Registry> opened = Optional.empty();

  @BeforeAll
  void start(@TempDir Path data) {
    opened = Optional.of(new Registry(data));
  }

  @AfterAll
  void stop() {
    opened.ifPresent(Registry::close);
  }

  private Registry registry() {
    return opened.orElseThrow();
  }

  @BeforeEach
  void nobodyIsChampion() throws Exception {
    registry().delete("/v1/models/aliases/champion");
    nanosUntil(registry().other(), "none");
  }

  private static long nanosUntil(Api api, String version) throws Exception {
    long start = System.nanoTime();
    while (System.nanoTime() - start < 2 * FOLLOWED.toNanos()) {
      JsonNode health = api.get("/health/ready").json();
      if (health.path("model").asText().equals(version)) {
        return System.nanoTime() - start;
      }
      Thread.sleep(10);
    }
    throw new AssertionError(version + " does not serve: " + api.get("/health/ready").json());
  }

  @Test
  void bothServersFollowAndRollbackTakesLessThanASecond() throws Exception {
    Registry registry = registry();
    String a = registry.push(-2);
    String b = registry.push(-1);
    assertThat(Registry.decides(registry.api(), "c", "1")).isEqualTo("none");
    registry.promote("champion", a);
    assertThat(Registry.decides(registry.api(), "c", "2")).isEqualTo(a);
    assertThat(nanosUntil(registry.other(), a)).isLessThan(FOLLOWED.toNanos());
    registry.promote("champion", b);
    assertThat(nanosUntil(registry.other(), b)).isLessThan(FOLLOWED.toNanos());
    long start = System.nanoTime();
    JsonNode back = registry.api().post("/v1/models/aliases/champion/rollback", "").json();
    assertThat(back.path("version").asText()).isEqualTo(a);
    assertThat(Registry.decides(registry.api(), "c", "3")).isEqualTo(a);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    assertThat(nanosUntil(registry.other(), a)).isLessThan(FOLLOWED.toNanos());
    assertThat(registry.api().post("/v1/models/aliases/champion/rollback", "").status())
        .isEqualTo(200);
    assertThat(Registry.decides(registry.api(), "c", "4")).isEqualTo("none");
    JsonNode aliases = registry.api().get("/v1/models/aliases").json();
    assertThat(aliases.path("items").path(0).path("history")).hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void anOfferThatAnotherModelMadeIsAcceptedAndOneThatWasDeclinedIsNotMadeAgain() throws Exception {
    Registry registry = registry();
    String worried = registry.push(0.85f);
    String calm = registry.push(-2);
    registry.promote("champion", worried);
    for (String conversation : List.of("accepts", "declines")) {
      assertThat(says(conversation, "1", "where is my parcel")).isEqualTo("risk_offer");
    }
    registry.promote("champion", calm);
    assertThat(says("accepts", "2", "yes please")).isEqualTo("offer_accepted");
    assertThat(says("declines", "2", "no thanks")).isEqualTo("offer_declined");
    registry.promote("champion", worried);
    assertThat(says("declines", "3", "where is my parcel")).isNotEqualTo("risk_offer");
  }

  private String says(String conversation, String turn, String text) throws Exception {
    return registry()
        .api()
        .post(
            "/v1/conversations/" + conversation + "/turns",
            "{'id':'" + turn + "','speaker':'customer','text':'" + text + "'}")
        .json()
        .path("reason")
        .asText();
  }

  @Test
  void aSwapUnderLoadFailsNoRequest() throws Exception {
    Registry registry = registry();
    String a = registry.push(-2);
    String b = registry.push(-1);
    registry.promote("champion", a);
    nanosUntil(registry.other(), a);
    Set<String> versions = ConcurrentHashMap.newKeySet();
    Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
    AtomicBoolean stop = new AtomicBoolean();
    AtomicInteger turns = new AtomicInteger();
    List<Future<?>> asking = new ArrayList<>();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 16; i++) {
        Api api = i % 2 == 0 ? registry.api() : registry.other();
        String path = "/v1/conversations/load-" + i + "/turns";
        asking.add(
            clients.submit(() -> {
              while (!stop.get()) {
                String turn = "{'id':'t%d','speaker':'customer','text':'hi'}";
                Api.Answer answer = api.post(path, turn.formatted(turns.incrementAndGet()));
                statuses.merge(answer.status(), 1, Integer::sum);
                versions.add(answer.json().path("versions").path("model").asText());
              }
              return null;
            }));
      }
      for (int swap = 0; swap < 10; swap++) {
        Thread.sleep(200);
        registry.promote("champion", swap % 2 == 0 ? b : a);
      }
      stop.set(true);
    }
    for (Future<?> one : asking) {
      one.get();
    }
    assertThat(statuses).containsOnlyKeys(201);
    assertThat(versions).containsExactlyInAnyOrder(a, b);
  }

  @Test
  void aReleaseThatIsDamagedInTheDatabaseLeavesTheOldOneServing() throws Exception {
    Registry registry = registry();
    String a = registry.push(-2);
    String b = registry.push(-3);
    registry.promote("champion", a);
    try (Connection connection = DriverManager.getConnection(registry.databaseUrl());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "UPDATE model_file SET content = set_byte(content, 40, get_byte(content, 40) # 1)"
              + " WHERE name = 'manifest.json' AND version = '"
              + b
              + "'");
    }
    assertThat(registry.promote("champion", b).status()).isEqualTo(200);
    assertThat(Registry.decides(registry.api(), "d", "1")).isEqualTo(a);
    JsonNode health = registry.api().get("/health/ready").json();
    assertThat(health.path("status").asText()).isEqualTo("ok");
    assertThat(health.path("reasons").path(0).asText())
        .contains("champion cannot be read: manifest.json");
    assertThat(registry.api().post("/v1/models/aliases/champion/rollback", "").status())
        .isEqualTo(200);
    assertThat(registry.api().get("/health/ready").json().path("reasons")).isEmpty();
  }
}
