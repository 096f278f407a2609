package io.baton.server.db.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.server.db.Database;
import io.baton.server.db.PreparedDatabase;
import io.baton.server.db.Sight;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Timers of several servers on a real database, with a clock that jumps. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TimersTest {

  private static final Instant START = Instant.parse("2026-03-29T00:00:00Z");

  private Optional<Database> opened = Optional.empty();

  @BeforeAll
  void open(@TempDir Path data) {
    opened = Optional.of(PreparedDatabase.open(data, 12));
  }

  @AfterAll
  void close() {
    opened.ifPresent(Database::close);
  }

  private Database database() {
    return opened.orElseThrow();
  }

  private static final class Jumping extends Clock {

    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    void to(Instant at) {
      now.set(at);
    }

    @Override
    public Instant instant() {
      return now.get();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private static void await(BooleanSupplier done) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(120).toNanos();
    while (!done.getAsBoolean() && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    assertThat(done.getAsBoolean()).isTrue();
  }

  private void set(String task, String subject, Instant at) {
    database()
        .inTransaction(
            Sight.of("default"),
            handle -> {
              Timers.set(handle, task, "default", subject, at);
              return subject;
            });
  }

  private int left(String task) {
    return database()
        .inTransaction(
            new Sight.Everything(),
            handle ->
                handle
                    .createQuery("SELECT count(*) FROM scheduled_tasks WHERE task_name = :task")
                    .bind("task", task)
                    .mapTo(int.class)
                    .one());
  }

  private int failed(String task) {
    return database()
        .inTransaction(
            new Sight.Everything(),
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT COALESCE(sum(consecutive_failures), 0) FROM scheduled_tasks
                        WHERE task_name = :task AND NOT picked
                        """)
                    .bind("task", task)
                    .mapTo(int.class)
                    .one());
  }

  @Test
  void eachRingsOnOneOfThreeServersHoweverTheClockJumps() throws Exception {
    Map<String, Integer> rings = new ConcurrentHashMap<>();
    Jumping clock = new Jumping();
    TimerTask counting =
        new TimerTask(
            "test.counting",
            (workspace, subject) -> {
              rings.merge(workspace + "/" + subject, 1, Integer::sum);
              return Optional.empty();
            });
    for (int i = 0; i < 60; i++) {
      set(counting.name(), "s" + i, START.plus(Duration.ofMinutes(i)));
    }
    List<Timers> servers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      servers.add(Timers.start(database(), clock, List.of(counting)));
    }
    try {
      await(() -> left(counting.name()) == 59);
      clock.to(START.plus(Duration.ofMinutes(29)));
      await(() -> left(counting.name()) == 30);
      clock.to(START.minus(Duration.ofHours(5)));
      servers.forEach(Timers::look);
      Thread.sleep(1_500);
      assertThat(rings).as("nothing rings when the clock goes back").hasSize(30);
      clock.to(START.plus(Duration.ofDays(3)));
      await(() -> left(counting.name()) == 0);
    } finally {
      servers.forEach(Timers::close);
    }
    assertThat(rings).hasSize(60).allSatisfy((id, count) -> assertThat(count).isEqualTo(1));
  }

  @Test
  void whatFailsIsTriedAgainAndWhatIsNotDoneRingsAgain() throws Exception {
    List<String> said = new CopyOnWriteArrayList<>();
    Jumping clock = new Jumping();
    TimerTask stubborn =
        new TimerTask(
            "test.stubborn",
            (workspace, subject) -> {
              said.add(clock.instant().toString());
              return switch (said.size()) {
                case 1 -> throw new IllegalStateException("not yet");
                case 2 -> Optional.of(START.plus(Duration.ofHours(1)));
                default -> Optional.empty();
              };
            });
    set(stubborn.name(), "with/slash", START);
    try (Timers timers = Timers.start(database(), clock, List.of(stubborn))) {
      await(() -> failed(stubborn.name()) == 1);
      clock.to(START.plusSeconds(10));
      timers.look();
      await(() -> said.size() == 2);
      clock.to(START.plus(Duration.ofHours(1)));
      timers.look();
      await(() -> left(stubborn.name()) == 0);
    }
    assertThat(said)
        .containsExactly("2026-03-29T00:00:00Z", "2026-03-29T00:00:10Z", "2026-03-29T01:00:00Z");
  }

  @Test
  void whatSeemsDeadSinceTheClockJumpedRingsAgainByThatClock() throws Exception {
    Jumping clock = new Jumping();
    CountDownLatch inHand = new CountDownLatch(1);
    CountDownLatch again = new CountDownLatch(1);
    AtomicInteger rings = new AtomicInteger();
    TimerTask slow =
        new TimerTask(
            "test.slow",
            (workspace, subject) -> {
              if (rings.incrementAndGet() == 1) {
                inHand.countDown();
                waitFor(again);
              }
              again.countDown();
              return Optional.empty();
            });
    set(slow.name(), "s", START);
    try (Timers first = Timers.start(database(), clock, List.of(slow))) {
      waitFor(inHand);
      clock.to(START.plus(Duration.ofHours(1)));
      first.look();
      try (Timers second = Timers.start(database(), clock, List.of(slow))) {
        second.look();
        waitFor(again);
        await(() -> left(slow.name()) == 0);
      }
    }
    assertThat(rings).hasValue(2);
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      assertThat(latch.await(120, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aTimerIsSetWithItsTransactionOrNotAtAll() {
    assertThatThrownBy(() ->
            database()
                .inTransaction(
                    Sight.of("default"),
                    handle -> {
                      Timers.set(handle, "test.undone", "default", "s", START);
                      throw new IllegalStateException("rolled back");
                    }))
        .hasMessage("rolled back");
    assertThat(left("test.undone")).isZero();
    set("test.undone", "s", START);
    set("test.undone", "s", START);
    assertThat(left("test.undone")).isEqualTo(1);
  }
}
