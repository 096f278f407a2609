package io.baton.server.alarm;

import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Action;
import io.baton.conversation.decision.Decision;
import io.baton.server.handoff.TurnHandoffs;
import io.baton.server.turn.KeptTurn;
import io.baton.server.turn.TurnListener;
import io.baton.server.turn.store.ConversationKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Counts conversations whose bot is not sure of one customer's turn after the other while nobody is
 * even offered: a policy that overlooks that is wrong, and looks well, for nothing escalates.
 * Thread-safe.
 */
public final class LowConfidenceAlarm implements TurnListener {

  /** Whatever a policy takes for low, this is. */
  static final double LOW = 0.4;

  /** Turns in a row. */
  static final int ENOUGH = 3;

  private static final int MOST_CONVERSATIONS = 10_000;
  private static final long QUIET_NANOS = TimeUnit.MINUTES.toNanos(10);

  /**
   * An agent who has the conversation, or will have it, is help already; where nobody could come in
   * time, that is not the policy's fault.
   */
  private static final Set<String> HELPED =
      Set.of(TurnHandoffs.AGENT_HAS_IT, TurnHandoffs.WAITS_FOR_HUMAN, TurnHandoffs.LONG_WAIT);

  private final Map<ConversationKey, Integer> streaks =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ConversationKey, Integer> eldest) {
          return size() > MOST_CONVERSATIONS;
        }
      };

  private final Consumer<String> warnings;
  private final LongSupplier nanos;
  private final AtomicLong conversations = new AtomicLong();
  private Optional<Long> warnedNanos = Optional.empty();

  /**
   * @param warnings told in one line, at most once in ten minutes
   * @param nanos a time that no change of the clock moves
   */
  public LowConfidenceAlarm(Consumer<String> warnings, LongSupplier nanos) {
    this.warnings = warnings;
    this.nanos = nanos;
  }

  /** Conversations so far. */
  public long conversations() {
    return conversations.get();
  }

  @Override
  public synchronized void kept(KeptTurn kept) {
    OptionalDouble confidence = confidence(kept.turn());
    if (kept.turn().speaker() != Speaker.CUSTOMER) {
      return;
    }
    if (escalates(kept.decision())) {
      streaks.remove(kept.conversation());
    } else if (confidence.isPresent()) {
      heard(kept, confidence.getAsDouble());
    }
  }

  private static boolean escalates(Decision decision) {
    return decision.action().compareTo(Action.OFFER_HUMAN) >= 0
        || HELPED.contains(decision.reason());
  }

  private static OptionalDouble confidence(Turn turn) {
    return turn.confidence().isPresent()
        ? turn.confidence()
        : turn.ranking().stream().mapToDouble(score -> score.confidence()).max();
  }

  private void heard(KeptTurn kept, double confidence) {
    if (confidence >= LOW) {
      streaks.remove(kept.conversation());
    } else if (streaks.merge(kept.conversation(), 1, Integer::sum) == ENOUGH) {
      conversations.incrementAndGet();
      warn(kept);
    }
  }

  private void warn(KeptTurn kept) {
    long now = nanos.getAsLong();
    if (warnedNanos.isPresent() && now - warnedNanos.get() < QUIET_NANOS) {
      return;
    }
    warnedNanos = Optional.of(now);
    warnings.accept(
        ("workspace '%s': the bot is unsure of %d turns of a customer in a row, and policy %s"
                + " offers nobody; %d conversations so far")
            .formatted(
                kept.conversation().workspace(),
                ENOUGH,
                kept.decision().policyVersion(),
                conversations.get()));
  }
}
