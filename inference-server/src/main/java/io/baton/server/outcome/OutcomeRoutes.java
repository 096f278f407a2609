package io.baton.server.outcome;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.history.FieldException;
import io.baton.server.handoff.HandoffRepository.Key;
import io.baton.server.http.Access;
import io.baton.server.http.Bodies;
import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.http.Paging;
import io.baton.server.http.Query;
import io.baton.server.http.Scope;
import io.baton.server.http.body.Fields;
import io.baton.server.outcome.AgentOutcome.BotCould;
import io.baton.server.outcome.AgentOutcome.Resolved;
import io.baton.server.outcome.AgentOutcome.Timing;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What agents record about handoffs, and what became of these. */
public final class OutcomeRoutes {

  private static final Paging PAGING = new Paging(50, 200);
  private static final String ONE = "/v1/handoffs/{handoff}/outcome";
  private static final int LONGEST_NOTE = 4_000;
  private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

  private final OutcomeService outcomes;
  private final Bodies bodies;
  private final Json json;

  public OutcomeRoutes(OutcomeService outcomes, Bodies bodies, Json json) {
    this.outcomes = outcomes;
    this.bodies = bodies;
    this.json = json;
  }

  /** One version as the API tells it. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record Version(
      int version,
      Optional<String> resolved,
      Optional<String> reason,
      Optional<String> botCouldHave,
      Optional<String> timing,
      String note,
      String agent,
      String recordedAt) {

    static Version of(RecordedOutcome recorded) {
      AgentOutcome outcome = recorded.outcome();
      return new Version(
          recorded.version(),
          outcome.resolved().map(AgentOutcome::wire),
          outcome.reason(),
          outcome.botCould().map(AgentOutcome::wire),
          outcome.timing().map(AgentOutcome::wire),
          outcome.note(),
          recorded.agent(),
          recorded.at().toString());
    }
  }

  /** What holds, and what was said before, the first first. */
  private record View(String handoff, String conversation, Version outcome, List<Version> before) {

    static View of(List<RecordedOutcome> versions) {
      RecordedOutcome last = versions.getLast();
      return new View(
          last.handoff(),
          last.conversation(),
          Version.of(last),
          versions.subList(0, versions.size() - 1).stream().map(Version::of).toList());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record Page(List<HandoffResult> items, Optional<String> next) {}

  private record Summary(List<ModeSummary> items) {}

  /** Its endpoints. */
  public List<Endpoint> endpoints() {
    Access readers = Access.any(Scope.AGENT, Scope.ANALYST, Scope.ADMIN);
    Access analysts = Access.any(Scope.ANALYST, Scope.ADMIN);
    return List.of(
        Endpoint.put(ONE, Access.any(Scope.AGENT), "putOutcome", this::put),
        Endpoint.get(ONE, readers, "getOutcome", this::find),
        Endpoint.get("/v1/outcomes", analysts, "listOutcomes", this::list),
        Endpoint.get("/v1/outcomes/by-mode", analysts, "sumOutcomesByMode", this::byMode));
  }

  private static Key key(Context context, Caller caller) {
    return new Key(caller.workspace(), context.pathParam("handoff"));
  }

  private void put(Context context, Caller caller) {
    Key key = key(context, caller);
    // Whether there is one is told first: a body says nothing about nothing.
    outcomes.handoff(key);
    JsonNode body = bodies.read(context);
    Fields fields =
        Fields.of(body, Set.of("resolved", "reason", "botCouldHave", "timing", "note", "agent"));
    AgentOutcome outcome =
        new AgentOutcome(
            named(fields, "resolved", Resolved.values()),
            fields.text("reason"),
            named(fields, "botCouldHave", BotCould.values()),
            named(fields, "timing", Timing.values()),
            note(body));
    if (outcome.empty()) {
      throw new FieldException("resolved", "is missing, and so is everything else");
    }
    OutcomeService.Recorder recorder =
        new OutcomeService.Recorder(fields.needText("agent"), caller.key());
    json.answer(context, 200, View.of(outcomes.put(key, outcome, recorder)));
  }

  private static <T extends Enum<T>> Optional<T> named(Fields fields, String field, T[] all) {
    return fields
        .text(field)
        .map(name ->
            AgentOutcome.find(all, name)
                .orElseThrow(() ->
                    fields.wrong(
                        field,
                        "'"
                            + name
                            + "' is none of "
                            + Arrays.stream(all).map(AgentOutcome::wire).toList())));
  }

  private static String note(JsonNode body) {
    JsonNode value = body.path("note");
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (!value.isTextual() || value.textValue().length() > LONGEST_NOTE) {
      throw new FieldException("note", "is no text of at most " + LONGEST_NOTE + " characters");
    }
    return value.textValue();
  }

  private void find(Context context, Caller caller) {
    json.answer(context, 200, View.of(outcomes.versions(key(context, caller))));
  }

  private static OutcomeRepository.Filter filter(Context context) {
    return new OutcomeRepository.Filter(
        instant(context, "since", Instant.EPOCH),
        instant(context, "until", END),
        Optional.ofNullable(context.queryParam("queue")));
  }

  private static Instant instant(Context context, String name, Instant usual) {
    return Query.time(context, name).orElse(usual);
  }

  private void list(Context context, Caller caller) {
    Optional<OutcomeRepository.After> after =
        PAGING
            .cursor(context, 2)
            .map(parts ->
                new OutcomeRepository.After(Paging.instant(parts.getFirst()), parts.getLast()));
    int limit = PAGING.limit(context);
    List<HandoffResult> found =
        outcomes.list(caller.workspace(), filter(context), after, limit + 1);
    List<HandoffResult> page = found.subList(0, Math.min(limit, found.size()));
    Optional<String> next =
        found.size() > limit
            ? Optional.of(Paging.cursor(page.getLast().endedAt(), page.getLast().handoff()))
            : Optional.empty();
    json.answer(context, 200, new Page(page, next));
  }

  private void byMode(Context context, Caller caller) {
    json.answer(context, 200, new Summary(outcomes.byMode(caller.workspace(), filter(context))));
  }
}
