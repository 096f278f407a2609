package io.baton.server.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.server.bench.load.Acknowledgements;
import io.baton.server.bench.load.Generator;
import io.baton.server.bench.load.Schedule;
import io.baton.server.bench.load.Tally;
import io.baton.server.bench.load.Traffic;
import io.baton.server.bench.load.TurnRequests;
import io.baton.server.turn.Durability;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a workspace of 50 turns a second notices of one that sends three times what the server can
 * do. Run it with {@code mvn -pl inference-server -am verify -Dtest=NoisyWorkspaceTest
 * -Dsurefire.excludedGroups=none -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@Tag("benchmark")
@Timeout(300)
final class NoisyWorkspaceTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration LENGTH = Duration.ofSeconds(10);
  private static final double QUIET_PER_SECOND = 50;
  private static final int BUSY = 128;
  private static final int MOST_CONNECTIONS = 1024;

  @TempDir Path directory;

  @Test
  void oneThatSendsTooMuchIsRefusedAndTheOtherIsNot() throws Exception {
    try (ServerProcess server =
            ServerProcess.start(Durability.GROUP_COMMIT, directory, List.of("-XX:+UseSerialGC"));
        Generator noisy = generator(server, server.key(), "noisy");
        Generator quiet = generator(server, keyOf(server, "quiet"), "quiet")) {
      double most = saturated(noisy);
      Tally alone = open(quiet, QUIET_PER_SECOND);
      Tally flood = new Tally(Long.MAX_VALUE);
      Thread flooding = Thread.ofPlatform().start(() -> flood(noisy, 3 * most, flood));
      Tally beside = open(quiet, QUIET_PER_SECOND);
      flooding.join();
      tell("quiet workspace alone", alone);
      tell("quiet workspace beside", beside);
      tell("noisy workspace", flood);
      assertThat(flood.refused()).isPositive();
      assertThat(beside.refused() + beside.errors()).isZero();
      assertThat(beside.acceptedMillis(99)).isLessThan(flood.acceptedMillis(99));
    }
  }

  private static Generator generator(ServerProcess server, String key, String name) {
    return new Generator(
        server.address(),
        new TurnRequests(key, 1),
        new Traffic(name, 2000, 20, 1, Acknowledgements.NONE));
  }

  private static String keyOf(ServerProcess server, String workspace) throws Exception {
    String path = "http://127.0.0.1:" + server.address().getPort() + "/v1/workspaces/" + workspace;
    try (HttpClient client = HttpClient.newHttpClient()) {
      send(client, server, HttpRequest.newBuilder(URI.create(path)).method("PUT", json("{}")));
      String made =
          send(
              client,
              server,
              HttpRequest.newBuilder(URI.create(path + "/keys"))
                  .POST(json("{\"name\":\"bench\",\"scopes\":[\"bot\"]}")));
      return new ObjectMapper().readTree(made).path("key").asText();
    }
  }

  private static HttpRequest.BodyPublisher json(String text) {
    return HttpRequest.BodyPublishers.ofString(text);
  }

  private static String send(HttpClient client, ServerProcess server, HttpRequest.Builder request)
      throws Exception {
    return client
        .send(
            request
                .header("Authorization", "Bearer " + server.key())
                .header("Content-Type", "application/json")
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  /** Turns a second. */
  private static double saturated(Generator generator) {
    generator.run(Schedule.closed(WARM_UP), BUSY, PATIENCE, new Tally(Long.MAX_VALUE));
    Tally tally = new Tally(Long.MAX_VALUE);
    generator.run(Schedule.closed(LENGTH.dividedBy(2)), BUSY, PATIENCE, tally);
    return tally.accepted() / (LENGTH.toMillis() / 2 / 1000.0);
  }

  private static Tally open(Generator generator, double perSecond) {
    Tally tally = new Tally(Long.MAX_VALUE);
    generator.connect(BUSY, PATIENCE);
    generator.run(Schedule.poisson(perSecond, LENGTH, 1), BUSY, PATIENCE, tally);
    return tally;
  }

  private static void flood(Generator generator, double perSecond, Tally tally) {
    generator.connect(MOST_CONNECTIONS, PATIENCE);
    generator.run(
        Schedule.poisson(perSecond, LENGTH.plusSeconds(2), 2), MOST_CONNECTIONS, PATIENCE, tally);
  }

  private static void tell(String who, Tally tally) {
    System.out.printf(
        Locale.ROOT,
        "%s: %d accepted, p50 %.1f ms, p99 %.1f ms; %d refused, p99 %.1f ms%n",
        who,
        tally.accepted(),
        tally.acceptedMillis(50),
        tally.acceptedMillis(99),
        tally.refused(),
        tally.refusedMillis(99));
  }
}
