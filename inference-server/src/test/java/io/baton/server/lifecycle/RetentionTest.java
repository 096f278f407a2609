package io.baton.server.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.server.db.Database;
import io.baton.server.db.PreparedDatabase;
import io.baton.server.db.Sight;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is removed because of its age, and what is not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RetentionTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String WORKSPACE = "default";

  private Optional<Database> opened = Optional.empty();

  @BeforeAll
  void open(@TempDir Path data) {
    opened = Optional.of(PreparedDatabase.open(data));
  }

  @AfterAll
  void close() {
    opened.ifPresent(Database::close);
  }

  private Database database() {
    return opened.orElseThrow();
  }

  private JdbiLifecycleRepository repository() {
    return new JdbiLifecycleRepository(database());
  }

  private void execute(String sql, Object... values) {
    database().inTransaction(new Sight.Everything(), handle -> handle.execute(sql, values));
  }

  private long count(String table) {
    return database()
        .inTransaction(
            new Sight.Everything(),
            handle -> handle.createQuery("SELECT count(*) FROM " + table).mapTo(long.class).one());
  }

  private void converse(String id, Instant last) {
    execute(
        """
        INSERT INTO conversation
          (workspace, conversation_id, facts, state, turns, created_at, updated_at)
        VALUES ('default', ?, '{}', '', 1, ?, ?)
        """,
        id,
        last,
        last);
  }

  @Test
  void aConversationThatWentOnSinceItWasFoundOldIsKept() {
    Instant before = NOW.minus(Duration.ofDays(30));
    converse("over", before.minusSeconds(1));
    converse("goes-on", before.minusSeconds(1));
    List<String> old = repository().listOld(WORKSPACE, before, "", 10).old();
    assertThat(old).containsExactly("goes-on", "over");
    execute("UPDATE conversation SET updated_at = ? WHERE conversation_id = 'goes-on'", NOW);
    assertThat(repository().eraseOld(WORKSPACE, before, old)).containsEntry("conversation", 1);
    assertThat(repository().listOld(WORKSPACE, NOW.plusSeconds(1), "", 10).old())
        .containsExactly("goes-on");
  }

  /**
   * As where a ticket is made beside a turn: it is there once the row is let go, and not before.
   */
  @Test
  void whatIsPromisedWhileTheRowIsWaitedForIsSeen() {
    Instant before = NOW.minus(Duration.ofDays(30));
    converse("promised", before.minusSeconds(1));
    CompletableFuture<Map<String, Integer>> erased =
        database()
            .inTransaction(
                new Sight.Everything(),
                handle -> {
                  handle.execute(
                      "SELECT FROM conversation WHERE conversation_id = 'promised' FOR UPDATE");
                  CompletableFuture<Map<String, Integer>> erasing =
                      CompletableFuture.supplyAsync(
                          () -> repository().eraseOld(WORKSPACE, before, List.of("promised")));
                  awaitWaiting(handle);
                  handle.execute(
                      """
                      INSERT INTO ticket VALUES
                        ('default', 'ticket', 'promised', 'none', 'no_agent', now(), NULL)
                      """);
                  return erasing;
                });
    assertThat(erased.join().getOrDefault("conversation", 0)).isZero();
    assertThat(repository().listOld(WORKSPACE, before, "", 10).old()).doesNotContain("promised");
    assertThat(count("ticket")).isEqualTo(1);
  }

  private static void awaitWaiting(Handle handle) {
    String waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted";
    long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (handle.createQuery(waiting).mapTo(long.class).one() == 0 && System.nanoTime() < end) {
      handle.execute("SELECT pg_sleep(0.01)");
    }
  }

  /** As where it has more turns than a statement erases in its time. */
  @Test
  void oneThatTakesLongByItselfHasTheTimeThatItNeeds() {
    converse("endless", NOW.minus(Duration.ofDays(400)));
    assertThat(
            removedWhereTooSlow(
                "current_setting('statement_timeout')::interval < interval '1 min'"))
        .isEqualTo(1);
  }

  /** As where they have so many turns that the statement is cancelled. */
  @Test
  void moreThanAStatementErasesInItsTimeGoInSmallerParts() {
    Instant longAgo = NOW.minus(Duration.ofDays(400));
    for (int i = 0; i < 20; i++) {
      converse("long-" + i, longAgo);
    }
    assertThat(removedWhereTooSlow("(SELECT count(*) FROM gone) > 3")).isEqualTo(20);
  }

  /** How many a workspace that keeps a year loses where such a deletion is cancelled. */
  private int removedWhereTooSlow(String slow) {
    execute("INSERT INTO retention VALUES ('default', 365, now(), 'test')");
    asOwner(
        """
        CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF %s THEN
            RAISE EXCEPTION 'too slow' USING ERRCODE = '57014';
          END IF;
          RETURN NULL;
        END $$;
        CREATE TRIGGER slow AFTER DELETE ON conversation REFERENCING OLD TABLE AS gone
          FOR EACH STATEMENT EXECUTE FUNCTION slow();
        """
            .formatted(slow));
    try {
      return new LifecycleService(repository(), keys -> {}, Clock.fixed(NOW, ZoneOffset.UTC))
          .removeOld();
    } finally {
      asOwner("DROP TRIGGER slow ON conversation; DROP FUNCTION slow();");
      execute("DELETE FROM retention");
    }
  }

  @Test
  void aWorkspaceWhereItFailsKeepsNoneOfTheOthersFromIt() {
    Instant longAgo = NOW.minus(Duration.ofDays(400));
    List<String> others = List.of("one", "two", "three", "four");
    for (String name : others) {
      execute("INSERT INTO workspace VALUES (?, now())", name);
      execute("INSERT INTO retention VALUES (?, 365, now(), 'test')", name);
      converse("of-" + name, longAgo);
      execute(
          "UPDATE conversation SET workspace = ? WHERE conversation_id = ?", name, "of-" + name);
    }
    asOwner(
        """
        CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF OLD.workspace IN ('one', 'four') THEN
            RAISE EXCEPTION 'broken';
          END IF;
          RETURN OLD;
        END $$;
        CREATE TRIGGER broken BEFORE DELETE ON conversation
          FOR EACH ROW EXECUTE FUNCTION broken();
        """);
    try {
      LifecycleService service =
          new LifecycleService(repository(), keys -> {}, Clock.fixed(NOW, ZoneOffset.UTC));
      assertThatThrownBy(service::removeOld).hasMessageContaining("broken");
      for (String name : others) {
        assertThat(repository().listOld(name, NOW, "", 10).old().isEmpty())
            .as(name)
            .isEqualTo(List.of("two", "three").contains(name));
      }
    } finally {
      asOwner("DROP TRIGGER broken ON conversation; DROP FUNCTION broken();");
      execute("DELETE FROM retention");
    }
  }

  private void asOwner(String sql) {
    database()
        .inTransaction(
            new Sight.Everything(),
            handle -> {
              handle.execute("SET LOCAL ROLE NONE");
              return handle.execute(sql);
            });
  }

  private void answer(int many, Instant at) {
    execute(
        """
        INSERT INTO idempotent_request
        SELECT 'default', ? || '/' || i, '', 200, 'application/json', '', ?
        FROM generate_series(1, ?) AS i
        """,
        at.toString(),
        at,
        many);
  }

  @Test
  void storedAnswersAreRemovedAFewThousandInATransaction() {
    answer(12_000, NOW.minus(Duration.ofHours(25)));
    answer(3, NOW.minus(Duration.ofHours(23)));
    assertThat(repository().prune(NOW.minus(Duration.ofHours(24)), NOW, 1_000)).isFalse();
    assertThat(count("idempotent_request")).isEqualTo(11_003);
    new LifecycleService(repository(), keys -> {}, Clock.fixed(NOW, ZoneOffset.UTC)).removeOld();
    assertThat(count("idempotent_request")).isEqualTo(3);
  }
}
