package io.baton.escalation;

import io.baton.conversation.IntentScore;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Decision;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.PolicyReader;
import io.baton.escalation.turn.ConversationFacts;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Plays a conversation through the engine with rules alone, a line a turn. */
final class Play {

  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  private final EscalationEngine engine = new EscalationEngine();
  private final Policy policy;
  private ConversationState state;
  private int turns;

  private Play(Policy policy, ConversationFacts facts) {
    this.policy = policy;
    this.state = engine.begin(facts);
  }

  static Play byDefault() {
    return new Play(PolicyReader.readDefault(), ConversationFacts.UNKNOWN);
  }

  static Play with(String yaml) {
    return new Play(PolicyReader.read(yaml), ConversationFacts.UNKNOWN);
  }

  static Play with(String yaml, String tier) {
    return new Play(
        PolicyReader.read(yaml),
        new ConversationFacts(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(tier)));
  }

  Decision customer(String text) {
    return turn(Speaker.CUSTOMER, turn -> turn.text(text));
  }

  Decision fallback(String text) {
    return turn(Speaker.CUSTOMER, turn -> turn.text(text).fallback(true));
  }

  Decision unsure(String text, double confidence) {
    return turn(
        Speaker.CUSTOMER,
        turn ->
            turn.text(text)
                .intent("track_order")
                .confidence(confidence)
                .ranked(new IntentScore("track_order", confidence)));
  }

  Decision bot(String text) {
    return turn(Speaker.BOT, turn -> turn.text(text));
  }

  Decision agent(String text) {
    return turn(Speaker.AGENT, turn -> turn.text(text));
  }

  Decision turn(Speaker speaker, UnaryOperator<Turn.Builder> parts) {
    turns++;
    Turn.Builder turn = Turn.builder("t-" + turns, speaker).at(START.plusSeconds(20L * turns));
    Step step = engine.step(state, parts.apply(turn).build(), ServingModel.rulesOnly(), policy);
    state = ConversationState.fromBytes(step.state().toBytes());
    return step.decision();
  }
}
