package io.baton.server.survey;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.handoff.EventType;
import io.baton.conversation.handoff.HandbackTask;
import io.baton.conversation.handoff.Handoff;
import io.baton.conversation.handoff.HandoffEvent;
import io.baton.conversation.handoff.HandoffState;
import io.baton.server.channel.Reaches;
import io.baton.server.event.EventRepository;
import io.baton.server.event.Message;
import io.baton.server.handoff.Consequence;
import io.baton.server.handoff.HandoffRepository;
import io.baton.server.handoff.HandoffRepository.Key;
import io.baton.server.handoff.HandoffService;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.outcome.settings.OutcomeSettings;
import io.baton.server.outcome.settings.OutcomeSettingsRepository;
import io.baton.server.survey.Survey.Cause;
import io.baton.server.template.Messages;
import io.baton.server.template.catalogue.MessageKey;
import io.baton.server.template.catalogue.Variables;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Asks customers once for each episode that a human ended, and takes their answers. Nobody is asked
 * where no agent wrote, nor about spam, nor where the channel takes no free text any more, which is
 * noted. Thread-safe.
 */
public final class SurveyService implements Consequence {

  private final Parts parts;
  private final Messages messages;
  private final Consumer<Key> changed;
  private final Clock clock;

  /** Where it all is. */
  public record Parts(
      SurveyRepository surveys,
      HandoffRepository handoffs,
      OutcomeSettingsRepository settings,
      EventRepository events,
      Reaches reaches) {}

  /**
   * @param changed told which conversation's row is another now
   */
  public SurveyService(Parts parts, Messages messages, Consumer<Key> changed, Clock clock) {
    this.parts = parts;
    this.messages = messages;
    this.changed = changed;
    this.clock = clock;
  }

  @Override
  public List<HandoffEvent> of(Done done) {
    return done
        .after()
        .course()
        .handoff()
        .filter(last -> done.after().changed().containsKey(last.id()))
        .flatMap(last ->
            cause(done.workspace(), last)
                .filter(cause -> refusal(done.workspace(), last).isEmpty())
                .flatMap(cause -> told(done, last, cause)))
        .stream()
        .toList();
  }

  private Optional<HandoffEvent> told(Done done, Handoff last, Cause cause) {
    if (!closed(done.workspace(), last, done.at())) {
      return ask(done.workspace(), last, cause, done.at()).map(survey -> event(done, survey));
    }
    boolean asked =
        parts.surveys().find(done.workspace(), last.conversation(), last.episode()).isPresent();
    return asked
        ? Optional.empty()
        : Optional.of(
            new HandoffEvent(
                EventType.OUTCOME_SURVEY_SKIPPED,
                last.id(),
                done.at(),
                Map.of("cause", cause.wireName(), "why", "channel_closed")));
  }

  private boolean closed(String workspace, Handoff about, Instant now) {
    return parts.reaches().closed(workspace, about.conversation(), now);
  }

