package io.baton.server.ticket;

import io.baton.conversation.handoff.Handoff;
import io.baton.server.handoff.HandoffService;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.turn.store.ConversationKey;
import io.baton.server.turn.store.TurnRepository;
import io.baton.server.turn.store.TurnRepository.StoredTurn;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Opens tickets, and reads them with the whole conversation. Thread-safe. */
public final class TicketService implements HandoffService.Tickets {

  /** Crockford's base 32: nothing in it is taken for something else when it is read aloud. */
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int LENGTH = 10;
  private static final int MOST_TURNS = 200;

  private final TicketRepository tickets;
  private final TurnRepository turns;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public TicketService(TicketRepository tickets, TurnRepository turns, Clock clock) {
    this.tickets = tickets;
    this.turns = turns;
    this.clock = clock;
  }

  @Override
  public String open(String workspace, Handoff handoff, String why) {
    Ticket ticket =
        new Ticket(
            newId(), handoff.conversation(), handoff.id(), why, clock.instant(), Optional.empty());
    tickets.add(workspace, ticket);
    return ticket.id();
  }

  private String newId() {
    StringBuilder id = new StringBuilder("T-");
    for (int i = 0; i < LENGTH; i++) {
      id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return id.toString();
  }

  /**
   * A ticket with what led to it.
   *
   * @param turns of the conversation until it was made, the last 200
   * @param thread turns that came since, the first 200
   */
  public record Whole(
      Ticket ticket,
      TicketRepository.Matter matter,
      List<StoredTurn> turns,
      List<StoredTurn> thread) {

    public Whole {
      turns = List.copyOf(turns);
      thread = List.copyOf(thread);
    }
  }

  /**
   * A ticket with the whole conversation.
   *
   * @throws ProblemException 404 if there is none of this id
   */
  public Whole read(String workspace, String id) {
    Ticket ticket = find(workspace, id);
    TicketRepository.Matter matter =
        tickets.findMatter(workspace, id).orElseThrow(() -> unknown(id));
    ConversationKey key = new ConversationKey(workspace, ticket.conversation());
    int before = matter.turnsBefore();
    int from = Math.max(0, before - MOST_TURNS);
    return new Whole(
        ticket,
        matter,
        before == 0 ? List.of() : turns.listTurns(key, from, before - from),
        turns.listTurns(key, before, MOST_TURNS));
  }

  private Ticket find(String workspace, String id) {
    return tickets.find(workspace, id).orElseThrow(() -> unknown(id));
  }

  private static ProblemException unknown(String id) {
    return new ProblemException(
        Problem.of(Problem.Kind.NOT_FOUND, "there is no ticket '" + id + "'"));
  }

  /** Tickets that are open or closed, oldest first, at most so many. */
  List<Ticket> list(
      String workspace, boolean open, Optional<TicketRepository.After> after, int most) {
    return tickets.list(workspace, open, after, most);
  }

  /**
   * Closes a ticket.
   *
   * @throws ProblemException 404 if there is none, 409 if it is closed already
   */
  Ticket close(String workspace, String id, String by) {
    find(workspace, id);
    if (!tickets.close(workspace, id, clock.instant(), by)) {
      throw new ProblemException(
          Problem.of(Problem.Kind.CONFLICT, "ticket '" + id + "' is closed already"));
    }
    return find(workspace, id);
  }

  /**
   * Whether a ticket takes the place of a conversation's last handoff; else it is opened. Of those
   * who ask at once one opens it.
   */
  boolean isPresentOr(String workspace, String conversation, Runnable open) {
    AtomicBoolean present = new AtomicBoolean();
    tickets.alone(
        workspace,
        conversation,
        () -> {
          present.set(isPresent(workspace, conversation));
          if (!present.get()) {
            open.run();
          }
        });
    return present.get();
  }

  private boolean isPresent(String workspace, String conversation) {
    Optional<String> handoff = tickets.findHandoff(workspace, conversation);
    return findLast(workspace, conversation)
        .filter(ticket -> handoff.filter(ticket.handoff()::equals).isPresent())
        .isPresent();
  }

  /** The last ticket of a conversation. */
  Optional<Ticket> findLast(String workspace, String conversation) {
    return tickets.findLast(workspace, conversation);
  }
}
