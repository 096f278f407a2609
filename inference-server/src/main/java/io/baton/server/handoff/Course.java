package io.baton.server.handoff;

import io.baton.conversation.handoff.Handoff;
import io.baton.conversation.handoff.Owner;
import java.util.Optional;

/**
 * What turns must know of a conversation's handoffs.
 *
 * @param revision rises with each change by a command; what is written must have read the last
 * @param events number of the last event
 * @param episodeTurns turns before the episode that goes on
 * @param told number of the last event of which answers to turns have told the messages
 * @param last its last handoff, open or ended
 */
public record Course(
    int revision, int events, int episodeTurns, int told, Optional<KeptHandoff> last) {

  /** Of a conversation of which nothing happened yet. */
  public static final Course NONE = new Course(0, 0, 0, 0, Optional.empty());

  /** Its last handoff, open or ended. */
  public Optional<Handoff> handoff() {
    return last.map(KeptHandoff::handoff);
  }

  /** The handoff that goes on. */
  public Optional<Handoff> open() {
    return handoff().filter(one -> one.times().ended().isEmpty());
  }

  /** Who may speak. */
  public Owner owner() {
    return open().map(one -> one.state().owner()).orElseGet(Owner.Bot::new);
  }
}
