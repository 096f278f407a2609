package io.baton.server.callback;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.baton.conversation.history.FieldException;
import io.baton.server.handoff.HandoffRepository.Key;
import io.baton.server.handoff.HandoffService;
import io.baton.server.hours.Fields;
import io.baton.server.hours.slot.Slot;
import io.baton.server.http.Access;
import io.baton.server.http.Bodies;
import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.http.Scope;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Callbacks of the caller's workspace, and of whoever holds a link. */
public final class CallbackRoutes {

  private static final String ONE = "/v1/callbacks/{callback}";

  private final CallbackService callbacks;
  private final HandoffService handoffs;
  private final CallbackWords words;
  private final Bodies bodies;
  private final Json json;

  public CallbackRoutes(
      CallbackService callbacks,
      HandoffService handoffs,
      CallbackWords words,
      Bodies bodies,
      Json json) {
    this.handoffs = handoffs;
    this.callbacks = callbacks;
    this.words = words;
    this.bodies = bodies;
    this.json = json;
  }

  /**
   * A callback as the API tells it.
   *
   * @param token of its link, told once
   * @param message for the customer
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record View(
      String id,
      String conversation,
      String handoff,
      String queue,
      String state,
      When slot,
      int moves,
      Optional<String> why,
      Optional<String> phone,
      Optional<String> email,
      Optional<String> token,
      Optional<String> message) {

    static View of(Callback callback, Optional<String> token, Optional<String> message) {
      return new View(
          callback.id(),
          callback.place().conversation(),
          callback.place().handoff(),
          callback.place().queue(),
          callback.state().wireName(),
          When.of(callback),
          callback.moves(),
          callback.why(),
          callback.contact().phone(),
          callback.contact().email(),
          token,
          message);
    }
  }

  /** A slot, in the customer's zone too. */
  private record When(String start, String end, String timeZone, String local) {

    static When of(Callback callback) {
      return new When(
          callback.slot().start().toString(),
          callback.slot().end().toString(),
          callback.zone().getId(),
          wallTime(callback.slot().start(), callback.zone()));
    }
  }

  private record SlotView(String start, String end, String local, int free) {

    static SlotView of(Slot slot, ZoneId zone) {
      return new SlotView(
          slot.time().start().toString(),
          slot.time().end().toString(),
          wallTime(slot.time().start(), zone),
          slot.free());
    }
  }

  /** What a link did; nothing if it was used already, or is not valid any more. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record LinkView(boolean valid, Optional<View> callback) {}

  private record Slots(String timeZone, List<SlotView> items) {}

  private static String wallTime(Instant at, ZoneId zone) {
    return LocalDateTime.ofInstant(at, zone).truncatedTo(ChronoUnit.MINUTES).toString();
  }

  /** Its endpoints. */
  public List<Endpoint> endpoints() {
    Access both = Access.any(Scope.BOT, Scope.AGENT);
    return List.of(
        Endpoint.get("/v1/queues/{queue}/callback-slots", both, "listCallbackSlots", this::slots),
        Endpoint.post(
            "/v1/conversations/{conversation}/callbacks", both, "bookCallback", this::book),
        Endpoint.get(ONE, both, "getCallback", this::find),
        Endpoint.post(ONE + "/move", both, "moveCallback", this::move),
        Endpoint.post(ONE + "/cancel", both, "cancelCallback", this::cancel),
        Endpoint.post("/v1/links/callback", new Access.Open(), "useCallbackLink", this::link));
  }

  private void slots(Context context, Caller caller) {
    String queue = context.pathParam("queue");
    List<Slot> free =
        callbacks
            .slots(caller.workspace(), queue)
            .orElseThrow(() ->
                new ProblemException(
                    Problem.of(
                        Problem.Kind.NOT_FOUND, "queue '" + queue + "' does not call back")));
    ZoneId zone =
        Optional.ofNullable(context.queryParam("timeZone"))
            .map(name -> zone("timeZone", name))
            .orElseGet(() -> callbacks.zone(caller.workspace(), queue));
    json.answer(
        context,
        200,
        new Slots(zone.getId(), free.stream().map(slot -> SlotView.of(slot, zone)).toList()));
  }

  private static ZoneId zone(String field, String name) {
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw new FieldException(
          field, "is not a time zone of the IANA database, such as Europe/Berlin");
    }
    return ZoneId.of(name);
  }

  private void book(Context context, Caller caller) {
    String conversation = context.pathParam("conversation");
    handoffs.checkKnown(new Key(caller.workspace(), conversation));
    Fields fields =
        Fields.of(bodies.read(context), "", Set.of("slot", "timeZone", "phone", "email"));
    CallbackService.Wish wish =
        new CallbackService.Wish(
            fields.findInstant("slot"),
            fields.findText("timeZone").map(name -> zone("timeZone", name)),
            new Contact(fields.findText("phone"), fields.findText("email")));
    CallbackService.Booked booked = callbacks.book(caller.workspace(), conversation, wish);
    Callback callback = booked.callback();
    json.answer(
        context,
        booked.token().isPresent() ? 201 : 200,
        View.of(
            callback,
            booked.token(),
            Optional.of(words.booked(caller.workspace(), callback).text())));
  }

  private void find(Context context, Caller caller) {
    Callback found = callbacks.find(caller.workspace(), context.pathParam("callback"));
    json.answer(context, 200, View.of(found, Optional.empty(), Optional.empty()));
  }

  private void move(Context context, Caller caller) {
    String id = context.pathParam("callback");
    callbacks.find(caller.workspace(), id);
    Fields fields = Fields.of(bodies.read(context), "", Set.of("slot"));
    json.answer(context, 200, moved(caller.workspace(), id, fields.findInstant("slot")));
  }

  private View moved(String workspace, String id, Optional<Instant> slot) {
    CallbackService.Moved moved = callbacks.move(workspace, id, slot);
    Callback after = moved.booked().callback();
    String message = words.moved(workspace, moved.before(), after).text();
    return View.of(after, moved.booked().token(), Optional.of(message));
  }

  private void cancel(Context context, Caller caller) {
    json.answer(context, 200, cancelled(caller.workspace(), context.pathParam("callback")));
  }

  private View cancelled(String workspace, String id) {
    Callback after = callbacks.cancel(workspace, id);
    String message = words.cancelled(workspace, after).text();
    return View.of(after, Optional.empty(), Optional.of(message));
  }

  private void link(Context context, Caller nobody) {
    Fields fields = Fields.of(bodies.read(context), "", Set.of("token", "action", "slot"));
    String action = fields.text("action");
    if (!action.equals("move") && !action.equals("cancel")) {
      throw fields.wrong("action", action, "move or cancel");
    }
    String token = fields.text("token");
    Optional<Instant> slot = fields.findInstant("slot");
    Optional<View> done =
        callbacks.byLink(
            token,
            link ->
                action.equals("move")
                    ? moved(link.workspace(), link.subject(), slot)
                    : cancelled(link.workspace(), link.subject()));
    json.answer(context, 200, new LinkView(done.isPresent(), done));
  }
}
