package io.baton.server.handoff;

import io.baton.conversation.handoff.Handoff;
import io.baton.conversation.handoff.HandoffDeadlines;
import io.baton.conversation.handoff.HandoffStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Handoffs as they are kept. */
public interface HandoffRepository {

  /** A conversation or handoff among all. */
  record Key(String workspace, String id) {}

  /**
   * A conversation as a command finds it.
   *
   * @param turns so far
   * @param state of the engine
   */
  record Held(Course course, int turns, byte[] state) {}

  /**
   * A conversation before its first turn.
   *
   * @param facts as JSON
   * @param state of the engine
   */
  record Beginning(String facts, byte[] state) {}

  /**
   * What a command does.
   *
   * @param state of the engine from now on, where it is another
   * @param deadlines by which the handoffs are due
   */
  record Done(CourseChange change, Optional<byte[]> state, HandoffDeadlines deadlines) {}

  /**
   * What handoffs are listed.
   *
   * @param statuses any of them; empty for all
   * @param queue where they wait or waited
   * @param agent who has them
   */
  record Filter(List<HandoffStatus> statuses, Optional<String> queue, Optional<String> agent) {

    public Filter {
      statuses = List.copyOf(statuses);
    }
  }

  /** Where a page of a list begins: after this handoff. */
  record After(Instant since, String id) {}

  /**
   * Changes the handoffs of a conversation, in one transaction with what the work itself does.
   *
   * @param beginning where the conversation is not there yet
   * @param work is run once, while nobody else changes the conversation; empty for no change
   * @return the last handoff afterwards
   */
  Optional<KeptHandoff> change(
      Key conversation, Beginning beginning, Instant now, Function<Held, Optional<Done>> work);

  /** Whether there is a conversation. */
  boolean knows(Key conversation);

  /** A handoff. */
  Optional<KeptHandoff> find(Key handoff);

  /** Handoffs of a workspace by the time of their last change, oldest first, at most so many. */
  List<KeptHandoff> list(String workspace, Filter filter, Optional<After> after, int most);

  /** A handoff of which something is due. */
  record Due(String workspace, Handoff handoff) {}

  /** Handoffs of all workspaces of which something is due, the most urgent first. */
  List<Due> listDue(Instant now, int most);

  /** Looks at a handoff no earlier than then, if it still has this status. */
  void putOff(Key handoff, HandoffStatus status, Instant until);

  /** When a customer's turn came that is not answered: after a moment, and before another. */
  record Since(Instant after, Instant before) {}

  /**
   * Conversations whose bot owes the customer an answer: it spoke before, the customer spoke last
   * since a human had it, no human was asked for.
   */
  List<Key> listUnanswered(String workspace, Since since, int most);

  /** Whether a conversation is still one of those. */
  boolean unanswered(Key conversation, Since since);

  /**
   * Handoffs that wait, to no time that the customer picked, whose customers have not written since
   * a moment, nor asked for a human since.
   */
  List<Key> listSilent(String workspace, Instant since, int most);

  /** Whether a handoff is still one of those. */
  boolean silent(Key handoff, Instant since);
}
