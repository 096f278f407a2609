package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.db.PreparedDatabase;
import io.baton.server.served.ListeningPort;
import io.baton.server.served.ServedClasses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server process that is told to stop while many write to it. */
@Tag("slow")
@Timeout(300)
final class GracefulStopTest {

  private static final int BOTS = 48;
  private static final int ENOUGH = 300;
  private static final int LONGEST_STOP_SECONDS = 20;

  @TempDir Path data;

  private final Set<String> acknowledged = new ConcurrentSkipListSet<>();
  private final Set<String> refused = new ConcurrentSkipListSet<>();
  private final Set<String> cut = new ConcurrentSkipListSet<>();
  private final List<String> wrong = new ArrayList<>();

  @Test
  void whatWasAcknowledgedIsStoredAndWhatWasNotIsNot() throws Exception {
    PreparedDatabase.copyTo(data);
    Process process = serve();
    int port = ListeningPort.of(process);
    List<Thread> bots = new ArrayList<>();
    for (int i = 0; i < BOTS; i++) {
      String conversation = "c-" + i;
      bots.add(Thread.ofVirtual().start(() -> write(port, conversation)));
    }
    while (acknowledged.size() < ENOUGH) {
      Thread.sleep(5);
    }
    process.destroy();
    assertThat(process.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)).isTrue();
    for (Thread bot : bots) {
      bot.join();
    }
    assertThat(wrong).isEmpty();
    assertThat(process.exitValue()).isEqualTo(143);
    // Neither a request that was told to come again nor one that was cut off has left anything.
    assertThat(stored()).containsExactlyElementsOf(acknowledged);
    assertThat(cut).hasSize(BOTS);
  }

  /** Writes turns one after the other until the server is gone. */
  private void write(int port, String conversation) {
    try (Api api = new Api(port, key())) {
      for (int i = 0; ; i++) {
        String id = conversation + "-t-" + i;
        try {
          Api.Answer answer =
              api.post(
                  "/v1/conversations/" + conversation + "/turns",
                  "{'id':'" + id + "','speaker':'customer','text':'turn " + i + "'}");
          if (answer.status() == 201 && answer.json().path("turn").asText().equals(id)) {
            acknowledged.add(id);
          } else if (answer.status() == 503 && shuttingDown(answer)) {
            refused.add(id);
          } else {
            note(id + ": " + new String(answer.body(), StandardCharsets.UTF_8));
          }
        } catch (IOException e) {
          cut.add(id);
          return;
        }
      }
    } catch (IOException e) {
      note("no key: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean shuttingDown(Api.Answer answer) throws IOException {
    return answer.json().path("detail").asText().equals("the server is shutting down");
  }

  private synchronized void note(String what) {
    wrong.add(what);
  }

  private Set<String> stored() throws Exception {
    Set<String> stored = new ConcurrentSkipListSet<>();
    try (TestServer server = new TestServer(data)) {
      for (int i = 0; i < BOTS; i++) {
        String path = "/v1/conversations/c-" + i + "/turns?limit=200";
        var page = server.operator().get(path).json();
        page.path("items").forEach(item -> stored.add(item.path("turn").path("id").asText()));
        while (page.has("next")) {
          page = server.operator().get(path + "&cursor=" + page.path("next").asText()).json();
          page.path("items").forEach(item -> stored.add(item.path("turn").path("id").asText()));
        }
      }
    }
    return stored;
  }

  private Process serve() throws IOException {
    List<String> command = ServedClasses.command(List.of("-Xmx256m"));
    command.addAll(List.of("serve", "--port", "0", "--data", data.toString()));
    command.addAll(List.of("--model", "none", "--names", "off"));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private String key() throws IOException {
    return Files.readString(data.resolve("api-key")).strip();
  }
}
