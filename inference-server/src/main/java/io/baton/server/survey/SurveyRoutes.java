package io.baton.server.survey;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.history.FieldException;
import io.baton.server.handoff.HandoffRepository.Key;
import io.baton.server.http.Access;
import io.baton.server.http.Bodies;
import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.http.Scope;
import io.baton.server.http.body.Fields;
import io.baton.server.template.Messages;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What customers are asked, and what they say. Only their bot answers for them. */
public final class SurveyRoutes {

  private static final String ONE = "/v1/handoffs/{handoff}/survey";
  private static final int LONGEST_COMMENT = 4_000;

  private final SurveyService surveys;
  private final Bodies bodies;
  private final Json json;
  private final Clock clock;

  public SurveyRoutes(SurveyService surveys, Bodies bodies, Json json, Clock clock) {
    this.surveys = surveys;
    this.bodies = bodies;
    this.json = json;
    this.clock = clock;
  }

  /**
   * A survey as the API tells it.
   *
   * @param message what the customer may be told next
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record View(
      String conversation,
      int episode,
      String handoff,
      String state,
      String cause,
      String askedAt,
      String expiresAt,
      Optional<String> answeredAt,
      OptionalInt csat,
      OptionalInt effort,
      Optional<String> comment,
      Optional<String> message) {}

  /** Its endpoints. */
  public List<Endpoint> endpoints() {
    Access both = Access.any(Scope.BOT, Scope.AGENT);
    Access readers = Access.any(Scope.BOT, Scope.AGENT, Scope.ANALYST, Scope.ADMIN);
    return List.of(
        Endpoint.post(ONE, both, "askSurvey", this::ask),
        Endpoint.get(ONE, readers, "getSurvey", this::find),
        Endpoint.post(ONE + "/answer", Access.any(Scope.BOT), "answerSurvey", this::answer));
  }

  private View view(SurveyService.Told told) {
    Survey survey = told.survey();
    return new View(
        survey.place().conversation(),
        survey.place().episode(),
        survey.place().handoff(),
        survey.state(clock.instant()).wireName(),
        survey.cause().wireName(),
        survey.asked().toString(),
        survey.expires().toString(),
        survey.answered().map(Instant::toString),
        survey.answers().csat(),
        survey.answers().effort(),
        survey.answers().comment(),
        told.message().map(Messages.Said::text));
  }

  private static Key key(Context context, Caller caller) {
    return new Key(caller.workspace(), context.pathParam("handoff"));
  }

  private void ask(Context context, Caller caller) {
    json.answer(context, 201, view(surveys.ask(key(context, caller))));
  }

  private void find(Context context, Caller caller) {
    Survey survey = surveys.find(key(context, caller));
    json.answer(context, 200, view(new SurveyService.Told(survey, Optional.empty())));
  }

  private void answer(Context context, Caller caller) {
    Key key = key(context, caller);
    // Whether anything was asked is told first: a body says nothing about nobody's survey.
    surveys.find(key);
    JsonNode body = bodies.read(context);
    Fields fields = Fields.of(body, Set.of("csat", "effort", "comment", "turn"));
    SurveyAnswers given =
        new SurveyAnswers(number(fields, "csat", 5), number(fields, "effort", 7), comment(body));
    if (given.equals(SurveyAnswers.NONE)) {
      throw new FieldException("csat", "is missing, and so are effort and comment");
    }
    json.answer(context, 200, view(surveys.answer(key, given, fields.text("turn"))));
  }

  private static OptionalInt number(Fields fields, String name, int most) {
    return fields.has(name) ? OptionalInt.of(fields.whole(name, 1, 1, most)) : OptionalInt.empty();
  }

  private static Optional<String> comment(JsonNode body) {
    JsonNode value = body.path("comment");
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()
        || value.textValue().isBlank()
        || value.textValue().length() > LONGEST_COMMENT) {
      throw new FieldException("comment", "is no text of 1 to " + LONGEST_COMMENT + " characters");
    }
    return Optional.of(value.textValue());
  }
}
