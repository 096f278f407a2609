package io.baton.server.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tickets as they are kept. */
public interface TicketRepository {

  /** Does work in one transaction, and nobody else's for the same conversation meanwhile. */
  void alone(String workspace, String conversation, Runnable work);

  /** Keeps a new ticket; in the transaction that this thread is in, if it is in one. */
  void add(String workspace, Ticket ticket);

  /** A ticket. */
  Optional<Ticket> find(String workspace, String id);

  /** The last ticket of a conversation. */
  Optional<Ticket> findLast(String workspace, String conversation);

  /** The handoff of a conversation that waits, or the last one; empty if there is none. */
  Optional<String> findHandoff(String workspace, String conversation);

  /**
   * What led to a ticket.
   *
   * @param reason of the handoff
   * @param detail of the reason, may be empty
   * @param queue where it waited
   * @param facts of the conversation, JSON
   * @param turnsBefore turns of the conversation until the ticket was made
   */
  record Matter(
      String reason, String detail, Optional<String> queue, String facts, int turnsBefore) {}

  /** What led to a ticket. */
  Optional<Matter> findMatter(String workspace, String id);

  /** Where a page of a list begins: after this ticket. */
  record After(Instant createdAt, String id) {}

  /** Tickets that are open or closed, oldest first, at most so many. */
  List<Ticket> list(String workspace, boolean open, Optional<After> after, int most);

  /**
   * Closes a ticket.
   *
   * @param by key of who does
   * @return whether it was open
   */
  boolean close(String workspace, String id, Instant at, String by);
}
