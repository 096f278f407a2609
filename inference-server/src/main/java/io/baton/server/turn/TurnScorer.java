package io.baton.server.turn;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.Conversation;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Action;
import io.baton.conversation.decision.Decision;
import io.baton.conversation.handoff.EventType;
import io.baton.conversation.handoff.HandoffDeadlines;
import io.baton.conversation.handoff.Owner;
import io.baton.conversation.history.TurnJson;
import io.baton.escalation.ConversationState;
import io.baton.escalation.EscalationEngine;
import io.baton.escalation.Step;
import io.baton.escalation.policy.Circumstances;
import io.baton.escalation.policy.PolicyState;
import io.baton.escalation.turn.ConversationFacts;
import io.baton.server.background.RepeatedFailure;
import io.baton.server.channel.ChannelRules;
import io.baton.server.event.Message;
import io.baton.server.handoff.CourseChange;
import io.baton.server.handoff.HandoffBrief;
import io.baton.server.handoff.HandoffSettings;
import io.baton.server.handoff.Introduction;
import io.baton.server.handoff.KeptHandoff;
import io.baton.server.handoff.TurnHandoffs;
import io.baton.server.http.Json;
import io.baton.server.queue.language.LanguageReader;
import io.baton.server.turn.Deciders.Deciding;
import io.baton.server.turn.articles.OfferedArticles;
import io.baton.server.turn.store.ConversationKey;
import io.baton.server.turn.store.TurnRepository.StoredConversation;
import io.baton.server.turn.store.TurnRepository.StoredTurn;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the engine for the API. Thread-safe. */
final class TurnScorer {

  private static final Logger LOG = LoggerFactory.getLogger(TurnScorer.class);

  /** Model of a state that must be made anew: no model has this version. */
  private static final String UNREADABLE = "unreadable";

  private final EscalationEngine engine = new EscalationEngine();
  private final RepeatedFailure failures = new RepeatedFailure(System::nanoTime);
  private final RepeatedFailure unreadable = new RepeatedFailure(System::nanoTime);
  private final Json json;
  private final Function<String, HandoffSettings> handoffs;
  private final Predicate<String> told;

  /**
   * @param handoffs how they go in a workspace
   * @param told workspaces of which every turn is told as an event
   */
  TurnScorer(Json json, Function<String, HandoffSettings> handoffs, Predicate<String> told) {
    this.json = json;
    this.handoffs = handoffs;
    this.told = told;
  }

  /**
   * A conversation before a turn.
   *
   * @param course of its handoffs, with what earlier turns of the same batch did to them
   * @param turns so far
   * @param waiting messages of before the batch that no answer has told
   * @param articles for the turn
   */
  record Before(
      ConversationState state,
      CourseChange course,
      int turns,
      List<Message> waiting,
      OfferedArticles articles) {

    /** Without articles. */
    Before(ConversationState state, CourseChange course, int turns, List<Message> waiting) {
      this(state, course, turns, waiting, OfferedArticles.none());
    }
  }

  /**
   * A scored turn.
   *
   * @param state for the turn after
   * @param course with what the turn did to the handoffs
   * @param decision about the turn
   * @param engine the decision before the rules of handoffs
   * @param circumstances of the turn
   * @param response the answer's bytes
   */
  record Scored(
      ConversationState state,
      CourseChange course,
      Decision decision,
      Decision engine,
      Circumstances circumstances,
      byte[] response) {}

  /** A conversation before its first turn. */
  ConversationState begin(ConversationFacts facts) {
    return engine.begin(facts);
  }

  /** Facts as they are kept. */
  String facts(ConversationFacts facts) {
    return new String(json.write(facts), StandardCharsets.UTF_8);
  }

  /** What channels allow in a workspace. */
  ChannelRules channels(String workspace) {
    return handoffs.apply(workspace).channels();
  }

  /** When something of a workspace's handoffs is due. */
  HandoffDeadlines deadlines(String workspace) {
    return handoffs.apply(workspace).deadlines();
  }