  private Optional<Cause> cause(String workspace, Handoff last) {
    return switch (last.state()) {
      case HandoffState.HandedBack back when back.tasks().contains(HandbackTask.SURVEY) ->
          Optional.of(Cause.HAND_BACK);
      case HandoffState.Resolved resolved ->
          parts.settings().of(workspace).surveyOnResolve()
              ? Optional.of(Cause.RESOLVE)
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** Why nobody is asked about a handoff; empty if somebody may be. */
  private Optional<String> refusal(String workspace, Handoff handoff) {
    if (handoff.state() instanceof HandoffState.Transferred transferred) {
      return Optional.of("handoff '" + handoff.id() + "' goes on as '" + transferred.to() + "'");
    }
    if (handoff.times().ended().isEmpty()) {
      return Optional.of("handoff '" + handoff.id() + "' is not over");
    }
    if (handoff.times().replied().isEmpty()) {
      return Optional.of("no agent wrote in handoff '" + handoff.id() + "'");
    }
    return parts.surveys().spam(workspace, handoff.id())
        ? Optional.of("handoff '" + handoff.id() + "' was spam")
        : Optional.empty();
  }

  private Optional<Survey> ask(String workspace, Handoff about, Cause cause, Instant now) {
    OutcomeSettings settings = parts.settings().of(workspace);
    Survey survey =
        new Survey(
            new Survey.Place(about.conversation(), about.episode(), about.id()),
            cause,
            now,
            now.plus(settings.surveyOpen()),
            Optional.empty(),
            Optional.empty(),
            SurveyAnswers.NONE);
    return parts.surveys().add(workspace, survey) ? Optional.of(survey) : Optional.empty();
  }

  private HandoffEvent event(Done done, Survey survey) {
    Messages.Said said =
        messages.say(
            done.workspace(), MessageKey.SURVEY_CSAT, done.setting().language(), Variables.NONE);
    return new HandoffEvent(
        EventType.OUTCOME_SURVEY_ASKED,
        survey.place().handoff(),
        done.at(),
        Map.of(
            "cause",
            survey.cause().wireName(),
            "expiresAt",
            survey.expires().toString(),
            Message.TEXT,
            said.text(),
            Message.LANGUAGE,
            said.language()));
  }

  /**
   * A survey, and what the customer may be told now.
   *
   * @param message empty where there is nothing to say
   */
  public record Told(Survey survey, Optional<Messages.Said> message) {}

  /**
   * Asks about a handoff that is over.
   *
   * @throws ProblemException 404 if there is none of this id, 409 if nobody is to be asked
   */
  public Told ask(Key key) {
    Handoff handoff = handoff(key);
    Instant now = clock.instant();
    Told asked =
        parts
            .surveys()
            .holding(
                key.workspace(),
                handoff.conversation(),
                () -> {
                  refusal(key.workspace(), handoff)
                      .ifPresent(why -> {
                        throw conflict(why);
                      });
                  if (closed(key.workspace(), handoff, now)) {
                    throw new ProblemException(
                        Problem.of(
                            Problem.Kind.FREE_TEXT_CLOSED,
                            "the customer wrote too long ago; ask when they write again"));
                  }
                  Survey survey =
                      ask(key.workspace(), handoff, Cause.API, now)
                          .orElseThrow(() -> conflict("the customer was asked already"));
                  ObjectNode body = body(survey);
                  body.put("cause", survey.cause().wireName())
                      .put("expiresAt", survey.expires().toString());
                  return note(key.workspace(), survey, EventType.OUTCOME_SURVEY_ASKED, body);
                });
    changed.accept(new Key(key.workspace(), handoff.conversation()));
    return asked;
  }

  private static ObjectNode body(Survey survey) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("conversation", survey.place().conversation())
        .put("handoff", survey.place().handoff());
  }

  /** Tells what to say next, as part of the event, and in the answer to the request. */
  private Told note(String workspace, Survey survey, EventType type, ObjectNode body) {
    String conversation = survey.place().conversation();
    Messages.Said said =
        messages.say(
            workspace,
            next(survey.answers()),
            parts.events().language(workspace, conversation),
            Variables.NONE);
    body.put(Message.TEXT, said.text())
        .put(Message.LANGUAGE, said.language())
        .put(Message.ANSWERED, true);
    parts
        .events()
        .note(
            new EventRepository.Noted(
                workspace, conversation, type, clock.instant(), body.toString()));
    return new Told(survey, Optional.of(said));
  }

  private static MessageKey next(SurveyAnswers answers) {
    if (answers.csat().isEmpty()) {
      return MessageKey.SURVEY_CSAT;
    }
    if (answers.effort().isEmpty()) {
      return MessageKey.SURVEY_EFFORT;
    }
    return answers.comment().isEmpty() ? MessageKey.SURVEY_COMMENT : MessageKey.SURVEY_THANKS;
  }

  /**
   * Takes answers.
   *
   * @param turn the customer's turn in which they stand, if they stand in one
   * @throws ProblemException 404 if nothing was asked, 409 if it was answered otherwise, expired or
   *     was withdrawn, 422 if the turn is not the customer's after the episode
   */
  public Told answer(Key key, SurveyAnswers given, Optional<String> turn) {
    Handoff handoff = handoff(key);
    Told told =
        parts
            .surveys()
            .holding(
                key.workspace(),
                handoff.conversation(),
                () -> {
                  Survey survey = find(key.workspace(), handoff);
                  turn.ifPresent(id -> check(key.workspace(), survey, id));
                  return taken(key.workspace(), survey, given);
                });
    changed.accept(new Key(key.workspace(), handoff.conversation()));
    return told;
  }

  private void check(String workspace, Survey survey, String turn) {
    SurveyRepository.Heard heard =
        parts
            .surveys()
            .heard(workspace, survey.place().conversation(), turn)
            .orElseThrow(() -> wrong("there is no turn '" + turn + "' in the conversation"));
    if (!heard.speaker().equals("customer")) {
      throw wrong("turn '" + turn + "' is the " + heard.speaker() + "'s, not the customer's");
    }
    if (heard.at().isBefore(survey.asked())) {
      throw wrong("turn '" + turn + "' came before the customer was asked");
    }
  }

  private Told taken(String workspace, Survey survey, SurveyAnswers given) {
    Instant now = clock.instant();
    if (!now.isBefore(survey.expires())) {
      throw conflict("the survey expired at " + survey.expires());
    }
    if (survey.withdrawn().isPresent()) {
      throw conflict("the survey was withdrawn at " + survey.withdrawn().get());
    }
    SurveyAnswers all = all(survey.answers(), given);
    if (all.equals(survey.answers())) {
      return new Told(survey, Optional.empty());
    }
    parts.surveys().answer(workspace, survey.place(), all, now);
    Survey after =
        new Survey(
            survey.place(),
            survey.cause(),
            survey.asked(),
            survey.expires(),
            survey.withdrawn(),
            survey.answered().or(() -> Optional.of(now)),
            all);
    ObjectNode body = body(after);
    all.csat().ifPresent(value -> body.put("csat", value));
    all.effort().ifPresent(value -> body.put("effort", value));
    all.comment().ifPresent(value -> body.put("comment", value));
    return note(workspace, after, EventType.OUTCOME_SURVEY_ANSWERED, body);
  }

  private static SurveyAnswers all(SurveyAnswers before, SurveyAnswers given) {
    try {
      return before.and(given);
    } catch (IllegalStateException e) {
      throw conflict(String.valueOf(e.getMessage()));
    }
  }

  /**
   * What was asked about a handoff's episode.
   *
   * @throws ProblemException 404 if there is no such handoff, or nothing was asked
   */
  public Survey find(Key key) {
    return find(key.workspace(), handoff(key));
  }

  private Survey find(String workspace, Handoff handoff) {
    return parts
        .surveys()
        .find(workspace, handoff.conversation(), handoff.episode())
        .orElseThrow(() ->
            new ProblemException(
                Problem.of(
                    Problem.Kind.NOT_FOUND,
                    "the customer was not asked about handoff '" + handoff.id() + "'")));
  }

  private Handoff handoff(Key key) {
    return HandoffService.findKept(parts.handoffs(), key).handoff();
  }

  private static ProblemException conflict(String why) {
    return new ProblemException(Problem.of(Problem.Kind.CONFLICT, why));
  }

  private static ProblemException wrong(String why) {
    return new ProblemException(Problem.of(Problem.Kind.INVALID, "turn", why));
  }
}
