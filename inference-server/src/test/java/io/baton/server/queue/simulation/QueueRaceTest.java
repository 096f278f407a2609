package io.baton.server.queue.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.db.Database;
import io.baton.server.db.EmbeddedDatabase;
import io.baton.server.db.PersistenceException;
import io.baton.server.db.PreparedDatabase;
import io.baton.server.db.Sight;
import io.baton.server.queue.settings.Queue;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many threads give 10,000 handoffs to agents over a real database, while another ends what they
 * have. A trigger counts what an agent has whenever something is reserved, and the events tell
 * whether anything was given twice.
 */
@Tag("slow")
final class QueueRaceTest {

  private static final int HANDOFFS = Integer.getInteger("baton.race.handoffs", 10_000);
  private static final int THREADS = 8;
  private static final int AGENTS = 40;
  private static final int UNITS = 3;
  private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");

  private static final String SEED =
      """
      INSERT INTO conversation (workspace, conversation_id, facts, state, created_at, updated_at,
        handoff_id)
      SELECT 'default', 'c-' || n, '{"channel":"web"}', '', :now, :now, 'h-' || n
      FROM generate_series(1, :count) n;
      INSERT INTO handoff (workspace, conversation_id, handoff_id, episode, status, reason, detail,
        queue, fence, note, tasks, requested_at, since)
      SELECT 'default', 'c-' || n, 'h-' || n, 1, 'queued', 'bot_request', '', 'default', 0, '',
        '{}', :now, :now
      FROM generate_series(1, :count) n;
      INSERT INTO queue_item (workspace, handoff_id, conversation_id, queue_id, waiting, channel,
        language, tier, urgency, request, since, turn_at)
      SELECT 'default', 'h-' || n, 'c-' || n, 'default', true, 'web', '', '', 0, '{}', :now,
        :now::timestamptz + n * interval '1 second'
      FROM generate_series(1, :count) n;
      """;

  private static final String WATCH =
      """
      CREATE TABLE seen_over (agent text, had integer);
      GRANT ALL ON seen_over TO PUBLIC;
      CREATE FUNCTION watch_loads() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE had integer;
      BEGIN
        SELECT count(*) INTO had FROM handoff
        WHERE workspace = NEW.workspace AND agent = NEW.agent AND status = 'reserved';
        IF had > %d THEN
          INSERT INTO seen_over VALUES (NEW.agent, had);
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER watch AFTER UPDATE ON handoff FOR EACH ROW
      WHEN (NEW.status = 'reserved') EXECUTE FUNCTION watch_loads();
      """
          .formatted(UNITS);

  private final AtomicInteger ended = new AtomicInteger();
  private final AtomicInteger timeouts = new AtomicInteger();

  @Test
  void tenThousandClaimsGiveNothingTwiceAndNobodyTooMuch(@TempDir Path data) throws Exception {
    try (Database database = PreparedDatabase.openForgetful(data, THREADS + 2);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      VirtualClock clock = new VirtualClock(NOW);
      Services services = new Services(database, clock);
      services.describe(Queue.usual("default"), NOW);
      for (int i = 0; i < AGENTS; i++) {
        services.employ("agent-" + i, UNITS);
      }
      prepare(database, data);
      List<Future<?>> claims = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        claims.add(threads.submit(() -> claim(services)));
      }
      while (ended.get() < HANDOFFS) {
        ended.addAndGet(end(database));
        Thread.sleep(2);
      }
      for (Future<?> claim : claims) {
        claim.get();
      }
      assertThat(count(database, "SELECT count(*) FROM event WHERE type = 'handoff.reserved'"))
          .isEqualTo(HANDOFFS);
      assertThat(
              count(
                  database,
                  "SELECT count(DISTINCT conversation_id) FROM event"
                      + " WHERE type = 'handoff.reserved'"))
          .isEqualTo(HANDOFFS);
      assertThat(count(database, "SELECT count(*) FROM seen_over")).isZero();
      assertThat(timeouts.get()).isLessThan(HANDOFFS / 100);
    }
  }

  /** A statement may time out on a busy machine; a server tries again then, too. */
  private void claim(Services services) {
    while (ended.get() < HANDOFFS) {
      try {
        services.assignment().assign(Services.queue(), NOW);
      } catch (PersistenceException e) {
        timeouts.incrementAndGet();
      }
    }
  }

  /** Ends what agents have, so that they have room again. */
  private static int end(Database database) {
    return database.inTransaction(
        Sight.of("default"),
        handle ->
            handle
                .createUpdate(
                    "UPDATE handoff SET status = 'resolved', agent = NULL, ended_at = :now"
                        + " WHERE workspace = 'default' AND status = 'reserved'")
                .bind("now", NOW)
                .execute());
  }

  private static void prepare(Database database, Path data) {
    database.inTransaction(
        Sight.of("default"),
        handle -> {
          for (String statement : SEED.split(";\n")) {
            if (!statement.isBlank()) {
              handle.createUpdate(statement).bind("now", NOW).bind("count", HANDOFFS).execute();
            }
          }
          return handle;
        });
    String url = EmbeddedDatabase.findRunning(data).orElseThrow();
    try (Connection owner = DriverManager.getConnection(url);
        Statement statement = owner.createStatement()) {
      statement.execute(WATCH);
      statement.execute("ANALYZE");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int count(Database database, String query) {
    return database.inTransaction(
        Sight.of("default"), handle -> handle.createQuery(query).mapTo(int.class).one());
  }
}
