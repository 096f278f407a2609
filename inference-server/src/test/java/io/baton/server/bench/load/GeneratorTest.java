package io.baton.server.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.conversation.history.TurnJson;
import io.baton.server.bench.load.Observer.Loss;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

final class GeneratorTest {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static Tally run(StubServer server, Schedule schedule, int connections) {
    return run(server, schedule, connections, PATIENCE, Acknowledgements.NONE);
  }

  private static Tally run(
      StubServer server,
      Schedule schedule,
      int connections,
      Duration patience,
      Acknowledgements acknowledgements) {
    Tally tally = new Tally(schedule.length());
    Traffic traffic = new Traffic("c", 40, 5, 1, acknowledgements);
    try (Generator generator =
        new Generator(server.address(), new TurnRequests("key", 1), traffic)) {
      generator.run(schedule, connections, patience, tally);
    }
    return tally;
  }

  private static Schedule halfASecond() {
    return Schedule.constant(400, Duration.ofMillis(500));
  }

  @Test
  void aStallShowsInTheLatencyOfAllThatWereMeantToStartInIt() throws IOException {
    ReentrantLock one = new ReentrantLock();
    StubServer.Behaviour stalls =
        (number, request) -> {
          one.lock();
          try {
            if (number == 60) {
              Thread.sleep(200);
            }
          } finally {
            one.unlock();
          }
          return StubServer.CREATED;
        };
    // Whether they wait for the server or, with one connection, in the generator.
    for (int connections : List.of(1, 200)) {
      try (StubServer server = new StubServer(stalls)) {
        Tally tally = run(server, halfASecond(), connections);
        assertThat(tally.accepted()).isEqualTo(199);
        assertThat(tally.errors()).isZero();
        assertThat(tally.acceptedMillis(99)).isGreaterThan(150);
        // 80 of 199 were meant to start in those 200 ms, at equal distances.
        assertThat(tally.acceptedMillis(75)).isGreaterThan(40);
      }
    }
  }

  @Test
  void refusalsAreCountedAndTheSameTurnIsSentOnceMore() throws IOException {
    Map<String, String> sent = new ConcurrentHashMap<>();
    AtomicInteger different = new AtomicInteger();
    try (StubServer server =
        new StubServer((number, request) -> {
          String turn = request.path() + request.between("\"id\":\"", "\"");
          String before = sent.putIfAbsent(turn, request.body());
          if (before == null) {
            return StubServer.BUSY;
          }
          different.addAndGet(before.equals(request.body()) ? 0 : 1);
          return StubServer.CREATED;
        })) {
      Tally tally = run(server, halfASecond(), 20);
      assertThat(tally.refused()).isGreaterThan(50).isEqualTo(tally.withRetryAfter());
      assertThat(tally.accepted()).isGreaterThan(50);
      assertThat(tally.refused() + tally.accepted()).isEqualTo(199).isEqualTo(tally.intended());
      assertThat(tally.errors()).isZero();
      assertThat(different).hasValue(0);
    }
  }

  @Test
  void aConnectionThatIsClosedOnARequestIsALossAndIsReplaced() throws IOException {
    try (StubServer server =
        new StubServer((number, request) -> number % 10 == 0 ? "" : StubServer.CREATED)) {
      Tally tally = run(server, halfASecond(), 4);
      assertThat(tally.lost(Loss.BROKEN)).isEqualTo(19).isEqualTo(tally.errors());
      assertThat(tally.accepted()).isEqualTo(180);
      assertThat(server.connections()).isGreaterThanOrEqualTo(19);
    }
  }

  @Test
  void aConnectionThatWasIdleTooLongIsNotUsedAgain() throws IOException {
    Traffic traffic = new Traffic("c", 40, 5, 1, Acknowledgements.NONE);
    Schedule schedule = Schedule.constant(50, Duration.ofMillis(500));
    Tally tally = new Tally(schedule.length());
    try (StubServer server = new StubServer((number, request) -> StubServer.CREATED);
        Generator generator =
            new Generator(
                server.address(), new TurnRequests("key", 1), traffic, Duration.ofMillis(10))) {
      generator.connect(3, PATIENCE);
      generator.run(schedule, 4, PATIENCE, tally);
      assertThat(tally.errors()).isZero();
      assertThat(server.connections()).isGreaterThan(10);
    }
  }

  @Test
  void whatIsNoHttpIsALossAndOtherStatusesAreErrors() throws IOException {
    String failed = "HTTP/1.1 500 Server Error\r\nContent-Length: 0\r\n\r\n";
    try (StubServer server =
        new StubServer((number, request) ->
            number == 1 ? "nonsense\r\n\r\n" : number == 2 ? failed : StubServer.CREATED)) {
      Tally tally = run(server, halfASecond(), 1);
      assertThat(tally.lost(Loss.BROKEN)).isEqualTo(1);
      assertThat(tally.unexpected()).containsExactly(Map.entry(500, 1L));
      assertThat(tally.errors()).isEqualTo(2);
      assertThat(tally.accepted()).isEqualTo(197);
    }
  }

