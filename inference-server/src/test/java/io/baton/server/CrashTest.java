package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.server.served.ListeningPort;
import io.baton.server.served.ServedClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server process that is killed while it is written to, and started again. */
@Tag("slow")
final class CrashTest {

  private static final int PATIENCE_SECONDS = 60;
  private static final int ROUNDS = 2;

  @TempDir Path data;

  @Test
  void whatWasAcknowledgedIsThereOnceAfterAKill() throws Exception {
    Set<String> acknowledged = new TreeSet<>();
    Random random = new Random(11);
    int next = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Process process = serve();
      try (Api api = new Api(ListeningPort.of(process), key())) {
        CountDownLatch first = new CountDownLatch(1);
        Thread killer = killAfter(process, first, 500 + random.nextInt(1_000));
        next = write(api, next, acknowledged, first);
        killer.join();
      }
    }
    Process process = serve();
    try (Api api = new Api(ListeningPort.of(process), key())) {
      Set<String> stored = new TreeSet<>();
      JsonNode items = api.get("/v1/conversations/k/turns?limit=200").json();
      int seq = 0;
      while (true) {
        for (JsonNode item : items.path("items")) {
          assertThat(item.path("seq").asInt()).isEqualTo(++seq);
          assertThat(stored.add(item.path("turn").path("id").asText())).isTrue();
        }
        if (!items.has("next")) {
          break;
        }
        String cursor = items.path("next").asText();
        items = api.get("/v1/conversations/k/turns?limit=200&cursor=" + cursor).json();
      }
      assertThat(acknowledged).hasSizeGreaterThan(ROUNDS);
      assertThat(stored).containsAll(acknowledged);
    } finally {
      process.destroy();
      assertThat(process.waitFor()).isNotNegative();
    }
  }

  /** Writes turns one after the other until the server is gone. */
  private static int write(Api api, int from, Set<String> acknowledged, CountDownLatch first)
      throws InterruptedException {
    int next = from;
    try {
      while (true) {
        String id = "t-" + next;
        Api.Answer answer =
            api.post(
                "/v1/conversations/k/turns",
                "{'id':'" + id + "','speaker':'customer','text':'turn number " + next + "'}");
        next++;
        if (answer.status() == 201) {
          acknowledged.add(id);
          first.countDown();
        }
      }
    } catch (IOException e) {
      return next + 1;
    }
  }

  /** Kills while it writes, however slow the machine is: some time after the first answer. */
  private static Thread killAfter(Process process, CountDownLatch first, long millis) {
    return Thread.ofVirtual()
        .start(() -> {
          try {
            if (first.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
              Thread.sleep(millis);
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          process.destroyForcibly();
        });
  }

  private Process serve() throws IOException {
    List<String> command = ServedClasses.command(List.of());
    command.addAll(List.of("serve", "--port", "0", "--names", "off", "--data", data.toString()));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private String key() throws IOException {
    return Files.readString(data.resolve("api-key")).strip();
  }
}
