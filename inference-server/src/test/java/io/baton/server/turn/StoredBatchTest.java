package io.baton.server.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.escalation.ServingModel;
import io.baton.escalation.bundle.BundleReader;
import io.baton.escalation.bundle.ModelBundle;
import io.baton.escalation.bundle.SmallBundle;
import io.baton.escalation.policy.PolicyReader;
import io.baton.server.db.Database;
import io.baton.server.db.PreparedDatabase;
import io.baton.server.db.Sight;
import io.baton.server.handoff.HandoffSettings;
import io.baton.server.http.Json;
import io.baton.server.http.ProblemException;
import io.baton.server.http.trace.Tracing;
import io.baton.server.lifecycle.JdbiLifecycleRepository;
import io.baton.server.metrics.Metrics;
import io.baton.server.turn.TurnService.Introduction;
import io.baton.server.turn.store.ConversationKey;
import io.baton.server.turn.store.JdbiTurnRepository;
import io.baton.server.turn.store.TurnRepository;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Batches of several servers on one PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StoredBatchTest {

  private static final String WORKSPACE = "default";
  private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
  private static final Deciders.Deciding RULES =
      new Deciders.Deciding(ServingModel.rulesOnly(), PolicyReader.readDefault());

  private final Metrics metrics = new Metrics();
  private Optional<Database> opened = Optional.empty();

  @BeforeAll
  void open(@TempDir Path folder) {
    opened = Optional.of(PreparedDatabase.open(folder, 4));
  }

  @AfterAll
  void close() {
    opened.ifPresent(Database::close);
    metrics.close();
  }

  private Database database() {
    return opened.orElseThrow();
  }

  private TurnRepository repository() {
    return new JdbiTurnRepository(database());
  }

  /** The batches of a server whose time stands still. */
  private TurnBatch server(Deciders.Deciding deciding, Instant now) {
    return new TurnBatch(
        repository(),
        new TurnScorer(new Json(), workspace -> HandoffSettings.USUAL, workspace -> false),
        workspace -> deciding,
        new TurnService.Watch(kept -> {}, metrics.turns(), Tracing.off()),
        Clock.fixed(now, ZoneOffset.UTC));
  }

  private static ConversationKey key(String conversation) {
    return new ConversationKey(WORKSPACE, conversation);
  }

  private static PendingTurn turn(String conversation, int number, String text, boolean fallback) {
    return new PendingTurn(
        key(conversation),
        Introduction.NONE,
        Turn.builder("t-" + number, Speaker.CUSTOMER).text(text).fallback(fallback).build());
  }

  private static String answer(PendingTurn turn) {
    PendingTurn.Reply reply = turn.await(Duration.ZERO).orElseThrow();
    assertThat(reply).isInstanceOf(PendingTurn.Reply.Told.class);
    Submission submission = ((PendingTurn.Reply.Told) reply).submission();
    assertThat(submission).isInstanceOf(Submission.Scored.class);
    return new String(((Submission.Scored) submission).response(), StandardCharsets.UTF_8);
  }

  private static String answer(TurnBatch batch, HotConversations hot, PendingTurn turn) {
    batch.run(List.of(turn), hot);
    return answer(turn);
  }

  @Test
  void aConversationThatWasErasedAndBegunAnewElsewhereIsNotTakenForTheOldOne() {
    TurnBatch one = server(RULES, NOW.plusSeconds(1));
    TurnBatch other = server(RULES, NOW);
    HotConversations ofOne = new HotConversations(10);
    HotConversations ofOther = new HotConversations(10);
    assertThat(answer(other, ofOther, turn("again", 1, "my parcel", true))).contains("rephrase");
    new JdbiLifecycleRepository(database()).erase(WORKSPACE, List.of("again"));
    assertThat(answer(one, ofOne, turn("again", 2, "hello", false))).contains("\"continue\"");
    assertThat(ofOther.find(key("again"))).isPresent();
    assertThat(answer(other, ofOther, turn("again", 3, "my parcel", true)))
        .contains("\"action\":\"rephrase\"");
    assertThat(answer(one, ofOne, turn("again", 4, "my parcel", true)))
        .doesNotContain("\"action\":\"rephrase\"");
    assertThat(repository().findConversation(key("again")))
        .hasValueSatisfying(stored -> {
          assertThat(stored.createdAt()).isEqualTo(NOW.plusSeconds(1));
          assertThat(stored.turns()).isEqualTo(3);
        });
  }

  @Test
  void manyConversationsThatOthersHoldAreNotWaitedForOneAfterTheOther() {
    int held = 60;
    TurnBatch batch = server(RULES, NOW);
    HotConversations hot = new HotConversations(100);
    batch.run(turns(held, 1), hot);
    List<PendingTurn> turns = new ArrayList<>(turns(held, 2));
    PendingTurn free = turn("free", 1, "hello", false);
    turns.add(free);
    Duration took =
        database()
            .inTransaction(
                Sight.of(WORKSPACE),
                handle -> {
                  handle.execute("SET LOCAL idle_in_transaction_session_timeout = 0");
                  handle.execute(
                      "SELECT 1 FROM conversation WHERE conversation_id LIKE 'held-%' FOR UPDATE");
                  long start = System.nanoTime();
                  Thread thread = Thread.startVirtualThread(() -> batch.run(turns, hot));
                  join(thread);
                  return Duration.ofNanos(System.nanoTime() - start);
                });
    assertThat(answer(free)).contains("\"continue\"");
    for (PendingTurn turn : turns.subList(0, held)) {
      assertThatThrownBy(() -> turn.await(Duration.ZERO))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("others write the conversation");
    }
    // The whole waits for 1.2 s; 50 ms for each would be 4.2 s in all.
    assertThat(took).isLessThan(Duration.ofMillis(3_900));
  }

  private static List<PendingTurn> turns(int conversations, int number) {
    return IntStream.range(0, conversations)
        .mapToObj(i -> turn("held-" + i, number, "hello", false))
        .toList();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aLongConversationIsPlayedToANewModelToItsLastTurn() {
    ModelBundle bundle = BundleReader.read(SmallBundle.files(-5));
    Deciders.Deciding model =
        new Deciders.Deciding(
            ServingModel.of(bundle.escalation(), bundle.tone()), PolicyReader.readDefault());
    HotConversations hot = new HotConversations(10);
    server(RULES, NOW).run(said("swapped", 1, 405), hot);
    server(model, NOW).run(said("swapped", 406, 406), hot);
    server(model, NOW).run(said("same", 1, 406), hot);
    byte[] swapped = repository().findConversation(key("swapped")).orElseThrow().state();
    assertThat(swapped).isEqualTo(repository().findConversation(key("same")).orElseThrow().state());
  }

  private static List<PendingTurn> said(String conversation, int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(i -> turn(conversation, i, "where is parcel " + i, false))
        .toList();
  }
}
