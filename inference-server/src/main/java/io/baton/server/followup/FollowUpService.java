package io.baton.server.followup;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.history.FieldException;
import io.baton.server.channel.Reaches;
import io.baton.server.db.timer.TimerTask;
import io.baton.server.event.EventRepository;
import io.baton.server.event.Message;
import io.baton.server.followup.FollowUpRepository.Held;
import io.baton.server.followup.FollowUpRepository.Key;
import io.baton.server.handoff.HandoffRepository;
import io.baton.server.http.Json;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.template.Messages;
import io.baton.server.template.VariableReader;
import io.baton.server.template.catalogue.Variable;
import io.baton.server.template.catalogue.Variables;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Says to customers at a later time what a bot or an agent wants to be said: once, and only if the
 * bot may speak then and the channel takes it. Thread-safe.
 */
public final class FollowUpService {

  /** Name of its timers in the database. */
  static final String TIMER = "follow_up.due";

  private static final int MOST_OF_CONVERSATION = 20;
  private static final Duration LONGEST = Duration.ofDays(3_660);
  private static final int MOST = 200;

  private final Parts parts;
  private final Json json = new Json();
  private final Consumer<HandoffRepository.Key> changed;
  private final Clock clock;

  /** What it works with. */
  public record Parts(
      FollowUpRepository followUps, EventRepository events, Reaches reaches, Messages messages) {}

  /**
   * @param changed told which conversation's row is another now
   */
  public FollowUpService(Parts parts, Consumer<HandoffRepository.Key> changed, Clock clock) {
    this.parts = parts;
    this.changed = changed;
    this.clock = clock;
  }

  static String newId() {
    return "follow-up-" + UUID.randomUUID();
  }

  static void check(String field, Instant at, Instant now) {
    if (!at.isAfter(now) || at.isAfter(now.plus(LONGEST))) {
      throw new FieldException(
          field, at + " is not after " + now + " and within " + LONGEST.toDays() + " days");
    }
  }

  /**
   * Schedules one.
   *
   * @throws FieldException if its time is not to come
   * @throws ProblemException 404 if there is no such conversation, 409 if it has too many
   */
  public FollowUp schedule(String workspace, String conversation, FollowUpWish wish) {
    Instant now = clock.instant();
    FollowUp scheduled =
        parts
            .followUps()
            .holding(
                workspace,
                conversation,
                held -> {
                  check("at", wish.at(), now);
                  return add(workspace, conversation, held, wish);
                })
            .orElseThrow(() -> missing("conversation", conversation));
    changed.accept(new HandoffRepository.Key(workspace, conversation));
    return scheduled;
  }

  private FollowUp add(String workspace, String conversation, Held held, FollowUpWish wish) {
    if (parts.followUps().scheduled(workspace, conversation).size() >= MOST_OF_CONVERSATION) {
      throw conflict("the conversation has " + MOST_OF_CONVERSATION + " follow-ups already");
    }
    Instant now = clock.instant();
    String variables = wish.variables().isObject() ? wish.variables().toString() : "{}";
    FollowUp followUp =
        new FollowUp(
            newId(),
            new FollowUp.Place(conversation, Optional.empty(), held.turns()),
            new FollowUp.Words(wish.key(), variables),
            wish.at(),
            wish.unlessWritten(),
            FollowUp.Course.scheduled(now));
    parts.followUps().add(workspace, followUp);
    note(
        workspace,
        followUp,
        body(followUp).put(HandbackFollowUps.PROMISED, followUp.at().toString()));
    return followUp;
  }

  /** What its timers do. */
  public TimerTask timer() {
    return new TimerTask(TIMER, (workspace, id) -> ring(new Key(workspace, id)));
  }

  private Optional<Instant> ring(Key key) {
    Instant now = clock.instant();
    Optional<FollowUp> known = parts.followUps().find(key).filter(FollowUp::open);
    // The clock may have jumped: the record alone counts.
    if (known.isPresent() && now.isBefore(known.get().at())) {
      return known.map(FollowUp::at);
    }
    known.ifPresent(one -> close(key, one, Optional.empty()));
    return Optional.empty();
  }

  /** Cancels those whose customers wrote meanwhile. */
  void cancelAnswered() {
    for (Key key : parts.followUps().listAnswered(MOST)) {
      parts
          .followUps()
          .find(key)
          .ifPresent(one -> close(key, one, Optional.of(FollowUp.Why.CUSTOMER_WROTE)));
    }
  }

