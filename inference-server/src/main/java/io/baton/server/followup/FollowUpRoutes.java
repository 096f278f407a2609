package io.baton.server.followup;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.server.followup.FollowUpRepository.After;
import io.baton.server.followup.FollowUpRepository.Key;
import io.baton.server.http.Access;
import io.baton.server.http.Bodies;
import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.http.Paging;
import io.baton.server.http.Scope;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What is said to customers at a later time. */
public final class FollowUpRoutes {

  private static final Paging PAGING = new Paging(50, 200);
  private static final String OF_CONVERSATION = "/v1/conversations/{conversation}/follow-ups";
  private static final String ONE = "/v1/follow-ups/{followUp}";

  private final FollowUpService service;
  private final FollowUpRepository followUps;
  private final BiConsumer<String, String> known;
  private final Bodies bodies;
  private final Json json;

  /**
   * @param known refuses a conversation that a workspace does not have
   */
  public FollowUpRoutes(
      FollowUpService service,
      FollowUpRepository followUps,
      BiConsumer<String, String> known,
      Bodies bodies,
      Json json) {
    this.service = service;
    this.followUps = followUps;
    this.known = known;
    this.bodies = bodies;
    this.json = json;
  }

  /** Its endpoints. */
  public List<Endpoint> endpoints() {
    Access both = Access.any(Scope.BOT, Scope.AGENT);
    Access readers = Access.any(Scope.BOT, Scope.AGENT, Scope.ANALYST, Scope.ADMIN);
    return List.of(
        Endpoint.post(OF_CONVERSATION, both, "scheduleFollowUp", this::schedule),
        Endpoint.get(OF_CONVERSATION, readers, "listFollowUps", this::list),
        Endpoint.get(ONE, readers, "getFollowUp", this::find),
        Endpoint.post(ONE + "/cancel", both, "cancelFollowUp", this::cancel));
  }

  private void schedule(Context context, Caller caller) {
    String conversation = context.pathParam("conversation");
    known.accept(caller.workspace(), conversation);
    FollowUpWish wish = FollowUpWish.read(bodies.read(context));
    json.answer(
        context, 201, FollowUpView.of(service.schedule(caller.workspace(), conversation, wish)));
  }

  private void list(Context context, Caller caller) {
    String conversation = context.pathParam("conversation");
    known.accept(caller.workspace(), conversation);
    Optional<After> after =
        PAGING
            .cursor(context, 2)
            .map(parts -> new After(Paging.instant(parts.getFirst()), parts.getLast()));
    int limit = PAGING.limit(context);
    List<FollowUp> found = followUps.list(caller.workspace(), conversation, after, limit + 1);
    List<FollowUp> page = found.subList(0, Math.min(limit, found.size()));
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.putPOJO("items", page.stream().map(FollowUpView::of).toList());
    if (found.size() > limit) {
      FollowUp last = page.getLast();
      node.put("next", Paging.cursor(last.course().scheduled().toString(), last.id()));
    }
    json.answer(context, 200, node);
  }

  private static Key key(Context context, Caller caller) {
    return new Key(caller.workspace(), context.pathParam("followUp"));
  }

  private void find(Context context, Caller caller) {
    json.answer(context, 200, FollowUpView.of(service.find(key(context, caller))));
  }

  private void cancel(Context context, Caller caller) {
    json.answer(context, 200, FollowUpView.of(service.cancel(key(context, caller))));
  }
}
