package io.baton.server.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.Server;
import io.baton.server.Wiring;
import io.baton.server.config.ConfigLoader;
import io.baton.server.config.Setting;
import io.baton.server.db.EmbeddedDatabase;
import io.baton.server.db.PreparedDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that is told to stop while its database does not answer. */
@Tag("slow")
@Tag("isolated")
@Timeout(120)
final class HungStopTest {

  private static final Duration LONGEST = Duration.ofSeconds(10);

  @TempDir Path data;

  @Test
  void itStopsInTimeAndTellsWhoWaits() throws Exception {
    EmbeddedDatabase database = PreparedDatabase.start(data.resolve("database"));
    int real = Integer.parseInt(database.url().replaceAll(".*:(\\d+)/.*", "$1"));
    try (FaultyProxy proxy = FaultyProxy.start(real)) {
      Server server = start(database.url().replace(":" + real + "/", ":" + proxy.port() + "/"));
      assertThat(turn(server, "c-1").join().statusCode()).isEqualTo(201);
      proxy.become(FaultyProxy.Mood.SWALLOWS);
      CompletableFuture<HttpResponse<String>> waits = turn(server, "c-2");
      Thread.sleep(300);
      long began = System.nanoTime();
      server.close();
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONGEST);
      assertThat(waits.join().statusCode()).isEqualTo(503);
      assertThat(waits.join().headers().firstValue("Retry-After")).contains("1");
    } finally {
      database.close();
    }
  }

  private Server start(String url) {
    Map<Setting, String> settings =
        Map.of(
            Setting.PORT, "0",
            Setting.DATA, data.toString(),
            Setting.MODEL, "none",
            Setting.DATABASE_URL, url,
            Setting.DATABASE_USER, "postgres");
    return Wiring.start(new ConfigLoader(warning -> {}).flags(settings).load(), Clock.systemUTC());
  }

  private static CompletableFuture<HttpResponse<String>> turn(Server server, String conversation) {
    URI path =
        URI.create(
            "http://127.0.0.1:" + server.port() + "/v1/conversations/" + conversation + "/turns");
    return HttpClient.newHttpClient()
        .sendAsync(
            HttpRequest.newBuilder(path)
                .header("Authorization", "Bearer " + server.key().value())
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"id\":\"t\",\"speaker\":\"customer\",\"text\":\"hello\"}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
