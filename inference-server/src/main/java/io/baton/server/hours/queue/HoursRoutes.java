package io.baton.server.hours.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.baton.conversation.history.FieldException;
import io.baton.server.hours.FollowTheSun;
import io.baton.server.http.Access;
import io.baton.server.http.Bodies;
import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.http.Query;
import io.baton.server.http.Scope;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Hours of the queues of the caller's workspace. */
public final class HoursRoutes {

  private final HoursService hours;
  private final Queues queues;
  private final Bodies bodies;
  private final Json json;

  /** Which queues there are. */
  public interface Queues {

    /** Where handoffs of a workspace wait if nothing says otherwise. */
    String usual(String workspace);

    /** Whether a conversation may wait in a queue of a workspace. */
    boolean take(String workspace, String queue);
  }

  public HoursRoutes(HoursService hours, Queues queues, Bodies bodies, Json json) {
    this.hours = hours;
    this.queues = queues;
    this.bodies = bodies;
    this.json = json;
  }

  /** An {@link Availability} as the API tells it. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record View(
      String queue,
      String at,
      boolean open,
      Optional<String> opensAt,
      Optional<String> closesAt,
      OptionalInt agentsFree,
      Optional<Answering> answers) {

    static View of(Availability one) {
      return new View(
          one.queue(),
          one.at().toString(),
          one.open(),
          one.opensAt().map(Instant::toString),
          one.closesAt().map(Instant::toString),
          one.free(),
          one.answers().map(Answering::of));
    }
  }

  /** The queue that answers, from when on. */
  private record Answering(String queue, boolean open, String opensAt) {

    static Answering of(FollowTheSun.Choice choice) {
      return new Answering(choice.queue(), choice.open(), choice.opensAt().toString());
    }
  }

  /** Its endpoints. */
  public List<Endpoint> endpoints() {
    Access readers = Access.any(Scope.BOT, Scope.AGENT, Scope.ANALYST, Scope.ADMIN);
    return List.of(
        Endpoint.get("/v1/queues/{queue}/hours", readers, "getQueueHours", this::get),
        Endpoint.put(
            "/v1/queues/{queue}/hours", Access.any(Scope.ADMIN), "putQueueHours", this::put),
        Endpoint.get("/v1/availability", readers, "getAvailability", this::availability));
  }

  private void get(Context context, Caller caller) {
    String queue = context.pathParam("queue");
    json.answer(
        context,
        200,
        hours
            .find(caller.workspace(), queue)
            .map(QueueHoursJson.View::of)
            .orElseThrow(() ->
                new ProblemException(
                    Problem.of(
                        Problem.Kind.NOT_FOUND, "there are no hours of a queue '" + queue + "'"))));
  }

  private void put(Context context, Caller caller) {
    String queue = Query.newId(context, "queue");
    QueueHours read = QueueHoursJson.read(queue, bodies.read(context));
    hours.save(caller.workspace(), read, caller.key());
    json.answer(context, 200, QueueHoursJson.View.of(read));
  }

  private void availability(Context context, Caller caller) {
    String queue =
        Optional.ofNullable(context.queryParam("queue"))
            .filter(text -> !text.isBlank())
            .orElseGet(() -> queues.usual(caller.workspace()));
    Optional<Instant> at = Query.time(context, "at");
    if (!queues.take(caller.workspace(), queue)) {
      throw new FieldException("queue", "there is no queue '" + queue + "'");
    }
    json.answer(
        context,
        200,
        View.of(
            at.map(time -> hours.at(caller.workspace(), queue, time))
                .orElseGet(() -> hours.now(caller.workspace(), queue))));
  }
}
