package io.baton.server.handoff;

import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Action;
import io.baton.conversation.decision.Decision;
import io.baton.conversation.handoff.Handoff;
import io.baton.conversation.handoff.HandoffCommand;
import io.baton.conversation.handoff.HandoffReason;
import io.baton.conversation.handoff.HandoffState;
import io.baton.conversation.handoff.HandoffStatus;
import io.baton.conversation.handoff.Owner;
import io.baton.conversation.history.FieldException;
import io.baton.escalation.EscalationEngine;
import io.baton.escalation.ServingModel;
import io.baton.escalation.policy.answer.Answers;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.http.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What a turn does to the handoffs of its conversation, and whether it may be said. Pure. */
public final class TurnHandoffs {

  /** Reason of a decision that offers and asks nothing, for the customer waits for a human. */
  public static final String WAITS_FOR_HUMAN = "waits_for_human";

  /** Reason of a decision that offers nobody, for the wait would be too long. */
  public static final String LONG_WAIT = "long_wait";

  private static final Set<String> NOT_OFFERED = Set.of(WAITS_FOR_HUMAN, LONG_WAIT);

  /** Whether a decision for this reason stands in place of the offer of a human. */
  public static boolean isNotOffered(String reason) {
    return NOT_OFFERED.contains(reason);
  }

  /** Reason of a decision that does nothing, for an agent has the conversation. */
  public static final String AGENT_HAS_IT = "agent_has_it";

  /** Field of an agent's turn that names the agent. */
  private static final String AGENT = "agent";

  private static final String UNKNOWN_AGENT = "unknown";
  private static final String RESUME_POINT = "resumePoint";
  private static final int LONGEST_RESUME_POINT = 4_000;

  /** Why a handoff ends whose customer says that no human is needed any more. */
  private static final String NOT_NEEDED = "not_needed";

  private static final Pattern RATING =
      Pattern.compile("\\s*\\d{1,2}(\\s*/\\s*\\d{1,2})?\\s*[.!]?\\s*");

  /** Version of no model. */
  private static final String NO_MODEL = ServingModel.rulesOnly().version();

  private final HandoffSettings settings;
  private final Supplier<String> ids;
  private final Supplier<Optional<Duration>> wait;

  /**
   * @param settings of the conversation's workspace
   * @param ids makes ids of handoffs
   * @param wait for a human that is expected now, if it is known
   */
  public TurnHandoffs(
      HandoffSettings settings, Supplier<String> ids, Supplier<Optional<Duration>> wait) {
    this.settings = settings;
    this.ids = ids;
    this.wait = wait;
  }

  /**
   * A turn and where it comes.
   *
   * @param conversation id
   * @param turnsBefore of the conversation
   * @param now when it came
   */
  public record Said(String conversation, Turn turn, int turnsBefore, Instant now) {}

  /**
   * What a turn led to.
   *
   * @param changes of the conversation's handoffs
   * @param decision what is to be done, given who has the conversation
   */
  public record Effect(CourseChange changes, Decision decision) {}

  /**
   * Looks whether the speaker may speak now.
   *
   * @param instead of what a bot may not say, by who has the conversation
   * @throws ProblemException 409 if somebody else has the conversation
   */
  public void permit(Course course, Said said, Function<Owner, Optional<String>> instead) {
    switch (said.turn().speaker()) {
      case BOT -> permitBot(course, said, instead);
      case AGENT -> permitAgent(course, said);
      case CUSTOMER, SYSTEM -> {}
    }
  }

  private void permitBot(Course course, Said said, Function<Owner, Optional<String>> instead) {
    switch (course.owner()) {
      case Owner.Bot bot -> {}
      case Owner.Agent agent ->
          throw notOwner(
              "agent '" + agent.id() + "' has the conversation; the bot must not write",
              instead.apply(agent));
      case Owner.Waiting waiting -> {
        Optional<Set<String>> allowed = settings.botWhileWaiting();
        if (asked(course, said)) {
          return;
        }
        if (allowed.isPresent() && said.turn().intent().filter(allowed.get()::contains).isEmpty()) {
          throw notOwner(
              "the customer waits for a human; the bot may write only with an intent of "
                  + allowed.get().stream().sorted().toList(),
              instead.apply(waiting));
        }
      }
    }
  }

  private static void permitAgent(Course course, Said said) {
    String agent = agent(said.turn());
    if (course.owner() instanceof Owner.Agent owner && !owner.id().equals(agent)) {
      throw notOwner(
          "agent '" + owner.id() + "' has the conversation, not '" + agent + "'; take it over");
    }
    boolean bots = course.open().isEmpty();
    if (bots && course.handoff().filter(last -> ofHumans(last.status())).isPresent()) {
      throw notOwner("the bot has the conversation again; take it over to write");
    }
  }