  /**
   * The next turn of a conversation. It counts only if no articles are missing.
   *
   * @throws io.baton.server.http.ProblemException if its speaker may not speak now
   */
  Scored score(
      ConversationKey conversation, Before before, Turn turn, Deciding deciding, Instant now) {
    TurnHandoffs rules =
        new TurnHandoffs(
            handoffs.apply(conversation.workspace()),
            () -> UUID.randomUUID().toString(),
            deciding.expectedWait());
    TurnHandoffs.Said said = new TurnHandoffs.Said(conversation.id(), turn, before.turns(), now);
    Words words = new Words(deciding.wording(), before, turn, now);
    rules.permit(before.course().course(), said, words::instead);
    Circumstances around = before.articles().around(rules::offerable, now);
    Step step = step(before.state(), turn, deciding, around);
    CourseChange begun =
        told.test(conversation.workspace()) ? scored(before, turn, now) : before.course();
    TurnHandoffs.Effect effect = rules.after(begun, said, step.decision());
    CourseChange changes = words.introduced(effect);
    DecisionResponse response =
        DecisionResponse.of(
                conversation.id(), effect.decision(), words.of(effect, changes), step.notes())
            .with(
                HandoffBrief.of(changes.course(), before.turns()),
                heard(turn) ? words.messages(effect, changes) : List.of())
            .offering(
                effect.decision().action() == Action.SELF_SERVICE
                    ? before.articles().items()
                    : List.of());
    return new Scored(
        next(before, step, effect),
        heard(turn) ? changes.told() : changes,
        effect.decision(),
        step.decision(),
        before.articles().known(rules.offerable(), now),
        json.write(response));
  }

  /** Whether the answer to a turn goes to who speaks to the customer: not to an agent's tool. */
  static boolean heard(Turn turn) {
    return turn.speaker() == Speaker.CUSTOMER || turn.speaker() == Speaker.BOT;
  }

  /**
   * An offer in place of a handoff is an offer: the customer's next turn may answer it; one that
   * was not made, to a customer who waits or would wait too long, is none.
   */
  private ConversationState next(Before before, Step step, TurnHandoffs.Effect effect) {
    if (leaves(before, effect)) {
      return engine.begin(step.state().facts());
    }
    PolicyState done = step.state().policy();
    if (TurnHandoffs.isNotOffered(effect.decision().reason())) {
      return step.state().with(done.notOffered());
    }
    boolean milder =
        step.decision().action() == Action.HAND_OFF
            && effect.decision().action() == Action.OFFER_HUMAN;
    return milder ? step.state().with(done.offeredInstead()) : step.state();
  }

  /** Whoever needs no human any more begins anew: what led to the handoff counts no more. */
  private static boolean leaves(Before before, TurnHandoffs.Effect effect) {
    return effect.changes().events().stream()
        .skip(before.course().events().size())
        .anyMatch(event -> event.type() == EventType.HANDOFF_ABANDONED);
  }

  private static CourseChange scored(Before before, Turn turn, Instant now) {
    Map<String, String> details =
        Map.of("turn", turn.id(), "speaker", turn.speaker().name().toLowerCase(Locale.ROOT));
    return before.course().told(new CourseChange.Happening(EventType.TURN_SCORED, now, details));
  }

  /**
   * The state after turns, as if the model had seen them all. Articles are not searched again:
   * there were some where they were offered. What the customer was offered and told stays as it
   * was, whatever this model would have said.
   *
   * @param before what was remembered of them under another model
   * @param following some of the turns after so many of these, in order; none after the last
   */
  ConversationState replay(
      ConversationState before, IntFunction<List<StoredTurn>> following, Deciding deciding) {
    ConversationState state = engine.begin(before.facts());
    List<StoredTurn> some = following.apply(0);
    for (int played = some.size(); !some.isEmpty(); played += some.size()) {
      for (StoredTurn stored : some) {
        Turn turn = TurnJson.read(json.read(stored.turn()), "");
        state = step(state, turn, deciding, asThen(stored)).state();
      }
      some = following.apply(played);
    }
    return before.modelVersion().equals(UNREADABLE) ? state : state.with(before.policy());
  }

  private Circumstances asThen(StoredTurn stored) {
    return new Circumstances(
        () -> json.read(stored.response()).path("action").asText().equals("self_service"),
        () -> true,
        Optional.of(stored.receivedAt()));
  }

  /** A turn at which the engine fails is kept all the same, so that people can see it. */
  private Step step(
      ConversationState state, Turn turn, Deciding deciding, Circumstances circumstances) {
    try {
      return engine.step(state, turn, deciding.model(), deciding.policy(), circumstances);
    } catch (RuntimeException e) {
      // Not its message, which may quote the turn.
      failures.tell(times ->
          LOG.error("the engine failed{}: {} at {}", times, e.getClass().getName(), at(e)));
      return engine.failed(state, turn, deciding.model(), deciding.policy());
    }
  }

  private static String at(RuntimeException e) {
    return Stream.of(e.getStackTrace())
        .limit(3)
        .map(StackTraceElement::toString)
        .collect(Collectors.joining(" < "));
  }

