package io.baton.server.handoff;

import io.baton.conversation.handoff.HandoffEvent;
import java.time.Instant;
import java.util.List;

/** What else follows from a command, in its transaction, while nobody changes the conversation. */
@FunctionalInterface
public interface Consequence {

  /** Nothing. */
  Consequence NONE = done -> List.of();

  /**
   * A command that was given.
   *
   * @param before the conversation's handoffs
   * @param after what the command does to them; not written yet
   * @param setting of words to the customer
   */
  record Done(
      String workspace,
      Course before,
      CourseChange after,
      Introduction.Setting setting,
      Instant at) {}

  /** What follows, and is to be told as the conversation's next events. */
  List<HandoffEvent> of(Done done);

  /** One after the other. */
  static Consequence all(List<Consequence> all) {
    return done -> all.stream().flatMap(one -> one.of(done).stream()).toList();
  }
}