  private static boolean ofHumans(HandoffStatus status) {
    return status == HandoffStatus.HANDED_BACK || status == HandoffStatus.RESOLVED;
  }

  private static ProblemException notOwner(String why) {
    return notOwner(why, Optional.empty());
  }

  private static ProblemException notOwner(String why, Optional<String> instead) {
    return new ProblemException(Problem.of(Problem.Kind.CONFLICT, "speaker", why).instead(instead));
  }

  private static String agent(Turn turn) {
    return turn.other().get(AGENT) instanceof String id && !id.isBlank()
        ? Query.checkedId(AGENT, id)
        : UNKNOWN_AGENT;
  }

  /** What follows from a permitted turn and the engine's decision about it. */
  public Effect after(CourseChange change, Said said, Decision decision) {
    if (said.turn().speaker() == Speaker.AGENT) {
      return new Effect(afterAgent(change, said), decision);
    }
    CourseChange returned = returning(change, said);
    Optional<Handoff> open = returned.course().open();
    if (open.filter(one -> one.status() != HandoffStatus.OFFERED).isPresent()) {
      boolean agent = returned.course().owner() instanceof Owner.Agent;
      return agent ? new Effect(returned, silent(decision)) : waiting(returned, said, decision);
    }
    Decision possible = possible(decision);
    if (said.turn().speaker() != Speaker.CUSTOMER
        && possible.action().compareTo(Action.OFFER_HUMAN) < 0) {
      return new Effect(returned, possible);
    }
    return decided(
        returned, said, failed(returned.course(), possible) ? visible(possible) : possible);
  }

  /** Nobody is offered for whom the customer would wait too long. */
  private Decision possible(Decision decision) {
    return decision.action() == Action.OFFER_HUMAN && !offerable()
        ? with(decision, Action.CONTINUE, LONG_WAIT)
        : decision;
  }

  /** Whether a human comes soon enough, as far as is known, to be offered. */
  public boolean offerable() {
    return settings
        .offerWait()
        .flatMap(most -> wait.get().filter(one -> one.compareTo(most) > 0))
        .isEmpty();
  }

  /**
   * After an answer that the bot may give meanwhile, the customer is asked whether they still need
   * a human; a plain no right after it leaves the queue, all else keeps the place.
   */
  private Effect waiting(CourseChange change, Said said, Decision decision) {
    if (said.turn().speaker() == Speaker.BOT && settings.botWhileWaiting().isPresent()) {
      return new Effect(change.asked(said.turnsBefore() + 1, said.now()), patient(decision));
    }
    if (said.turn().speaker() == Speaker.CUSTOMER
        && asked(change.course(), said)
        && decision.action() != Action.HAND_OFF
        && Answers.plainlyNo(said.turn())) {
      return new Effect(
          change
              .give(new HandoffCommand.Abandon(NOT_NEEDED), said.now())
              .episode(said.turnsBefore() + 1),
          with(decision, Action.CONTINUE, NOT_NEEDED));
    }
    return new Effect(change, patient(decision));
  }

  /**
   * Whoever waits is not offered what they wait for, nor asked to say again what a human will read;
   * articles may help them meanwhile.
   */
  private static Decision patient(Decision decision) {
    return switch (decision.action()) {
      case OFFER_HUMAN, REPHRASE -> with(decision, Action.CONTINUE, WAITS_FOR_HUMAN);
      case CONTINUE, SELF_SERVICE, HAND_OFF -> decision;
    };
  }

  /** Whether the turn before asked the customer whether they still need a human. */
  private static boolean asked(Course course, Said said) {
    return course.last().filter(kept -> kept.askedWith(said.turnsBefore())).isPresent();
  }

  /** Where nothing or only rules decided because something broke, people look, once. */
  private boolean failed(Course course, Decision decision) {
    boolean broken =
        decision.degraded()
            && (!decision.modelVersion().equals(NO_MODEL)
                || decision.reason().equals(EscalationEngine.FAILED));
    boolean before =
        course
            .handoff()
            .filter(last -> last.why().reason() == HandoffReason.ENGINE_UNREACHABLE)
            .isPresent();
    return settings.absence().engine() && broken && !before && decision.action() != Action.HAND_OFF;
  }

  private static Decision visible(Decision decision) {
    return with(decision, Action.HAND_OFF, HandoffReason.ENGINE_UNREACHABLE.wireName());
  }

