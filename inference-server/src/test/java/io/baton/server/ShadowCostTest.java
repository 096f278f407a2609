package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.conversation.Conversation;
import io.baton.conversation.Outcome;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.escalation.bundle.BundleWriter;
import io.baton.escalation.bundle.ModelBundle;
import io.baton.escalation.bundle.StarterBundle;
import io.baton.escalation.kernel.Blend;
import io.baton.escalation.model.ModelParts;
import io.baton.server.config.ConfigLoader;
import io.baton.server.config.Setting;
import io.baton.server.shadow.ShadowService;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a shadow costs: 32 clients post turns one after the other, a conversation for every ten, for
 * five seconds without a shadow and five with one as large as the starter, four times. Prints turns
 * a second and how many turns were scored in shadow and dropped.
 *
 * <pre>mvn -pl inference-server -am test -DskipChecks -Dtest=ShadowCostTest \
 *   -Dsurefire.excludedGroups=none -Dsurefire.jvmArgs=-Xmx1g \
 *   -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
@Tag("benchmark")
final class ShadowCostTest {

  private static final int CLIENTS = 32;
  private static final Duration ROUND = Duration.ofSeconds(5);
  private static final int ROUNDS = 4;

  @TempDir Path data;
  private final AtomicInteger conversations = new AtomicInteger();

  /** The starter with other blends: another model of the same cost. */
  private Map<String, byte[]> shadow() throws IOException {
    ModelBundle starter = StarterBundle.read();
    ModelParts parts = starter.escalation().parts();
    Blend live = new Blend(new float[] {0.5f, 0.3f, 0.3f, 0.3f, 0.1f});
    Path directory = data.resolve("shadow");
    BundleWriter.write(
        directory,
        new BundleWriter.Content(
            parts.withBlends(Collections.nCopies(ModelParts.HEADS, live), parts.outcomeBlend()),
            starter.thresholds(),
            List.of(
                Conversation.of(
                    "golden",
                    List.of(Turn.builder("1", Speaker.CUSTOMER).text("hello").build()),
                    Outcome.UNKNOWN)),
            Map.of(),
            Map.of(),
            ""));
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(directory)) {
      for (Path file : all.toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  private double turnsPerSecond(Api api) throws Exception {
    LongAdder turns = new LongAdder();
    LongAdder failures = new LongAdder();
    List<Future<?>> asking = new ArrayList<>();
    long end = System.nanoTime() + ROUND.toNanos();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CLIENTS; i++) {
        asking.add(
            clients.submit(() -> {
              while (System.nanoTime() < end) {
                String path = "/v1/conversations/c-" + conversations.incrementAndGet() + "/turns";
                for (int turn = 1; turn <= 10 && System.nanoTime() < end; turn++) {
                  Api.Answer answer =
                      api.post(
                          path,
                          "{'id':'t-"
                              + turn
                              + "','speaker':'customer','text':'I asked "
                              + turn
                              + " times now where my parcel is and nobody can tell me'}");
                  (answer.status() == 201 ? turns : failures).increment();
                }
              }
              return null;
            }));
      }
    }
    for (Future<?> one : asking) {
      one.get();
    }
    assertThat(failures.sum()).isZero();
    return turns.sum() / (double) ROUND.toSeconds();
  }

  @Test
  void measure() throws Exception {
    Map<Setting, String> flags =
        Map.of(
            Setting.PORT, "0",
            Setting.DATA, data.toString(),
            Setting.KEY_RATE, "0",
            Setting.WORKSPACE_RATE, "0");
    try (Server server =
            Wiring.start(new ConfigLoader(warning -> {}).flags(flags).load(), Clock.systemUTC());
        Api api = new Api(server.port(), server.key().value())) {
      Map<String, byte[]> files = shadow();
      String version =
          new ObjectMapper().readTree(files.get("manifest.json")).path("version").asText();
      assertThat(Registry.push(api, version, Registry.zip(files)).status()).isEqualTo(201);
      turnsPerSecond(api);
      ShadowService shadow = server.models().shadow();
      for (int round = 0; round < ROUNDS; round++) {
        api.send(api.request("/v1/models/aliases/shadow").DELETE());
        double without = turnsPerSecond(api);
        api.send(
            api.request("/v1/models/aliases/shadow")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"version\":\"" + version + "\"}")));
        double with = turnsPerSecond(api);
        System.out.printf(
            "turns/s without a shadow %.0f, with one %.0f; scored %d, dropped %d so far%n",
            without, with, shadow.scored(), shadow.dropped());
      }
      assertThat(shadow.scored()).isPositive();
    }
  }
}
