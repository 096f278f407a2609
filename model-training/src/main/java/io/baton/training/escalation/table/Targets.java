package io.baton.training.escalation.table;

import io.baton.conversation.Conversation;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.escalation.turn.BeforeAgent;
import java.util.List;
import java.util.Optional;

/**
 * What the heads should have said of a conversation. Labels may be on turns, on the conversation,
 * or on both; what cannot be known, because the conversation was cut off, is left out.
 *
 * <p>Where the conversation's outcome is known, the event is the turn at which a human took over,
 * else the last customer turn of an escalated conversation before an agent took over; turns after
 * it are not learnt from. Otherwise events are the turns that are labelled as needing a human.
 */
public final class Targets {

  /** Customer turns that each live head looks ahead; -1 for as long as it goes on. */
  static final int[] HORIZONS = {0, 1, 3, 5, -1};

  private final List<Turn> turns;
  private final Optional<Boolean> escalated;
  private final int event;
  private final boolean turnLabels;

  private Targets(Conversation conversation) {
    this.turns = conversation.turns();
    this.escalated = conversation.outcome().escalated();
    this.event = event(conversation);
    this.turnLabels = turns.stream().anyMatch(turn -> turn.label().needsHuman().isPresent());
  }

  /** Of a conversation with its labels. */
  public static Targets of(Conversation conversation) {
    return new Targets(conversation);
  }

  private static int event(Conversation conversation) {
    if (!conversation.outcome().escalated().orElse(false)) {
      return -1;
    }
    int before = BeforeAgent.countTurns(conversation.turns());
    int last = -1;
    for (int i = 0; i < conversation.turns().size(); i++) {
      Turn turn = conversation.turns().get(i);
      if (conversation.outcome().escalatedAtTurn().filter(turn.id()::equals).isPresent()) {
        return i;
      }
      last = turn.speaker() == Speaker.CUSTOMER && i < before ? i : last;
    }
    return last < 0 ? before - 1 : last;
  }

  /** Whether the conversation needed a human: its outcome, else any labelled turn. */
  public Optional<Boolean> outcome() {
    if (escalated.isPresent()) {
      return escalated;
    }
    return turnLabels
        ? Optional.of(turns.stream().anyMatch(t -> t.label().needsHuman().orElse(false)))
        : Optional.empty();
  }

  /** Whether something can be learnt from a turn: a customer's, or one with a label. */
  public boolean isRow(int turn) {
    boolean customer = turns.get(turn).speaker() == Speaker.CUSTOMER;
    boolean labelled = turns.get(turn).label().needsHuman().isPresent();
    return (customer || labelled) && (event < 0 || turn <= event);
  }

  /** What a head should have said after a turn; empty where nobody can know. */
  public Optional<Boolean> at(int turn, int head) {
    int horizon = HORIZONS[head];
    if (horizon == 0 && turnLabels) {
      return turns.get(turn).label().needsHuman();
    }
    if (escalated.isPresent()) {
      return Optional.of(event >= 0 && within(turn, event, horizon));
    }
    return turnLabels ? labelled(turn, horizon) : censored(turn, horizon);
  }

  /**
   * The same as a share in [0, 1]: that of the annotators who said so, where the label of this very
   * turn is asked for and tells it; 0 where nobody can know.
   */
  public double share(int turn, int head) {
    double answer = at(turn, head).orElse(false) ? 1 : 0;
    return HORIZONS[head] == 0 && turnLabels
        ? turns.get(turn).label().needsHumanShare().orElse(answer)
        : answer;
  }

  private boolean within(int turn, int event, int horizon) {
    return event >= turn && (horizon < 0 || customerTurns(turn, event) <= horizon);
  }

  /** Customer turns after one turn up to another. */
  private int customerTurns(int from, int to) {
    int count = 0;
    for (int i = from + 1; i <= to; i++) {
      count += turns.get(i).speaker() == Speaker.CUSTOMER ? 1 : 0;
    }
    return count;
  }

  private Optional<Boolean> labelled(int turn, int horizon) {
    for (int i = turn; i < turns.size(); i++) {
      if (turns.get(i).label().needsHuman().orElse(false)) {
        return Optional.of(within(turn, i, horizon));
      }
    }
    return Optional.of(false);
  }

  /** Nothing happened as far as it was seen: that is an answer only for shorter horizons. */
  private Optional<Boolean> censored(int turn, int horizon) {
    boolean seenLongEnough = horizon >= 0 && customerTurns(turn, turns.size() - 1) > horizon;
    return seenLongEnough ? Optional.of(false) : Optional.empty();
  }
}
