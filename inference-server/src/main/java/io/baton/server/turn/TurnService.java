package io.baton.server.turn;

import io.baton.conversation.Conversation;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Decision;
import io.baton.conversation.history.ConversationTree;
import io.baton.conversation.history.FieldException;
import io.baton.conversation.history.TurnJson;
import io.baton.escalation.ConversationState;
import io.baton.escalation.EscalationEngine;
import io.baton.escalation.ServingModel;
import io.baton.escalation.Step;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.turn.ConversationFacts;
import io.baton.server.http.Json;
import io.baton.server.turn.TurnRepository.StoredConversation;
import io.baton.server.turn.TurnRepository.StoredTurn;
import io.baton.server.turn.TurnRepository.Work;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Scores turns and keeps them. Thread-safe. */
public final class TurnService {

  private final EscalationEngine engine = new EscalationEngine();
  private final Wording wording = new Wording();
  private final TurnRepository turns;
  private final ServingModel model;
  private final Policy policy;
  private final Json json;
  private final Clock clock;

  public TurnService(
      TurnRepository turns, ServingModel model, Policy policy, Json json, Clock clock) {
    this.turns = turns;
    this.model = model;
    this.policy = policy;
    this.json = json;
    this.clock = clock;
  }

  /** What became of a turn. */
  public sealed interface Submission {

    /** Scored now, and stored. */
    record Scored(byte[] response) implements Submission {}

    /** It came before: the same answer. */
    record Repeated(byte[] response) implements Submission {}

    /** Another turn came under its id. */
    record Contradicts(String turn) implements Submission {}
  }

  /**
   * Scores a turn and stores it with its decision, once however often it is sent.
   *
   * @throws FieldException if it is older than the conversation's last turn
   */
  public Submission submit(String conversation, ConversationFacts facts, Turn turn) {
    Instant now = clock.instant();
    StoredConversation fresh =
        new StoredConversation(
            conversation,
            new String(json.write(facts), StandardCharsets.UTF_8),
            engine.begin(facts).toBytes(),
            0,
            Optional.empty(),
            now,
            now);
    String body = ConversationTree.of(turn).toString();
    return turns.work(conversation, fresh, work -> submit(work, turn, body, now));
  }

  private Submission submit(Work work, Turn turn, String body, Instant now) {
    byte[] fingerprint = sha256(body);
    Optional<StoredTurn> before = work.findTurn(turn.id());
    if (before.isPresent()) {
      return MessageDigest.isEqual(before.get().fingerprint(), fingerprint)
          ? new Submission.Repeated(before.get().response())
          : new Submission.Contradicts(turn.id());
    }
    StoredConversation stored = work.conversation();
    checkOrder(stored, turn);
    ConversationState state = state(stored, work);
    Step step = engine.step(state, turn, model, policy);
    byte[] response = json.write(response(stored.id(), step.decision(), state.facts().language()));
    work.add(
        new StoredTurn(stored.turns() + 1, turn.id(), body, fingerprint, response),
        step.state().toBytes(),
        turn.at(),
        now);
    return new Submission.Scored(response);
  }

  private static void checkOrder(StoredConversation stored, Turn turn) {
    if (turn.at().isPresent()
        && stored.lastTurnAt().isPresent()
        && turn.at().get().isBefore(stored.lastTurnAt().get())) {
      throw new FieldException(
          "at", turn.at().get() + " is before the last turn's " + stored.lastTurnAt().get());
    }
  }

  /** With another model than before, the state is made anew from the stored turns. */
  private ConversationState state(StoredConversation stored, Work work) {
    ConversationState state = ConversationState.fromBytes(stored.state());
    if (stored.turns() == 0 || state.modelVersion().equals(model.version())) {
      return state;
    }
    ConversationState replayed = engine.begin(state.facts());
    for (StoredTurn turn : work.turns()) {
      Turn read = TurnJson.read(json.read(turn.turn().getBytes(StandardCharsets.UTF_8)), "");
      replayed = engine.step(replayed, read, model, policy).state();
    }
    return replayed;
  }

  private DecisionResponse response(
      String conversation, Decision decision, Optional<String> language) {
    return DecisionResponse.of(conversation, decision, wording.of(decision.action(), language));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * The decisions on a whole conversation; nothing is stored.
   *
   * @param decisions one for each turn
   * @param outcome probability that it needed a human, now that it is over; empty without a model
   */
  public record Scores(List<DecisionResponse> decisions, OptionalDouble outcome) {

    public Scores {
      decisions = List.copyOf(decisions);
    }
  }

  /** Scores a whole conversation. */
  public Scores score(Conversation conversation) {
    ConversationFacts facts = ConversationFacts.of(conversation);
    ConversationState state = engine.begin(facts);
    List<DecisionResponse> decisions = new ArrayList<>();
    for (Turn turn : conversation.turns()) {
      Step step = engine.step(state, turn, model, policy);
      state = step.state();
      decisions.add(response(conversation.id(), step.decision(), facts.language()));
    }
    return new Scores(decisions, engine.outcome(conversation, model, policy));
  }

  /** A conversation, if it is known. */
  public Optional<StoredConversation> findConversation(String conversation) {
    return turns.findConversation(conversation);
  }

  /** Turns of a conversation after a place, at most so many. */
  public List<StoredTurn> listTurns(String conversation, int afterSeq, int most) {
    return turns.listTurns(conversation, afterSeq, most);
  }
}
