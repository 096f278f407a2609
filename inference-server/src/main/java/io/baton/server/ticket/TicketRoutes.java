package io.baton.server.ticket;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.handoff.Handoff;
import io.baton.conversation.handoff.HandoffCommand;
import io.baton.conversation.handoff.HandoffReason;
import io.baton.conversation.history.FieldException;
import io.baton.server.context.model.HandoffContext;
import io.baton.server.handoff.HandoffRepository.Key;
import io.baton.server.handoff.HandoffService;
import io.baton.server.handoff.Introduction;
import io.baton.server.http.Access;
import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.http.Paging;
import io.baton.server.http.Scope;
import io.baton.server.template.Messages;
import io.baton.server.template.catalogue.MessageKey;
import io.baton.server.template.catalogue.Variable;
import io.baton.server.template.catalogue.Variables;
import io.baton.server.turn.store.TurnRepository.StoredTurn;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tickets of the caller's workspace. */
public final class TicketRoutes {

  private static final Paging PAGING = new Paging(50, 200);
  private static final String ONE = "/v1/tickets/{ticket}";

  private final TicketService tickets;
  private final HandoffService handoffs;
  private final Contexts contexts;
  private final Messages messages;
  private final Json json;

  /** Builds context objects. */
  @FunctionalInterface
  public interface Contexts {

    /**
     * The one of a handoff, with personal data hidden.
     *
     * @param key id of who looks
     */
    HandoffContext of(Key handoff, String key);
  }

  public TicketRoutes(
      TicketService tickets,
      HandoffService handoffs,
      Contexts contexts,
      Messages messages,
      Json json) {
    this.contexts = contexts;
    this.tickets = tickets;
    this.handoffs = handoffs;
    this.messages = messages;
    this.json = json;
  }

  /** A ticket as the API tells it; lists have no context and no turns. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record View(
      String id,
      String conversation,
      String handoff,
      String why,
      String state,
      String createdAt,
      Optional<String> closedAt,
      Optional<Matter> context,
      Optional<List<TurnView>> turns,
      Optional<List<TurnView>> thread,
      Optional<HandoffContext> handoffContext,
      Optional<String> message) {

    static View of(Ticket ticket, Optional<String> message) {
      return new View(
          ticket.id(),
          ticket.conversation(),
          ticket.handoff(),
          ticket.why(),
          ticket.closedAt().isPresent() ? "closed" : "open",
          ticket.createdAt().toString(),
          ticket.closedAt().map(Instant::toString),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          message);
    }

    View with(Matter matter, List<TurnView> until, List<TurnView> since, HandoffContext whole) {
      return new View(
          id,
          conversation,
          handoff,
          why,
          state,
          createdAt,
          closedAt,
          Optional.of(matter),
          Optional.of(until),
          Optional.of(since),
          Optional.of(whole),
          message);
    }
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record Matter(String reason, String detail, Optional<String> queue, JsonNode facts) {}

  private record TurnView(int seq, JsonNode turn) {}

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record Page(List<View> items, Optional<String> next) {}

  /** Its endpoints. */
  public List<Endpoint> endpoints() {
    Access both = Access.any(Scope.BOT, Scope.AGENT);
    Access people = Access.any(Scope.AGENT, Scope.ADMIN);
    return List.of(
        Endpoint.post("/v1/conversations/{conversation}/tickets", both, "openTicket", this::open),
        Endpoint.get("/v1/tickets", people, "listTickets", this::list),
        Endpoint.get(ONE, people, "getTicket", this::read),
        Endpoint.post(ONE + "/close", people, "closeTicket", this::close));
  }

  private void open(Context context, Caller caller) {
    String conversation = context.pathParam("conversation");
    handoffs.checkKnown(new Key(caller.workspace(), conversation));
    boolean before =
        tickets.isPresentOr(
            caller.workspace(), conversation, () -> open(caller.workspace(), conversation));
    Ticket ticket = tickets.findLast(caller.workspace(), conversation).orElseThrow();
    TicketService.Whole whole = tickets.read(caller.workspace(), ticket.id());
    json.answer(context, before ? 200 : 201, View.of(ticket, Optional.of(said(caller, whole))));
  }

  /** Who wants a ticket wants a human: a conversation that does not wait for one does first. */
  private void open(String workspace, String conversation) {
    Handoff handoff =
        handoffs.beginAnswering(
            new Key(workspace, conversation),
            new HandoffCommand.Request(HandoffReason.EXPLICIT_REQUEST, "ticket", Optional.empty()));
    handoffs.giveAnswering(
        new Key(workspace, handoff.id()),
        kept ->
            Optional.of(
                new HandoffCommand.Expire(
                    tickets.open(workspace, kept.handoff(), "customer_asked"))),
        told ->
            Optional.ofNullable(told.event().details().get("ticket"))
                .map(id -> say(workspace, told.setting().language(), id))
                .map(said -> new Introduction(said.text(), said.language())));
  }

  private String said(Caller caller, TicketService.Whole whole) {
    Optional<String> language = Optional.ofNullable(facts(whole).path("language").textValue());
    return say(caller.workspace(), language, whole.ticket().id()).text();
  }

  private Messages.Said say(String workspace, Optional<String> language, String ticket) {
    return messages.say(
        workspace,
        MessageKey.OFF_HOURS_TICKET,
        language,
        Variables.NONE.with(Variable.TICKET, ticket));
  }

  private JsonNode facts(TicketService.Whole whole) {
    return json.read(whole.matter().facts());
  }

  private void list(Context context, Caller caller) {
    String state = Optional.ofNullable(context.queryParam("state")).orElse("open");
    if (!state.equals("open") && !state.equals("closed")) {
      throw new FieldException("state", "'" + state + "' is neither open nor closed");
    }
    Optional<TicketRepository.After> after =
        PAGING
            .cursor(context, 2)
            .map(parts ->
                new TicketRepository.After(Paging.instant(parts.getFirst()), parts.getLast()));
    int limit = PAGING.limit(context);
    List<Ticket> found = tickets.list(caller.workspace(), state.equals("open"), after, limit + 1);
    List<Ticket> page = found.subList(0, Math.min(limit, found.size()));
    Optional<String> next =
        found.size() > limit
            ? Optional.of(Paging.cursor(page.getLast().createdAt().toString(), page.getLast().id()))
            : Optional.empty();
    json.answer(
        context,
        200,
        new Page(page.stream().map(one -> View.of(one, Optional.empty())).toList(), next));
  }

  private void read(Context context, Caller caller) {
    TicketService.Whole whole = tickets.read(caller.workspace(), context.pathParam("ticket"));
    Matter matter =
        new Matter(
            whole.matter().reason(), whole.matter().detail(), whole.matter().queue(), facts(whole));
    json.answer(
        context,
        200,
        View.of(whole.ticket(), Optional.empty())
            .with(
                matter,
                turns(whole.turns()),
                turns(whole.thread()),
                contexts.of(new Key(caller.workspace(), whole.ticket().handoff()), caller.key())));
  }

  private List<TurnView> turns(List<StoredTurn> turns) {
    return turns.stream().map(one -> new TurnView(one.seq(), json.read(one.turn()))).toList();
  }

  private void close(Context context, Caller caller) {
    Ticket closed = tickets.close(caller.workspace(), context.pathParam("ticket"), caller.key());
    json.answer(context, 200, View.of(closed, Optional.empty()));
  }
}
