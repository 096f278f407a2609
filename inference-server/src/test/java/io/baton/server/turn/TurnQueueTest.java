package io.baton.server.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.server.turn.TurnService.Introduction;
import io.baton.server.turn.store.ConversationKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class TurnQueueTest {

  private final AtomicLong now = new AtomicLong();

  private static PendingTurn turn(String workspace, int number) {
    return new PendingTurn(
        new ConversationKey(workspace, "c"),
        Introduction.NONE,
        Turn.builder("t-" + number, Speaker.CUSTOMER).text("hello").build());
  }

  private TurnQueue queue(int most) {
    return new TurnQueue(new AtomicInteger(), most, most, now::get);
  }

  private static List<PendingTurn> take(TurnQueue queue, int most) throws InterruptedException {
    List<PendingTurn> taken = new ArrayList<>();
    queue.take(taken, most, 0);
    return taken;
  }

  @Test
  void turnsOfAWorkspaceKeepTheirOrder() throws InterruptedException {
    TurnQueue queue = queue(10);
    for (int i = 0; i < 5; i++) {
      assertThat(queue.offer(turn("a", i))).isTrue();
    }
    assertThat(take(queue, 3))
        .extracting(turn -> turn.key().turn())
        .containsExactly("t-0", "t-1", "t-2");
    assertThat(take(queue, 9)).extracting(turn -> turn.key().turn()).containsExactly("t-3", "t-4");
    assertThat(take(queue, 9)).isEmpty();
  }

  @Test
  void aWorkspaceThatSendsLittleIsServedInTheNextBatch() throws InterruptedException {
    TurnQueue queue = queue(1_000);
    for (int i = 0; i < 900; i++) {
      queue.offer(turn("noisy", i));
    }
    queue.offer(turn("quiet", 0));
    assertThat(take(queue, 4))
        .extracting(turn -> turn.conversation().workspace())
        .containsExactly("noisy", "quiet", "noisy", "noisy");
  }

  /** Whoever comes while they are stored waits for all of them. */
  @Test
  void whileSeveralWorkspacesSendFewTurnsAreTakenAtOnce() throws InterruptedException {
    TurnQueue queue = queue(1_000);
    for (int i = 0; i < 300; i++) {
      queue.offer(turn("noisy", i));
    }
    assertThat(take(queue, 100)).as("alone").hasSize(100);
    queue.offer(turn("quiet", 0));
    assertThat(take(queue, 100)).as("beside another").hasSize(16);
    queue.offer(turn("noisy", 300));
    assertThat(take(queue, 10)).as("no more than were asked for").hasSize(10);
    now.addAndGet(TimeUnit.SECONDS.toNanos(1));
    assertThat(take(queue, 100)).as("a second after the other").hasSize(100);
  }

  @Test
  void aFullQueueRefusesTheOneThatFilledItAndTakesOthers() {
    TurnQueue queue = queue(4);
    for (int i = 0; i < 4; i++) {
      assertThat(queue.offer(turn("noisy", i))).isTrue();
    }
    assertThat(queue.full("noisy")).isTrue();
    assertThat(queue.offer(turn("noisy", 4))).isFalse();
    assertThat(queue.full("quiet")).isFalse();
    assertThat(queue.offer(turn("quiet", 0))).isTrue();
    assertThat(queue.offer(turn("quiet", 1))).isTrue();
    assertThat(queue.offer(turn("quiet", 2))).as("two are its share of four").isFalse();
    assertThat(queue.atHand()).isEqualTo(6);
  }

  @Test
  void howeverManyWorkspacesThereAreItIsBounded() {
    TurnQueue queue = queue(4);
    for (int i = 0; i < 100; i++) {
      queue.offer(turn("workspace-" + i, 0));
    }
    assertThat(queue.atHand()).isEqualTo(8);
  }

  @Test
  void whatIsBeingStoredCountsUntilItIsSettled() throws InterruptedException {
    TurnQueue queue = queue(2);
    queue.offer(turn("a", 0));
    queue.offer(turn("a", 1));
    assertThat(take(queue, 2)).hasSize(2);
    queue.offer(turn("a", 2));
    assertThat(queue.full("a")).isTrue();
    queue.settle();
    assertThat(queue.full("a")).isFalse();
  }

  @Test
  void turnsGatherAtOneWriterWhileTheOthersHaveNone() {
    AtomicInteger all = new AtomicInteger();
    TurnQueue busy = new TurnQueue(all, 8, 4, now::get);
    TurnQueue idle = new TurnQueue(all, 8, 4, now::get);
    for (int i = 0; i < 8; i++) {
      assertThat(busy.offer(turn("a", i))).isTrue();
    }
    assertThat(busy.offer(turn("a", 8))).isFalse();
    assertThat(idle.offer(turn("a", 9))).as("within its own share").isTrue();
  }
}
