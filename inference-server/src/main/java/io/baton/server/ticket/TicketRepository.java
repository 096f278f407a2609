package io.baton.server.ticket;

import java.util.Optional;

/** Tickets as they are kept. */
public interface TicketRepository {

  /** Keeps a new ticket; in the transaction that this thread is in, if it is in one. */
  void add(String workspace, Ticket ticket);

  /** A ticket. */
  Optional<Ticket> find(String workspace, String id);
}
