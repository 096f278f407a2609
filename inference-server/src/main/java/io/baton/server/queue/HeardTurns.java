package io.baton.server.queue;

import io.baton.conversation.Speaker;
import io.baton.conversation.decision.Decision;
import io.baton.server.turn.KeptTurn;
import io.baton.server.turn.TurnListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Urgent messages of customers, kept until queues are looked at. Where more come than can be kept,
 * some are not: the next message tells it again. Thread-safe.
 */
public final class HeardTurns implements TurnListener {

  private static final int MOST = 10_000;

  /** Below it a message is like others. */
  private static final double URGENT = 0.5;

  private static final String MANDATORY = "mandatory_rule";

  private final BlockingQueue<Heard> heard = new ArrayBlockingQueue<>(MOST);

  private record Heard(String workspace, String conversation, String turn, double urgency) {}

  @Override
  public void kept(KeptTurn turn) {
    double urgency = urgency(turn.decision());
    if (turn.turn().speaker() == Speaker.CUSTOMER && urgency >= URGENT) {
      heard.offer(
          new Heard(
              turn.conversation().workspace(),
              turn.conversation().id(),
              turn.turn().id(),
              urgency));
    }
  }

  /** That a human is needed now; a rule that demands one makes it certain. */
  static double urgency(Decision decision) {
    return decision.reason().startsWith(MANDATORY) ? 1 : decision.risk().now();
  }

  /** What came since the last time, by workspace, conversation and turn. */
  Map<String, Map<String, Map<String, Double>>> take() {
    List<Heard> all = new ArrayList<>();
    heard.drainTo(all);
    Map<String, Map<String, Map<String, Double>>> urgencies = new HashMap<>();
    for (Heard one : all) {
      urgencies
          .computeIfAbsent(one.workspace(), workspace -> new HashMap<>())
          .computeIfAbsent(one.conversation(), conversation -> new HashMap<>())
          .put(one.turn(), one.urgency());
    }
    return urgencies;
  }
}
