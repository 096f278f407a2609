package io.baton.training.escalation.table;

import io.baton.conversation.Conversation;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.escalation.turn.BeforeAgent;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the heads should have said of a conversation. Labels may be on turns, on the conversation,
 * or on both; what cannot be known, because the conversation was cut off, is left out.
 *
 * <p>Where the conversation's outcome is known, the event is the turn at which a human took over,
 * else the last customer turn of an escalated conversation before an agent took over; of turns
 * after it only the labels of these very turns are learnt. Turns that are labelled as needing a
 * human are events beside it, or instead; where there are no labels either and an agent took over,
 * that is the event.
 */
public final class Targets {

  /** Customer turns that each live head looks ahead; -1 for as long as it goes on. */
  static final int[] HORIZONS = {0, 1, 3, 5, -1};

  private static final int NONE = -1;

  private final List<Turn> turns;
  private final Optional<Boolean> escalated;
  private final int event;
  private final int lastLabel;
  private final boolean labelledThrough;
  private final int beforeAgent;

  /** For each turn the first one from it on that is labelled so, or none. */
  private final int[] nextNeeded;

  /** For each turn the customer's up to and with it. */
  private final int[] customerTurns;

  private Targets(Conversation conversation) {
    this.turns = conversation.turns();
    this.escalated = conversation.outcome().escalated();
    this.lastLabel = lastLabel(turns);
    this.labelledThrough = lastLabel >= 0 && labelledThrough(turns);
    this.beforeAgent = BeforeAgent.countTurns(turns);
    this.event = event(conversation, beforeAgent, lastLabel);
    this.nextNeeded = nextNeeded(turns);
    this.customerTurns = customerTurns(turns);
  }

  private static int[] nextNeeded(List<Turn> turns) {
    int[] next = new int[turns.size()];
    int needed = NONE;
    for (int i = next.length - 1; i >= 0; i--) {
      needed = turns.get(i).label().needsHuman().orElse(false) ? i : needed;
      next[i] = needed;
    }
    return next;
  }

  private static int[] customerTurns(List<Turn> turns) {
    int[] counts = new int[turns.size()];
    int count = 0;
    for (int i = 0; i < counts.length; i++) {
      count += turns.get(i).speaker() == Speaker.CUSTOMER ? 1 : 0;
      counts[i] = count;
    }
    return counts;
  }

  /** -1 where no turn has one. */
  private static int lastLabel(List<Turn> turns) {
    int last = turns.size() - 1;
    while (last >= 0 && !isLabelled(turns.get(last))) {
      last--;
    }
    return last;
  }

  /** Of a conversation with its labels. */
  public static Targets of(Conversation conversation) {
    return new Targets(conversation);
  }

  private static int event(Conversation conversation, int before, int lastLabel) {
    boolean taken = lastLabel < 0 && before < conversation.turns().size();
    if (!conversation.outcome().escalated().orElse(taken)) {
      return -1;
    }
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

  /**
   * Whether the conversation needed a human: its outcome, else any labelled turn, if half of them
   * are labelled or the last is. Of others only those that did would be known.
   */
  public Optional<Boolean> outcome() {
    return escalated.isPresent() || !labelledThrough ? escalated : Optional.of(needed(0, -1));
  }

  /**
   * Whether people looked at the whole conversation: the last turn of those whose turns are
   * labelled is, or half of them are.
   */
  private static boolean labelledThrough(List<Turn> turns) {
    Set<Speaker> speakers = EnumSet.noneOf(Speaker.class);
    turns.stream().filter(Targets::isLabelled).forEach(turn -> speakers.add(turn.speaker()));
    List<Turn> theirs = turns.stream().filter(turn -> speakers.contains(turn.speaker())).toList();
    long labelled = theirs.stream().filter(Targets::isLabelled).count();
    return isLabelled(theirs.getLast()) || 2 * labelled >= theirs.size();
  }

  private static boolean isLabelled(Turn turn) {
    return turn.label().needsHuman().isPresent();
  }

  /** Whether something can be learnt from a turn: a customer's, or one with a label. */
  public boolean isRow(int turn) {
    boolean customer = turns.get(turn).speaker() == Speaker.CUSTOMER;
    boolean labelled = isLabelled(turns.get(turn));
    boolean toAnAgent = !escalated.orElse(false) && turn >= beforeAgent && !labelled;
    return (customer || labelled) && (!isOver(turn) || labelled) && !toAnAgent;
  }

  private boolean isOver(int turn) {
    return event >= 0 && turn > event;
  }

  /** What a head should have said after a turn; empty where nobody can know. */
  public Optional<Boolean> at(int turn, int head) {
    int horizon = HORIZONS[head];
    if (horizon == 0 && lastLabel >= 0) {
      return turns.get(turn).label().needsHuman();
    }
    if (horizon != 0 && isOver(turn)) {
      return Optional.empty();
    }
    boolean human = event >= 0 && within(turn, event, horizon);
    if (horizon < 0) {
      return eventually(turn, human);
    }
    if (human || needed(turn, horizon)) {
      return Optional.of(true);
    }
    boolean seen = escalated.isPresent() || event >= 0 || labelledThrough;
    return seen ? Optional.of(false) : censored(turn, horizon);
  }

  /** By how the conversation ended, where that is known: so it is measured, too. */
  private Optional<Boolean> eventually(int turn, boolean human) {
    return escalated.isPresent() ? Optional.of(human) : outcome().map(any -> needed(turn, -1));
  }

  /**
   * The same as a share in [0, 1]: that of the annotators who said so, where the label of this very
   * turn is asked for and tells it; 0 where nobody can know.
   */
  public double share(int turn, int head) {
    double answer = at(turn, head).orElse(false) ? 1 : 0;
    return HORIZONS[head] == 0 && lastLabel >= 0
        ? turns.get(turn).label().needsHumanShare().orElse(answer)
        : answer;
  }

  private boolean within(int turn, int event, int horizon) {
    return event >= turn && (horizon < 0 || customerTurns(turn, event) <= horizon);
  }

  /** Customer turns after one turn up to another that is not before it. */
  private int customerTurns(int from, int to) {
    return customerTurns[to] - customerTurns[from];
  }

  /** Whether a turn from this one on is labelled so, within the horizon. */
  private boolean needed(int turn, int horizon) {
    int next = nextNeeded[turn];
    return next != NONE && within(turn, next, horizon);
  }

  /** Nothing happened as far as it was seen: that is an answer only for shorter horizons. */
  private Optional<Boolean> censored(int turn, int horizon) {
    int end = lastLabel < 0 ? turns.size() - 1 : lastLabel;
    return end > turn && customerTurns(turn, end) > horizon ? Optional.of(false) : Optional.empty();
  }
}
