package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.config.ConfigLoader;
import io.baton.server.config.Setting;
import io.baton.server.webhook.Receiver;
import io.baton.server.webhook.Receiver.Answer;
import io.baton.server.webhook.http.RawReceiver;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What receivers that do their worst cost turns: 200 turns a second by a schedule, half of them of
 * a workspace that tells five such receivers of every turn and handoff, five seconds with its
 * webhooks switched off and five with them on, six times. Prints latencies of the other workspace's
 * turns.
 *
 * <pre>mvn -pl inference-server -am test -DskipChecks -Dtest=WebhookCostTest \
 *   -Dsurefire.excludedGroups=none -Dsurefire.jvmArgs=-Xmx1g \
 *   -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
@Tag("benchmark")
final class WebhookCostTest {

  private static final int A_SECOND = 200;
  private static final int ROUNDS = 6;
  private static final Duration ROUND = Duration.ofSeconds(5);

  @TempDir Path data;
  private final AtomicInteger conversations = new AtomicInteger();

  /** Latencies in microseconds of the turns that the first of the two gets. */
  private List<Long> turns(Api quiet, Api told) throws Exception {
    List<Long> micros = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger failures = new AtomicInteger();
    List<Future<?>> asking = new ArrayList<>();
    long began = System.nanoTime();
    int all = (int) (A_SECOND * ROUND.toSeconds());
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < all; i++) {
        Api api = i % 2 == 0 ? quiet : told;
        long due = began + i * TimeUnit.SECONDS.toNanos(1) / A_SECOND;
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        asking.add(
            clients.submit(() -> {
              String path = "/v1/conversations/c-" + conversations.incrementAndGet() + "/turns";
              String turn =
                  "{'id':'t-1','speaker':'customer','text':'where is my parcel, a human please'}";
              if (api.post(path, turn).status() != 201) {
                failures.incrementAndGet();
              }
              if (api == quiet) {
                micros.add(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due));
              }
              return null;
            }));
      }
    }
    for (Future<?> one : asking) {
      one.get();
    }
    assertThat(failures.get()).isZero();
    return micros;
  }

  private static double millis(List<Long> micros, double part) {
    List<Long> sorted = micros.stream().sorted().toList();
    return sorted.get((int) (sorted.size() * part)) / 1e3;
  }

  private static void switchAll(Api api, List<String> webhooks, boolean on) throws Exception {
    for (String webhook : webhooks) {
      Api.Answer answer =
          api.send(
              api.request("/v1/webhooks/" + webhook)
                  .header("Content-Type", "application/json")
                  .method(
                      "PATCH", HttpRequest.BodyPublishers.ofString("{\"enabled\":" + on + "}")));
      assertThat(answer.status()).isEqualTo(200);
    }
    Thread.sleep(1_500);
  }

  @Test
  void measure() throws Exception {
    Map<Setting, String> flags =
        Map.of(
            Setting.PORT, "0",
            Setting.DATA, data.toString(),
            Setting.WEBHOOK_HTTP, "on",
            Setting.WEBHOOK_PRIVATE_ADDRESSES, "on");
    try (Server server =
            Wiring.start(new ConfigLoader(warning -> {}).flags(flags).load(), Clock.systemUTC());
        Api operator = new Api(server.port(), server.key().value());
        Receiver failing = new Receiver(got -> Answer.of(500));
        RawReceiver hanging = RawReceiver.hanging();
        RawReceiver slow = RawReceiver.slow(1_000);
        RawReceiver endless = RawReceiver.endless(500)) {
      operator.put("/v1/workspaces/told", "");
      String key =
          operator
              .post("/v1/workspaces/told/keys", "{'name':'n','scopes':['bot','admin']}")
              .json()
              .path("key")
              .asText();
      try (Api told = new Api(server.port(), key)) {
        List<String> webhooks = new ArrayList<>();
        String here = "http://127.0.0.1:";
        for (String url :
            List.of(
                failing.url(),
                here + hanging.port(),
                here + slow.port(),
                here + endless.port(),
                "https://127.0.0.1:" + failing.port())) {
          webhooks.add(
              told.post("/v1/webhooks", "{'url':'" + url + "','types':['turn.*','handoff.*']}")
                  .json()
                  .path("id")
                  .asText());
        }
        turns(operator, told);
        List<Long> off = new ArrayList<>();
        List<Long> on = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
          switchAll(told, webhooks, false);
          off.addAll(turns(operator, told));
          switchAll(told, webhooks, true);
          on.addAll(turns(operator, told));
        }
        System.out.printf(
            "%d turns each; off: p50 %.1f ms, p99 %.1f ms; on: p50 %.1f ms, p99 %.1f ms;"
                + " connections %d to the one that hangs, %d requests to the one that fails%n",
            off.size(),
            millis(off, 0.5),
            millis(off, 0.99),
            millis(on, 0.5),
            millis(on, 0.99),
            hanging.connections(),
            failing.got().size());
        assertThat(failing.got()).isNotEmpty();
      }
    }
  }
}
