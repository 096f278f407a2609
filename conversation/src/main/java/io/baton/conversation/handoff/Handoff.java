package io.baton.conversation.handoff;

import io.baton.conversation.Checks;
import java.util.Optional;

/**
 * One way of a conversation to a human.
 *
 * @param id not blank
 * @param conversation id
 * @param episode which of the conversation's handoffs it is, from 1; one that was offered and not
 *     taken has the number of the one after it
 * @param state where it stands
 * @param why it goes to a human; of the offer, where there was one and no request yet
 * @param queue where it waits or waited
 * @param fence number of its last reservation, 0 before the first; a later one makes it void
 * @param times of its states
 * @param previous id of the handoff that an agent transferred into this one
 */
public record Handoff(
    String id,
    String conversation,
    int episode,
    HandoffState state,
    Why why,
    Optional<String> queue,
    long fence,
    HandoffTimes times,
    Optional<String> previous) {

  public Handoff {
    Checks.notBlank("handoff.id", id);
    Checks.notBlank("handoff.conversation", conversation);
    if (episode < 1) {
      throw new IllegalArgumentException("handoff.episode: " + episode + " is not 1 or more");
    }
    if (fence < 0) {
      throw new IllegalArgumentException("handoff.fence: " + fence + " is negative");
    }
  }

  /**
   * Why a conversation goes to a human.
   *
   * @param detail such as the rule's id; may be empty
   * @param turn id of the turn that led to it
   */
  public record Why(HandoffReason reason, String detail, Optional<String> turn) {}

  /** How the customer reaches the agent. */
  public enum Mode {
    /** The agent knew the context before writing. */
    WARM,
    /** The agent wrote without it. */
    COLD
  }

  /** A handoff of which nothing happened yet. */
  public static Handoff begin(String id, String conversation, int episode, Why why) {
    return new Handoff(
        id,
        conversation,
        episode,
        new HandoffState.Bot(),
        why,
        Optional.empty(),
        0,
        HandoffTimes.NONE,
        Optional.empty());
  }

  /** The same without what belongs to its state. */
  public HandoffStatus status() {
    return state.status();
  }

  /** Warm or cold; unknown until an agent wrote. */
  public Optional<Mode> mode() {
    return times
        .replied()
        .map(replied ->
            times.contextDelivered().filter(seen -> !seen.isAfter(replied)).isPresent()
                ? Mode.WARM
                : Mode.COLD);
  }

  Handoff with(HandoffState after, HandoffTimes at) {
    return new Handoff(id, conversation, episode, after, why, queue, fence, at, previous);
  }

  Handoff because(Why other) {
    return new Handoff(id, conversation, episode, state, other, queue, fence, times, previous);
  }

  Handoff inQueue(String name) {
    return new Handoff(
        id, conversation, episode, state, why, Optional.of(name), fence, times, previous);
  }

  Handoff fenced(long number) {
    return new Handoff(id, conversation, episode, state, why, queue, number, times, previous);
  }

  Handoff after(String other) {
    return new Handoff(
        id, conversation, episode, state, why, queue, fence, times, Optional.of(other));
  }
}
