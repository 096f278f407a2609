package io.baton.escalation;

import io.baton.conversation.Conversation;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Action;
import io.baton.conversation.decision.Decision;
import io.baton.conversation.decision.Explanation;
import io.baton.conversation.decision.Risk;
import io.baton.conversation.decision.Signal;
import io.baton.conversation.decision.Tone;
import io.baton.escalation.model.EscalationModel;
import io.baton.escalation.model.LiveState;
import io.baton.escalation.model.LiveStep;
import io.baton.escalation.policy.Choice;
import io.baton.escalation.policy.Circumstances;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.PolicyDecider;
import io.baton.escalation.policy.PolicyState;
import io.baton.escalation.policy.Situation;
import io.baton.escalation.policy.TopicRules;
import io.baton.escalation.request.PromiseDetector;
import io.baton.escalation.request.RequestDetector;
import io.baton.escalation.signal.BotPromiseDetector;
import io.baton.escalation.signal.ExplicitRequestDetector;
import io.baton.escalation.signal.Heard;
import io.baton.escalation.signal.SignalDetectors;
import io.baton.escalation.signal.SignalState;
import io.baton.escalation.signal.SignalTracker;
import io.baton.escalation.text.Payload;
import io.baton.escalation.text.TokenizedText;
import io.baton.escalation.turn.ConversationFacts;
import io.baton.escalation.turn.TurnView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Decides, turn by turn. The same call serves the API, training, replay and simulation: it is a
 * pure function of its arguments, and its cost does not depend on how many turns there were.
 * Thread-safe.
 */
public final class EscalationEngine {

  private final SignalTracker tracker = new SignalTracker();
  private final SignalDetectors detectors =
      new SignalDetectors(
          List.of(
              new ExplicitRequestDetector(new RequestDetector()),
              new BotPromiseDetector(new PromiseDetector())));

  /** A conversation before its first turn. */
  public ConversationState begin(ConversationFacts facts) {
    return ConversationState.start(facts);
  }

  private record Reading(
      TurnView view, SignalState signals, PolicyState policy, TopicRules rules, boolean human) {}

  /** One turn under usual circumstances. Turns come in their order, each once. */
  public Step step(ConversationState state, Turn turn, ServingModel model, Policy policy) {
    return step(state, turn, model, policy, Circumstances.USUAL);
  }

  /** One turn. Turns come in their order, each once. */
  public Step step(
      ConversationState state,
      Turn turn,
      ServingModel model,
      Policy policy,
      Circumstances circumstances) {
    Reading reading = read(state, turn, model, policy, circumstances.receivedAt());
    List<String> notes = new ArrayList<>(reading.rules().unknown());
    Optional<LiveStep> live = live(state, reading, model, notes);
    Choice choice =
        new PolicyDecider(policy)
            .choose(
                reading.policy(),
                new Situation(
                    turn,
                    reading.view().text(),
                    reading.view().signals(),
                    reading.rules().fired(),
                    live.map(LiveStep::risk),
                    circumstances));
    ConversationState next =
        new ConversationState(
            state.facts(),
            state.turns() + 1,
            lastAt(state, turn),
            reading.human(),
            reading.signals(),
            choice.next(),
            model.version(),
            live.map(LiveStep::next).or(() -> kept(state, model)));
    return new Step(next, decision(reading, live, choice, model, policy), notes);
  }

  /** Reason of a decision about a turn that {@link #step} failed at. */
  public static final String FAILED = "engine_failed";

  /**
   * What stands in for {@link #step} where that fails: nothing is known of the turn, which the
   * decision says, and what was remembered before it stays.
   */
  public Step failed(ConversationState state, Turn turn, ServingModel model, Policy policy) {
    ConversationState next =
        new ConversationState(
            state.facts(),
            state.turns() + 1,
            state.lastAtMillis(),
            state.human(),
            state.signals(),
            state.policy(),
            state.modelVersion(),
            state.live());
    Decision decision =
        new Decision(
            turn.id(),
            RuleRisk.of(List.of()),
            Tone.NEUTRAL,
            Math.clamp(state.signals().frustration(), 0.0, 1.0),
            List.of(),
            Explanation.NONE,
            Action.CONTINUE,
            FAILED,
            model.version(),
            policy.version(),
            true,
            1);
    return new Step(next, decision, List.of(FAILED));
  }

