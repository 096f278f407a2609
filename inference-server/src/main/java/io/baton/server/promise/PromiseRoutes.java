package io.baton.server.promise;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.baton.server.handoff.HandoffRepository.Key;
import io.baton.server.handoff.HandoffService;
import io.baton.server.hours.reply.Expectation;
import io.baton.server.hours.reply.Keeping;
import io.baton.server.hours.reply.Promise;
import io.baton.server.http.Access;
import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.http.Query;
import io.baton.server.http.Scope;
import io.baton.server.promise.PromiseRepository.Made;
import io.baton.server.template.Messages;
import io.baton.server.template.catalogue.MessageKey;
import io.baton.server.template.catalogue.Variable;
import io.baton.server.template.catalogue.Variables;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Expected replies of the caller's workspace. */
public final class PromiseRoutes {

  private final PromiseService promises;
  private final HandoffService handoffs;
  private final Messages messages;
  private final Json json;

  public PromiseRoutes(
      PromiseService promises, HandoffService handoffs, Messages messages, Json json) {
    this.handoffs = handoffs;
    this.promises = promises;
    this.messages = messages;
    this.json = json;
  }

  /** An expectation as the API tells it. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record ExpectationView(
      boolean known,
      OptionalLong p80Seconds,
      OptionalLong toldSeconds,
      Optional<String> basis,
      int samples,
      int needed) {

    /** The JSON form of an expectation. */
    public static ExpectationView of(Expectation expectation) {
      return switch (expectation) {
        case Expectation.Known known ->
            new ExpectationView(
                true,
                OptionalLong.of(known.p80().toSeconds()),
                OptionalLong.of(known.told().length().toSeconds()),
                Optional.of(lower(known.basis())),
                known.samples(),
                PromiseService.NEEDED);
        case Expectation.Unknown unknown ->
            new ExpectationView(
                false,
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                unknown.samples(),
                unknown.needed());
      };
    }
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** What was promised, if anything. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record View(
      boolean promised,
      Optional<String> queue,
      Optional<String> madeAt,
      Optional<String> dueAt,
      OptionalLong toldSeconds,
      Optional<String> message) {

    static final View NOTHING =
        new View(
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            Optional.empty());

    static View of(Made made, String message) {
      return new View(
          true,
          Optional.of(made.waiting().queue()),
          Optional.of(made.at().toString()),
          Optional.of(made.due().toString()),
          OptionalLong.of(made.told().toSeconds()),
          Optional.of(message));
    }
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record KeepingView(
      int kept, int broken, int open, int withdrawn, OptionalDouble keptShare) {

    static KeepingView of(Keeping keeping) {
      return new KeepingView(
          keeping.count(Promise.State.KEPT),
          keeping.count(Promise.State.BROKEN),
          keeping.count(Promise.State.OPEN),
          keeping.count(Promise.State.WITHDRAWN),
          keeping.share());
    }
  }

  /** Its endpoints. */
  public List<Endpoint> endpoints() {
    Access readers = Access.any(Scope.BOT, Scope.AGENT, Scope.ANALYST, Scope.ADMIN);
    return List.of(
        Endpoint.get("/v1/queues/{queue}/reply-time", readers, "getReplyTime", this::expectation),
        Endpoint.get(
            "/v1/queues/{queue}/reply-promises", readers, "getReplyPromises", this::keeping),
        Endpoint.post(
            "/v1/conversations/{conversation}/reply-promise",
            Access.any(Scope.BOT, Scope.AGENT),
            "promiseReply",
            this::promise));
  }

  private void expectation(Context context, Caller caller) {
    String queue = context.pathParam("queue");
    promises.checkQueue(caller.workspace(), queue);
    Expectation expectation =
        Query.time(context, "at")
            .map(at -> promises.expect(caller.workspace(), queue, at))
            .orElseGet(() -> promises.expect(caller.workspace(), queue));
    json.answer(context, 200, ExpectationView.of(expectation));
  }

  private void keeping(Context context, Caller caller) {
    String queue = context.pathParam("queue");
    promises.checkQueue(caller.workspace(), queue);
    Keeping keeping =
        promises.keeping(
            caller.workspace(),
            queue,
            Query.time(context, "from").orElse(Instant.EPOCH),
            Query.time(context, "to").orElse(Instant.parse("9999-01-01T00:00:00Z")));
    json.answer(context, 200, KeepingView.of(keeping));
  }

  private void promise(Context context, Caller caller) {
    String conversation = context.pathParam("conversation");
    handoffs.checkKnown(new Key(caller.workspace(), conversation));
    Optional<Made> made = promises.promise(caller.workspace(), conversation);
    json.answer(
        context, 200, made.map(one -> View.of(one, said(caller, one))).orElse(View.NOTHING));
  }

  private String said(Caller caller, Made made) {
    return messages.text(
        caller.workspace(),
        MessageKey.OFF_HOURS_REPLY_TIME,
        Optional.of(made.waiting().language()).filter(tag -> !tag.isEmpty()),
        Variables.NONE.with(Variable.REPLY_IN, made.told()));
  }
}
