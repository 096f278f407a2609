package io.baton.server.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.baton.escalation.ServingModel;
import io.baton.escalation.policy.PolicyReader;
import io.baton.server.chaos.ChattingCustomers.Acknowledged;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checker itself finds what is not as it must be. */
@Tag("slow")
final class HistoryCheckerTest {

  private static final String KEY = "checker-key-0123456789abcdef";

  @Test
  void whatIsMissingChangedOrOutOfOrderIsFound(@TempDir Path directory) throws Exception {
    try (HurtDatabase database = HurtDatabase.start(directory.resolve("database"));
        ServedProcess server =
            ServedProcess.start(database.url(), directory.resolve("s"), KEY, "--model", "none");
        ChattingCustomers customers = new ChattingCustomers(List.of(server::port), KEY)) {
      customers.chat(2, 5);
      while (customers.count() < 20) {
        Thread.sleep(20);
      }
      customers.stop();
      int port = server.port();
      assertThat(check(port, customers.acknowledged()).clean()).isTrue();

      List<Acknowledged> told = customers.acknowledged().getOrDefault("c-0", List.of());
      byte[] other = "{\"action\":\"hand_off\"}".getBytes(StandardCharsets.UTF_8);
      assertThat(check(port, with(told, new Acknowledged("t-9999", 201, other))).lost())
          .containsExactly("c-0 t-9999");
      assertThat(check(port, with(told.subList(0, 1), new Acknowledged("t-1", 201, other))).wrong())
          .containsExactly("c-0 t-1: another answer is stored than was given");
      assertThat(check(port, Map.of("c-0", told.reversed())).wrong())
          .hasSize(told.size() - 1)
          .allMatch(line -> line.endsWith("out of order"));
    }
  }

  @Test
  void customersWhoseTurnIsNeverAcceptedAreCounted() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(400, -1);
          exchange.close();
        });
    server.start();
    try (ChattingCustomers customers =
        new ChattingCustomers(
            List.of(() -> server.getAddress().getPort()), KEY, 12, Duration.ofMillis(200))) {
      customers.chat(2, 5);
      while (customers.gaveUp() < 2) {
        Thread.sleep(20);
      }
      customers.stop();
      assertThat(customers.count()).isZero();
      assertThat(customers.refusals()).containsOnlyKeys(400);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aRunInWhichNothingIsLostFailsByWhatWasNotAnsweredWell() {
    HistoryChecker.Verdict clean = new HistoryChecker.Verdict(List.of(), List.of(), List.of());
    Map<Integer, Integer> usual = Map.of(0, 3, 429, 1, 503, 2);
    assertThat(new Chaos.Result(1, clean, Map.of(), usual, 0).clean()).isTrue();
    Chaos.Result failed = new Chaos.Result(0, clean, Map.of(), Map.of(0, 3, 500, 2), 4);
    assertThat(failed.clean()).isFalse();
    assertThat(failed.failures())
        .containsExactly(
            "no turn was acknowledged",
            "customers who gave up, as a turn was never accepted: 4",
            "answers of status 500, not 2xx, 429 or 503: 2");
  }

  private static Map<String, List<Acknowledged>> with(List<Acknowledged> told, Acknowledged more) {
    List<Acknowledged> all = new ArrayList<>(told);
    all.add(more);
    Map<String, List<Acknowledged>> conversations = new HashMap<>();
    conversations.put("c-0", all);
    return conversations;
  }

  private static HistoryChecker.Verdict check(int port, Map<String, List<Acknowledged>> told)
      throws Exception {
    return new HistoryChecker(port, KEY, ServingModel.rulesOnly(), PolicyReader.readDefault())
        .check(told);
  }
}