  @Test
  void whatIsNeverAnsweredIsCountedWhenPatienceEnds() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    try (StubServer server =
        new StubServer((number, request) -> {
          never.await();
          return StubServer.CREATED;
        })) {
      Tally tally = run(server, halfASecond(), 3, Duration.ofMillis(100), Acknowledgements.NONE);
      assertThat(tally.lost(Loss.UNANSWERED)).isEqualTo(3);
      assertThat(tally.lost(Loss.UNSENT)).isEqualTo(196);
      assertThat(tally.errors()).isEqualTo(199);
      never.countDown();
    }
  }

  @Test
  void connectionsCanBeOpenBeforeARunAndOnesThatAreClosedMeanwhileAreNoLoss() throws Exception {
    try (StubServer server = new StubServer((number, request) -> StubServer.CREATED);
        Generator generator =
            new Generator(
                server.address(),
                new TurnRequests("key", 1),
                new Traffic("c", 40, 5, 1, Acknowledgements.NONE))) {
      generator.connect(50, PATIENCE);
      generator.connect(50, PATIENCE);
      // The system connects before the server knows of it.
      while (server.connections() < 50) {
        Thread.sleep(1);
      }
      server.closeConnections();
      assertThat(server.connections()).isEqualTo(50);
      Thread.sleep(50);
      Tally tally = new Tally(0);
      generator.run(halfASecond(), 50, PATIENCE, tally);
      assertThat(tally.accepted()).isEqualTo(199);
      assertThat(tally.errors()).isZero();
    }
  }

  @Test
  void aServerThatIsNotThereLeavesAllUnsent() throws IOException {
    StubServer gone = new StubServer((number, request) -> StubServer.CREATED);
    gone.close();
    Schedule schedule = Schedule.constant(1000, Duration.ofMillis(50));
    try (Generator generator =
        new Generator(
            gone.address(),
            new TurnRequests("key", 1),
            new Traffic("c", 1, 1, 1, Acknowledgements.NONE))) {
      generator.connect(5, Duration.ofMillis(50));
    }
    Tally tally = run(gone, schedule, 3, Duration.ofMillis(50), Acknowledgements.NONE);
    assertThat(tally.lost(Loss.UNSENT)).isEqualTo(49).isEqualTo(tally.errors());
    assertThat(tally.sent()).isZero();
  }

  @Test
  void turnsOfAConversationComeInOrderOneAtATimeAndEachIsAcknowledgedOnce() throws IOException {
    Map<String, Integer> last = new ConcurrentHashMap<>();
    AtomicInteger disorder = new AtomicInteger();
    List<String> acknowledged = new ArrayList<>();
    try (StubServer server =
        new StubServer((number, request) -> {
          int turn = Integer.parseInt(request.between("\"id\":\"t-", "\""));
          int before = last.getOrDefault(request.path(), 0);
          disorder.addAndGet(turn == before + 1 ? 0 : 1);
          Thread.sleep(1);
          disorder.addAndGet(last.getOrDefault(request.path(), 0) == before ? 0 : 1);
          last.put(request.path(), turn);
          return StubServer.CREATED;
        })) {
      Tally tally =
          run(
              server,
              Schedule.closed(Duration.ofMillis(500)),
              16,
              PATIENCE,
              (conversation, turn, status) -> acknowledged.add(conversation + " " + turn));
      assertThat(disorder).hasValue(0);
      assertThat(tally.errors()).isZero();
      assertThat(acknowledged)
          .doesNotHaveDuplicates()
          .hasSize((int) tally.accepted())
          .contains("c-1 1");
      assertThat(last.values().stream().mapToInt(Integer::intValue).sum())
          .isEqualTo(acknowledged.size());
      assertThat(last.values()).allMatch(turns -> turns <= 5);
      assertThat(server.connections()).isLessThanOrEqualTo(16);
    }
  }

  @Test
  void everyRequestIsATurnOfTheHistoryFormatAndTheyDiffer() throws IOException {
    Map<String, String> texts = new ConcurrentHashMap<>();
    List<String> wrong = new ArrayList<>();
    try (StubServer server =
        new StubServer((number, request) -> {
          try {
            JsonNode body = new ObjectMapper().readTree(request.body());
            String text = TurnJson.read(body, "").text().orElseThrow();
            texts.put(text, request.path());
            if (text.split(" ").length < 12 || text.split(" ").length > 50) {
              wrong.add(text);
            }
          } catch (Exception e) {
            wrong.add(request.body());
          }
          return StubServer.CREATED;
        })) {
      Tally tally = run(server, halfASecond(), 1);
      assertThat(wrong).isEmpty();
      assertThat(tally.accepted()).isEqualTo(199);
      assertThat(texts).hasSizeGreaterThan(195);
    }
  }
}
