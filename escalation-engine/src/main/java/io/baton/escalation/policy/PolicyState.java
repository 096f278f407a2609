package io.baton.escalation.policy;

import io.baton.conversation.decision.Action;
import io.baton.escalation.codec.ByteSink;
import io.baton.escalation.codec.ByteSource;
import java.util.Arrays;

/** What a policy has done in the current episode. Immutable. */
public final class PolicyState {

  /** Nothing yet. */
  public static final PolicyState START =
      new PolicyState(new byte[Action.values().length], false, 0, false, false);

  private static final int MOST_USES = 100;
  private static final int MOST_COOL_DOWN = 50;

  private final byte[] used;
  private final boolean offered;
  private final int coolDown;
  private final boolean handedOff;
  private final boolean acted;

  private PolicyState(
      byte[] used, boolean offered, int coolDown, boolean handedOff, boolean acted) {
    this.used = used;
    this.offered = offered;
    this.coolDown = coolDown;
    this.handedOff = handedOff;
    this.acted = acted;
  }

  /** How often an action was used. */
  int used(Action action) {
    return used[action.ordinal()];
  }

  /**
   * Whether the last thing that the customer heard of us was the offer of a human, however many
   * messages they sent since.
   */
  public boolean offered() {
    return offered;
  }

  /** Customer turns that are left without an offer. */
  int coolDown() {
    return coolDown;
  }

  /** Whether the last decision was to hand off and no human came yet. */
  public boolean handedOff() {
    return handedOff;
  }

  /** Whether something was done about the customer's last turn. */
  boolean acted() {
    return acted;
  }

  /** After an action at a turn of the customer. */
  PolicyState did(Action action) {
    return did(action, Math.max(0, coolDown - 1));
  }

  /** After an action at a turn of the bot, which brings a new offer no nearer. */
  PolicyState didAfterBot(Action action) {
    return did(action, coolDown);
  }

  private PolicyState did(Action action, int left) {
    byte[] counts = used.clone();
    counts[action.ordinal()] = (byte) Math.min(MOST_USES, counts[action.ordinal()] + 1);
    return new PolicyState(
        counts,
        action == Action.OFFER_HUMAN || (offered && action == Action.CONTINUE),
        left,
        action == Action.HAND_OFF,
        action != Action.CONTINUE);
  }

  /** After the customer declined an offer. */
  PolicyState declined(int turns) {
    return new PolicyState(used, false, turns, handedOff, true);
  }

  /** After an offer in place of the handing off that was chosen last. */
  public PolicyState offeredInstead() {
    return new PolicyState(used, true, coolDown, false, true);
  }

  /** After no word to the customer of an offer, if one was chosen last: nothing was done. */
  public PolicyState notOffered() {
    byte[] counts = used.clone();
    counts[Action.OFFER_HUMAN.ordinal()] -= (byte) (offered ? 1 : 0);
    return new PolicyState(counts, false, coolDown, handedOff, acted && !offered);
  }

  /** After the customer heard last that a human is offered, or something else. */
  public PolicyState heard(boolean offer) {
    return new PolicyState(used, offer, coolDown, handedOff && !offer, acted || offer);
  }

  /** After a message of the customer about which nothing was done, with an offer before it. */
  public PolicyState stillOffered() {
    return new PolicyState(used, true, coolDown, false, false);
  }

  /** Whether an offer is still the last thing that the customer heard after words of the bot. */
  public boolean offeredAfterBot() {
    return offered && acted;
  }

  /**
   * After words of the bot where nothing is done: right after an offer they put it into words,
   * after another message of the customer they answer that.
   */
  PolicyState botSpoke() {
    return acted ? this : heard(false);
  }

  /** Appends this state. */
  public void write(ByteSink sink) {
    sink.put(offered ? 1 : 0).put(handedOff ? 1 : 0).put(acted ? 1 : 0).put(coolDown);
    sink.putBytes(used);
  }

  /** Reads what {@link #write} wrote. */
  public static PolicyState read(ByteSource source) {
    boolean offered = source.takeInt(1) == 1;
    boolean handedOff = source.takeInt(1) == 1;
    boolean acted = source.takeInt(1) == 1;
    int coolDown = source.takeInt(MOST_COOL_DOWN);
    byte[] used = Arrays.copyOf(source.takeBytes(), Action.values().length);
    return new PolicyState(used, offered, coolDown, handedOff, acted);
  }
}