  private Effect decided(CourseChange change, Said said, Decision decision) {
    HandoffReason reason = HandoffReason.ofDecision(decision.reason());
    String detail = decision.reason();
    Optional<String> turn = Optional.of(said.turn().id());
    boolean offered = change.course().open().isPresent();
    return switch (decision.action()) {
      case HAND_OFF -> {
        if (!offered && circles(change.course()) && !reason.certain()) {
          Decision milder = with(decision, Action.OFFER_HUMAN, "handoff_loop");
          yield new Effect(offer(change, said, reason, "handoff_loop"), milder);
        }
        HandoffCommand request = new HandoffCommand.Request(reason, detail, turn);
        yield new Effect(queued(begin(change, said).give(request, said.now()), said), decision);
      }
      case OFFER_HUMAN -> {
        CourseChange lapsed =
            offered ? change.give(new HandoffCommand.Decline(false), said.now()) : change;
        yield new Effect(offer(lapsed, said, reason, detail), decision);
      }
      case CONTINUE, REPHRASE, SELF_SERVICE -> {
        boolean declined = offered && decision.reason().equals("offer_declined");
        yield new Effect(
            declined ? change.give(new HandoffCommand.Decline(true), said.now()) : change,
            decision);
      }
    };
  }

  private boolean circles(Course course) {
    return course.handoff().filter(last -> last.episode() >= settings.mostEpisodes()).isPresent();
  }

  private CourseChange offer(CourseChange change, Said said, HandoffReason reason, String detail) {
    return begin(change, said)
        .give(new HandoffCommand.Offer(reason, detail, Optional.of(said.turn().id())), said.now());
  }

  /** An agent who writes where none has the conversation takes it over. */
  private CourseChange afterAgent(CourseChange change, Said said) {
    String agent = agent(said.turn());
    CourseChange owned =
        change.course().owner() instanceof Owner.Agent
            ? change
            : begin(change, said).give(new HandoffCommand.TakeOver(agent), said.now());
    return owned.course().open().map(Handoff::status).orElseThrow() == HandoffStatus.ACCEPTED
        ? owned.give(new HandoffCommand.Reply(agent), said.now())
        : owned;
  }

  /** The first turn with a matter of a customer whose last one a human settled. */
  private CourseChange returning(CourseChange change, Said said) {
    Course course = change.course();
    boolean first = said.turnsBefore() == course.episodeTurns();
    Optional<String> settler =
        course
            .handoff()
            .flatMap(last ->
                last.state() instanceof HandoffState.Resolved resolved
                    ? Optional.of(resolved.agent())
                    : Optional.empty());
    if (!first || settler.isEmpty() || settings.returning() == HandoffSettings.Returning.BOT) {
      return change;
    }
    if (bringsNothing(said.turn())) {
      return change.episode(said.turnsBefore() + 1);
    }
    String agent =
        settings.returning() == HandoffSettings.Returning.LAST_AGENT ? settler.get() : "";
    HandoffCommand request =
        new HandoffCommand.Request(
            HandoffReason.RETURNING_CUSTOMER, agent, Optional.of(said.turn().id()));
    return queued(begin(change, said).give(request, said.now()), said);
  }

  /** A bot that asks how it was, and a customer who answers with a number, bring no matter. */
  private static boolean bringsNothing(Turn turn) {
    return turn.speaker() != Speaker.CUSTOMER || RATING.matcher(turn.text().orElse("")).matches();
  }

  private CourseChange begin(CourseChange change, Said said) {
    CourseChange begun =
        change.course().open().isPresent()
            ? change
            : change.begin(ids.get(), said.conversation(), said.now());
    return begun.resuming(resumePoint(said.turn()));
  }

  /** What the bot leaves itself, in a field of its own of the turn. */
  private static Optional<String> resumePoint(Turn turn) {
    Optional<String> token =
        turn.other().get(RESUME_POINT) instanceof String text && !text.isEmpty()
            ? Optional.of(text)
            : Optional.empty();
    if (turn.speaker() == Speaker.AGENT) {
      return Optional.empty();
    }
    if (token.filter(text -> text.length() > LONGEST_RESUME_POINT).isPresent()) {
      throw new FieldException(
          RESUME_POINT, "is longer than " + LONGEST_RESUME_POINT + " characters");
    }
    return token;
  }

  private CourseChange queued(CourseChange change, Said said) {
    return change.give(new HandoffCommand.Enqueue(settings.usualQueue()), said.now());
  }

  /** An agent has the conversation: whatever the risk, the bot does nothing. */
  private static Decision silent(Decision decision) {
    return with(decision, Action.CONTINUE, AGENT_HAS_IT);
  }

  private static Decision with(Decision decision, Action action, String reason) {
    return new Decision(
        decision.turn(),
        decision.risk(),
        decision.sentiment(),
        decision.frustration(),
        decision.signals(),
        decision.explanation(),
        action,
        reason,
        decision.modelVersion(),
        decision.policyVersion(),
        decision.degraded(),
        decision.propensity());
  }
}