  /**
   * Cancels one.
   *
   * @throws ProblemException 404 if there is none of this id, 409 if it was said or cancelled
   */
  public FollowUp cancel(Key key) {
    FollowUp known = find(key);
    if (!close(key, known, Optional.of(FollowUp.Why.API))) {
      throw conflict(
          "follow-up '" + key.id() + "' is " + find(key).course().state().wireName() + " already");
    }
    return find(key);
  }

  /**
   * Says it, or does not.
   *
   * @param given why it is not said, where that is known
   * @return false if it was said or cancelled before
   */
  private boolean close(Key key, FollowUp known, Optional<FollowUp.Why> given) {
    String conversation = known.place().conversation();
    boolean closed =
        parts
            .followUps()
            .holding(
                key.workspace(),
                conversation,
                held ->
                    parts
                        .followUps()
                        .find(key)
                        .filter(FollowUp::open)
                        .map(one -> closed(key, one, given.or(() -> refusal(key, one, held))))
                        .isPresent())
            .orElse(false);
    changed.accept(new HandoffRepository.Key(key.workspace(), conversation));
    return closed;
  }

  private FollowUp closed(Key key, FollowUp one, Optional<FollowUp.Why> why) {
    FollowUp.State state = why.isPresent() ? FollowUp.State.CANCELLED : FollowUp.State.SENT;
    FollowUp.Course course =
        new FollowUp.Course(state, why, one.course().scheduled(), Optional.of(clock.instant()));
    parts.followUps().close(key, course);
    FollowUp after =
        new FollowUp(one.id(), one.place(), one.words(), one.at(), one.unlessWritten(), course);
    ObjectNode body = body(after);
    why.ifPresent(reason -> body.put("why", reason.wireName()));
    if (why.isEmpty()) {
      String conversation = one.place().conversation();
      Messages.Said said =
          parts
              .messages()
              .say(
                  key.workspace(),
                  one.words().key(),
                  parts.events().language(key.workspace(), conversation),
                  variables(one));
      body.put(Message.TEXT, said.text()).put(Message.LANGUAGE, said.language());
    }
    note(key.workspace(), after, body);
    return after;
  }

  private Optional<FollowUp.Why> refusal(Key key, FollowUp one, Held held) {
    Instant now = clock.instant();
    // Its timer may be faster than who looks for answers.
    if (one.unlessWritten() && parts.followUps().answered(key)) {
      return Optional.of(FollowUp.Why.CUSTOMER_WROTE);
    }
    if (!held.bots()) {
      return Optional.of(FollowUp.Why.NOT_OWNER);
    }
    boolean over =
        variables(one)
            .moment(Variable.SLOT)
            .map(ZonedDateTime::toInstant)
            .filter(now::isAfter)
            .isPresent();
    if (over) {
      return Optional.of(FollowUp.Why.TOO_LATE);
    }
    return parts.reaches().closed(key.workspace(), one.place().conversation(), now)
        ? Optional.of(FollowUp.Why.CHANNEL_CLOSED)
        : Optional.empty();
  }

  private Variables variables(FollowUp one) {
    return VariableReader.read(json.read(one.words().variables()));
  }

  private static ObjectNode body(FollowUp followUp) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("conversation", followUp.place().conversation())
            .put("followUp", followUp.id())
            .put("message", followUp.words().key().wireName());
    followUp.place().handoff().ifPresent(handoff -> body.put("handoff", handoff));
    return body;
  }

  private void note(String workspace, FollowUp followUp, ObjectNode body) {
    parts
        .events()
        .note(
            new EventRepository.Noted(
                workspace,
                followUp.place().conversation(),
                followUp.course().state().event(),
                clock.instant(),
                body.toString()));
  }

  /**
   * One of this id.
   *
   * @throws ProblemException 404 if there is none
   */
  public FollowUp find(Key key) {
    return parts.followUps().find(key).orElseThrow(() -> missing("follow-up", key.id()));
  }

  private static ProblemException missing(String what, String id) {
    return new ProblemException(
        Problem.of(Problem.Kind.NOT_FOUND, "there is no " + what + " '" + id + "'"));
  }

  private static ProblemException conflict(String why) {
    return new ProblemException(Problem.of(Problem.Kind.CONFLICT, why));
  }
}