  /**
   * The state of a stored conversation.
   *
   * @return where it cannot be read, one of no model, to be made anew from the turns
   */
  ConversationState state(StoredConversation stored) {
    try {
      return ConversationState.fromBytes(stored.state());
    } catch (RuntimeException e) {
      unreadable.tell(times ->
          LOG.error("a state cannot be read, it is made anew{}: {}", times, e.getMessage()));
      ConversationState start = engine.begin(facts(stored));
      return new ConversationState(
          start.facts(),
          start.turns(),
          start.lastAtMillis(),
          start.human(),
          start.signals(),
          start.policy(),
          UNREADABLE,
          start.live());
    }
  }

  private ConversationFacts facts(StoredConversation stored) {
    JsonNode facts = json.read(stored.facts());
    return new ConversationFacts(
        text(facts, "channel"),
        text(facts, "language"),
        text(facts, "industry"),
        text(facts, "tier"));
  }

  private static Optional<String> text(JsonNode facts, String name) {
    return Optional.ofNullable(facts.path(name).textValue());
  }

  private static Optional<String> language(ConversationFacts facts, Turn turn) {
    return facts
        .language()
        .or(() -> turn.text().flatMap(LanguageReader::read).map(LanguageReader.Reading::language));
  }

  /** What comes with the answer to a turn. */
  private record Words(Wording wording, Before before, Turn turn, Instant now) {

    /** Told of the conversation, else that of the turn, which is read only where it matters. */
    private Optional<String> language() {
      return TurnScorer.language(before.state().facts(), turn);
    }

    private Introduction.Setting setting() {
      return new Introduction.Setting(language(), before.turns() + 1);
    }

    /** What the customer may be told where the turn is refused. */
    Optional<String> instead(Owner owner) {
      return owner instanceof Owner.Agent agent
          ? wording.silent(agent.id(), language())
          : wording.waiting(language());
    }

    CourseChange introduced(TurnHandoffs.Effect effect) {
      CourseChange changes = effect.changes();
      return changes
          .worded(
              before.course().events().size(),
              event ->
                  changes
                      .course()
                      .handoff()
                      .flatMap(after -> wording.event(event, after, setting())))
          .introduced(handoff -> wording.introduction(handoff, setting()), now);
    }

    /** A bot that says the question in a turn of its own is not told to ask again. */
    private boolean asks(TurnHandoffs.Effect effect) {
      List<CourseChange.Happening> events = effect.changes().events();
      boolean said =
          before
              .course()
              .course()
              .last()
              .filter(kept -> kept.askedWith(before.turns()))
              .isPresent();
      return !said
          && events.size() > before.course().events().size()
          && events.getLast().type() == EventType.QUEUE_STILL_NEEDED;
    }

    /** The introduction comes once, whatever is decided while the customer waits. */
    Optional<String> of(TurnHandoffs.Effect effect, CourseChange after) {
      if (after.events().size() > effect.changes().events().size()) {
        return after.course().last().flatMap(KeptHandoff::introduction).map(Introduction::text);
      }
      if (asks(effect)) {
        return wording.stillNeeded(language());
      }
      if (effect.decision().reason().equals(TurnHandoffs.WAITS_FOR_HUMAN)) {
        return wording.waiting(language());
      }
      return switch (effect.decision().action()) {
        case CONTINUE -> Optional.empty();
        case HAND_OFF -> wording.waiting(language());
        default -> wording.of(effect.decision(), language());
      };
    }

    /** All that is to be said beside the wording, and that no answer has told. */
    List<Message.Told> messages(TurnHandoffs.Effect effect, CourseChange after) {
      if (after.course().events() == before.course().course().told()) {
        return List.of();
      }
      // An introduction by this turn is its wording.
      boolean introduced = after.events().size() > effect.changes().events().size();
      int last = introduced ? after.course().events() : Integer.MAX_VALUE;
      boolean waits = after.course().owner() instanceof Owner.Waiting;
      return Stream.concat(
              before.waiting().stream(), after.messages(before.course().course().told()).stream())
          .filter(message -> !message.answered() && message.seq() != last)
          .filter(message -> waits || !message.ofWaiting())
          .map(Message::told)
          .toList();
    }
  }

  /** The decisions on a whole conversation. */
  Scores score(Conversation conversation, Deciding deciding) {
    ConversationFacts facts = ConversationFacts.of(conversation);
    ConversationState state = engine.begin(facts);
    List<DecisionResponse> decisions = new ArrayList<>();
    for (Turn turn : conversation.turns()) {
      Step step = engine.step(state, turn, deciding.model(), deciding.policy());
      state = step.state();
      Optional<String> wording = deciding.wording().of(step.decision(), language(facts, turn));
      decisions.add(DecisionResponse.of(conversation.id(), step.decision(), wording, step.notes()));
    }
    return new Scores(decisions, engine.outcome(conversation, deciding.model(), deciding.policy()));
  }
}
