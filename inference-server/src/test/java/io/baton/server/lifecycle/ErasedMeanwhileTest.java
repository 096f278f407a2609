package io.baton.server.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.context.JdbiContextRepository;
import io.baton.server.context.input.EntityCorrection;
import io.baton.server.db.Database;
import io.baton.server.db.HeldConversation;
import io.baton.server.db.PreparedDatabase;
import io.baton.server.db.Sight;
import io.baton.server.hours.reply.Expectation;
import io.baton.server.mail.EmailNotice;
import io.baton.server.mail.JdbiEmailNoticeRepository;
import io.baton.server.promise.JdbiPromiseRepository;
import io.baton.server.promise.PromiseRepository.Made;
import io.baton.server.promise.PromiseRepository.Waiting;
import io.baton.server.queue.item.JdbiItemRepository;
import io.baton.server.queue.item.QueueItem;
import io.baton.server.turn.store.ConversationKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What somebody adds to a conversation that they have read, and that is erased by then. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ErasedMeanwhileTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String WORKSPACE = "default";

  private Optional<Database> opened = Optional.empty();

  @BeforeAll
  void open(@TempDir Path data) {
    opened = Optional.of(PreparedDatabase.openForgetful(data));
  }

  @AfterAll
  void close() {
    opened.ifPresent(Database::close);
  }

  private Database database() {
    return opened.orElseThrow();
  }

  private <T> T with(Function<Handle, T> work) {
    return database().inTransaction(new Sight.Everything(), work);
  }

  @BeforeEach
  void begin() {
    with(handle ->
        handle.execute(
            """
            INSERT INTO conversation (workspace, conversation_id, facts, state, created_at,
              updated_at, handoff_id)
            VALUES (?, 'c', '{}', '', ?, ?, 'h') ON CONFLICT DO NOTHING
            """,
            WORKSPACE,
            NOW,
            NOW));
    with(handle ->
        handle.execute(
            """
            INSERT INTO handoff (workspace, conversation_id, handoff_id, episode, status, reason,
              detail, queue, fence, note, tasks, requested_at, since)
            VALUES (?, 'c', 'h', 1, 'queued', 'bot_request', '', 'default', 1, '', '{}', ?, ?)
            ON CONFLICT DO NOTHING
            """,
            WORKSPACE,
            NOW,
            NOW));
  }

  private void erase() {
    new JdbiLifecycleRepository(database()).erase(WORKSPACE, List.of("c"));
  }

  private long rows(String table) {
    return with(
        handle -> handle.createQuery("SELECT count(*) FROM " + table).mapTo(long.class).one());
  }

  private boolean correct() {
    return new JdbiContextRepository(database())
        .add(
            new ConversationKey(WORKSPACE, "c"),
            "h",
            new EntityCorrection(
                "order_number",
                Optional.of("48213"),
                Optional.of("48214"),
                Optional.empty(),
                "maria",
                NOW));
  }

  private boolean ask() {
    return notices().add(WORKSPACE, notice(), NOW, NOW.plusSeconds(60));
  }

  private JdbiEmailNoticeRepository notices() {
    return new JdbiEmailNoticeRepository(database());
  }

  private static EmailNotice notice() {
    return new EmailNotice(
        "notice-1",
        new EmailNotice.Where("c", "h"),
        "ada@example.org",
        "en",
        EmailNotice.State.UNCONFIRMED,
        NOW);
  }

  private boolean link() {
    return notices().addLink(WORKSPACE, notice(), true, "token", NOW.plusSeconds(60));
  }

  private void promise() {
    new JdbiPromiseRepository(database())
        .add(
            WORKSPACE,
            new Made(
                new Waiting("c", "h", "default", "en"),
                NOW,
                NOW.plusSeconds(60),
                Duration.ofMinutes(1),
                Expectation.Basis.values()[0],
                20));
  }

  /** Erases the conversation, and does something to it before that is seen. */
  private boolean whileErasing(Supplier<Boolean> work) {
    AtomicReference<CompletableFuture<Boolean>> done = new AtomicReference<>();
    database()
        .joining(
            new Sight.Everything(),
            handle -> {
              erase();
              done.set(CompletableFuture.supplyAsync(work));
              while (!done.get().isDone() && !anybodyWaits(handle)) {
                Thread.onSpinWait();
              }
            });
    return done.get().join();
  }

  private static boolean anybodyWaits(Handle handle) {
    return handle
        .createQuery("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
        .mapTo(boolean.class)
        .one();
  }

  @Test
  void nothingIsKeptOfWhatComesAfterTheErasure() {
    erase();
    assertThat(correct()).isFalse();
    assertThat(ask()).isFalse();
    assertThat(link()).isFalse();
    promise();
    for (String table :
        List.of(
            "entity_correction",
            "email_notice",
            "one_time_link",
            "reply_promise",
            "scheduled_tasks")) {
      assertThat(rows(table)).as(table).isZero();
    }
  }

  @Test
  void norOfWhatWaitsForIt() {
    assertThat(whileErasing(this::correct)).isFalse();
    begin();
    assertThat(whileErasing(this::ask)).isFalse();
    assertThat(rows("entity_correction") + rows("email_notice") + rows("scheduled_tasks")).isZero();
  }

  @Test
  void whatWaitsInAQueueIsListedOnceNobodyHoldsItsConversationUnlessItIsErased() {
    JdbiItemRepository items = new JdbiItemRepository(database());
    List<QueueItem> came = items.unlisted(WORKSPACE, Instant.EPOCH);
    assertThat(came).hasSize(1);
    with(handle -> {
      HeldConversation.hold(handle, WORKSPACE, "c");
      CompletableFuture.runAsync(() -> items.add(WORKSPACE, came)).join();
      return handle;
    });
    assertThat(rows("queue_item")).isZero();
    items.add(WORKSPACE, came);
    assertThat(rows("queue_item")).isOne();
    erase();
    items.add(WORKSPACE, came);
    assertThat(rows("queue_item")).isZero();
  }
}
