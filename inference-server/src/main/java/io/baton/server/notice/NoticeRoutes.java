package io.baton.server.notice;

import io.baton.server.http.Access;
import io.baton.server.http.Bodies;
import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.http.Query;
import io.baton.server.http.Scope;
import io.javalin.http.Context;
import java.util.List;

/** Notices of the queues of the caller's workspace. */
public final class NoticeRoutes {

  private static final String PATH = "/v1/queues/{queue}/notices";

  private final NoticeService notices;
  private final Bodies bodies;
  private final Json json;

  public NoticeRoutes(NoticeService notices, Bodies bodies, Json json) {
    this.notices = notices;
    this.bodies = bodies;
    this.json = json;
  }

  /** Its endpoints. */
  public List<Endpoint> endpoints() {
    Access admin = Access.any(Scope.ADMIN);
    return List.of(
        Endpoint.get(PATH, admin, "getQueueNotices", this::get),
        Endpoint.put(PATH, admin, "putQueueNotices", this::put));
  }

  private void get(Context context, Caller caller) {
    json.answer(context, 200, notices.find(caller.workspace(), context.pathParam("queue")).write());
  }

  private void put(Context context, Caller caller) {
    String queue = Query.newId(context, "queue");
    NoticeRules rules = NoticeRules.read(bodies.read(context));
    notices.save(caller.workspace(), queue, rules);
    json.answer(context, 200, rules.write());
  }
}