  private Reading read(
      ConversationState state,
      Turn turn,
      ServingModel model,
      Policy policy,
      Optional<Instant> receivedAt) {
    // The bot speaks again after a human did: a new episode, in which old trouble does not count.
    boolean handedBack = state.human() && turn.speaker() == Speaker.BOT;
    boolean human = turn.speaker() == Speaker.AGENT || (state.human() && !handedBack);
    SignalState before = handedBack ? SignalState.START : state.signals();
    PolicyState done = handedBack ? PolicyState.START : state.policy();
    TokenizedText text = TokenizedText.of(turn.text());
    Tone tone =
        turn.speaker() == Speaker.CUSTOMER && !Payload.isPressed(text)
            ? model.tone().tone(text)
            : Tone.NEUTRAL;
    double gap = gap(state, turn);
    SignalState after = tracker.after(before, turn, text, tone, policy.signals());
    TopicRules rules =
        TopicRules.at(
            timed(turn, receivedAt),
            text,
            state.facts(),
            policy.rules(),
            policy.signals().confidenceFloor());
    List<Signal> signals = new ArrayList<>(rules.signals());
    signals.addAll(
        detectors.detect(new Heard(turn, text, tone, gap, before, after), policy.signals()));
    signals.sort(Comparator.comparingDouble(Signal::strength).reversed());
    return new Reading(
        new TurnView(turn, text, tone, signals, gap, handedBack), after, done, rules, human);
  }

  private static Turn timed(Turn turn, Optional<Instant> receivedAt) {
    return turn.at().isPresent() || receivedAt.isEmpty()
        ? turn
        : turn.toBuilder().at(receivedAt.get()).build();
  }

  /** A turn that comes late does not set the clock back: the gap behind it would be too long. */
  private static long lastAt(ConversationState state, Turn turn) {
    return turn.at()
        .map(at -> Math.max(state.lastAtMillis(), at.toEpochMilli()))
        .orElse(state.lastAtMillis());
  }

  private static double gap(ConversationState state, Turn turn) {
    if (turn.at().isEmpty() || state.lastAtMillis() < 0) {
      return TurnView.UNKNOWN_GAP;
    }
    return Math.max(0, (turn.at().get().toEpochMilli() - state.lastAtMillis()) / 1000.0);
  }

  private static Optional<LiveStep> live(
      ConversationState state, Reading reading, ServingModel model, List<String> notes) {
    if (model.escalation().isEmpty()) {
      return Optional.empty();
    }
    EscalationModel escalation = model.escalation().get();
    try {
      LiveState before =
          state
              .live()
              .filter(live -> state.modelVersion().equals(escalation.version()))
              .orElseGet(escalation::start);
      return Optional.of(escalation.step(before, reading.view()));
    } catch (RuntimeException e) {
      // The bot is never left without an answer: rules decide this turn alone.
      notes.add("model_failed:" + e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  /** After a turn that the model failed at, it goes on from where it was. */
  private static Optional<LiveState> kept(ConversationState state, ServingModel model) {
    return state.live().filter(live -> state.modelVersion().equals(model.version()));
  }

  private static Decision decision(
      Reading reading, Optional<LiveStep> live, Choice choice, ServingModel model, Policy policy) {
    List<Signal> signals = reading.view().signals();
    Risk risk = live.map(LiveStep::risk).orElseGet(() -> RuleRisk.of(signals));
    return new Decision(
        reading.view().turn().id(),
        risk,
        reading.view().tone(),
        Math.clamp(reading.signals().frustration(), 0.0, 1.0),
        signals,
        live.map(LiveStep::explanation).orElse(Explanation.NONE),
        choice.action(),
        choice.reason(),
        model.version(),
        policy.version(),
        live.isEmpty(),
        1);
  }

  /** A conversation as a model sees it: the same views as {@link #step} makes. */
  public List<TurnView> views(Conversation conversation, ServingModel model, Policy policy) {
    List<TurnView> views = new ArrayList<>();
    ConversationState state = begin(ConversationFacts.ofHistory(conversation));
    ServingModel silent = new ServingModel(Optional.empty(), model.tone());
    for (Turn turn : conversation.turns()) {
      views.add(read(state, turn, model, policy, Optional.empty()).view());
      state = step(state, turn, silent, policy).state();
    }
    return views;
  }

  /** Whether a conversation, now over, needed a human; empty without a model or turns. */
  public OptionalDouble outcome(Conversation conversation, ServingModel model, Policy policy) {
    if (model.escalation().isEmpty() || conversation.turns().isEmpty()) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(model.escalation().get().outcome(views(conversation, model, policy)));
  }
}
