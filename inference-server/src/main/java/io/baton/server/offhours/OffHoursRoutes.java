package io.baton.server.offhours;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.baton.conversation.history.FieldException;
import io.baton.server.callback.Callback;
import io.baton.server.event.OfferedArticle;
import io.baton.server.handoff.Introduction;
import io.baton.server.hours.slot.Slot;
import io.baton.server.http.Access;
import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.http.Scope;
import io.baton.server.promise.PromiseRoutes.ExpectationView;
import io.baton.server.template.Messages;
import io.baton.server.template.catalogue.MessageKey;
import io.baton.server.template.catalogue.Variable;
import io.baton.server.template.catalogue.Variables;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What customers are told and offered while nobody is there. */
public final class OffHoursRoutes {

  private final OffHoursService service;
  private final ClosedQueues closedQueues;
  private final Messages messages;
  private final ClosedWords words;
  private final Json json;

  public OffHoursRoutes(
      OffHoursService service, ClosedQueues closedQueues, Messages messages, Json json) {
    this.service = service;
    this.closedQueues = closedQueues;
    this.messages = messages;
    this.words = new ClosedWords(messages);
    this.json = json;
  }

  /**
   * What there is, as the API tells it.
   *
   * @param wanted whether a human is wanted; if not there is nothing else
   * @param message for the customer, only if nobody answers
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record View(
      boolean wanted,
      boolean closed,
      Optional<String> queue,
      Optional<String> opensAt,
      Optional<String> message,
      Optional<Offers> offers) {

    static View of(boolean wanted, Optional<String> queue) {
      return new View(wanted, false, queue, Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  /** The five ways; what cannot be had is absent, and there are no articles where none is known. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record Offers(
      Optional<CallbackOffer> callback,
      boolean ticket,
      List<OfferedArticle> articles,
      Optional<String> articlesMessage,
      ExpectationView replyTime,
      Optional<String> emailMessage) {}

  private record CallbackOffer(List<SlotView> slots, String message) {}

  private record SlotView(String start, String end, int free) {}

  /** Its endpoints. */
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post(
            "/v1/conversations/{conversation}/off-hours",
            Access.any(Scope.BOT, Scope.AGENT),
            "lookOffHours",
            this::look));
  }

  private void look(Context context, Caller caller) {
    Optional<ZoneId> zone =
        Optional.ofNullable(context.queryParam("timeZone")).map(OffHoursRoutes::zone);
    OffHours found = service.look(caller.workspace(), context.pathParam("conversation"));
    View view =
        switch (found) {
          case OffHours.NotWanted none -> View.of(false, Optional.empty());
          case OffHours.Open open -> View.of(true, Optional.of(open.queue()));
          case OffHours.Closed closed ->
              closed(caller.workspace(), closed, zone.orElse(closed.zone()));
        };
    json.answer(context, 200, view);
  }

  private static ZoneId zone(String name) {
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw new FieldException(
          "timeZone", "is not a time zone of the IANA database, such as Europe/Berlin");
    }
    return ZoneId.of(name);
  }

  private View closed(String workspace, OffHours.Closed closed, ZoneId zone) {
    Optional<Instant> opens = closed.availability().opensAt();
    Callback.Place place = closed.place();
    Introduction said = words.of(workspace, place.language(), closed.availability(), zone);
    closedQueues.tell(
        new ClosedQueues.Waiting(
            workspace, place.conversation(), place.handoff(), place.queue(), place.language()),
        new ClosedQueues.Notice(
            words.with(workspace, said, closed.articles()),
            opens.map(Instant::toString).orElse(""),
            closed.articles(),
            true));
    return new View(
        true,
        true,
        Optional.of(closed.place().queue()),
        opens.map(Instant::toString),
        Optional.of(said.text()),
        Optional.of(offers(workspace, closed, zone)));
  }

  private Offers offers(String workspace, OffHours.Closed closed, ZoneId zone) {
    Callback.Place place = closed.place();
    int articles = closed.articles().size();
    return new Offers(
        closed.firstSlot().map(first -> callback(workspace, closed, first, zone)),
        true,
        closed.articles(),
        articles == 0
            ? Optional.empty()
            : Optional.of(words.articles(workspace, place.language(), articles)),
        ExpectationView.of(closed.reply()),
        closed.email()
            ? Optional.of(
                said(workspace, place, MessageKey.OFF_HOURS_EMAIL_OFFERED, Variables.NONE))
            : Optional.empty());
  }

  private CallbackOffer callback(
      String workspace, OffHours.Closed closed, Slot first, ZoneId zone) {
    Variables told = Variables.NONE.with(Variable.SLOT, first.time().start().atZone(zone));
    return new CallbackOffer(
        closed.slots().stream()
            .map(slot ->
                new SlotView(
                    slot.time().start().toString(), slot.time().end().toString(), slot.free()))
            .toList(),
        said(workspace, closed.place(), MessageKey.OFF_HOURS_CALLBACK_OFFERED, told));
  }

  private String said(String workspace, Callback.Place place, MessageKey key, Variables variables) {
    Optional<String> language = Optional.of(place.language()).filter(tag -> !tag.isEmpty());
    return messages.text(workspace, key, language, variables);
  }
}
