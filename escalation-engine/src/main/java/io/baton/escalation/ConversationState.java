package io.baton.escalation;

import io.baton.escalation.codec.ByteSink;
import io.baton.escalation.codec.ByteSource;
import io.baton.escalation.codec.StateFormatException;
import io.baton.escalation.model.LiveState;
import io.baton.escalation.policy.PolicyState;
import io.baton.escalation.signal.SignalState;
import io.baton.escalation.turn.ConversationFacts;
import java.util.Optional;

/**
 * All that the engine remembers of a conversation; its size does not depend on how many turns there
 * were, and is at most {@value #MOST_BYTES} bytes with turn ids of up to 128 bytes and a model that
 * remembers no more than the starter does.
 *
 * @param facts known before the first turn
 * @param turns so far, of any speaker
 * @param lastAtMillis the latest time at which a turn was sent, since 1970; -1 where unknown
 * @param human whether an agent has spoken and the bot not since
 * @param signals of the current episode
 * @param policy of the current episode
 * @param modelVersion of the model that made {@code live}
 * @param live of that model; absent before its first turn
 */
public record ConversationState(
    ConversationFacts facts,
    int turns,
    long lastAtMillis,
    boolean human,
    SignalState signals,
    PolicyState policy,
    String modelVersion,
    Optional<LiveState> live) {

  /** Most bytes of {@link #toBytes()}. */
  public static final int MOST_BYTES = 4096;

  private static final int FORMAT = 3;
  private static final int FIRST_FORMAT = 1;

  /** Before the first turn. */
  public static ConversationState start(ConversationFacts facts) {
    return new ConversationState(
        facts, 0, -1, false, SignalState.START, PolicyState.START, "none", Optional.empty());
  }

  /** The same where the policy has done something else. */
  public ConversationState with(PolicyState done) {
    return new ConversationState(
        facts, turns, lastAtMillis, human, signals, done, modelVersion, live);
  }

  /** Compact bytes, the same for the same state. */
  public byte[] toBytes() {
    ByteSink sink = new ByteSink();
    sink.put(FORMAT);
    facts.write(sink);
    sink.putLong(turns).putLong(lastAtMillis + 1).put(human ? 1 : 0);
    signals.write(sink);
    policy.write(sink);
    sink.putText(modelVersion);
    sink.put(live.isPresent() ? 1 : 0);
    live.ifPresent(state -> state.write(sink));
    return sink.toBytes();
  }

  /**
   * The state of these bytes.
   *
   * @throws StateFormatException if they are none, or of a newer engine
   */
  public static ConversationState fromBytes(byte[] bytes) {
    ByteSource source = new ByteSource(bytes);
    int format = source.take();
    if (format < FIRST_FORMAT || format > FORMAT) {
      throw new StateFormatException(
          "the state has format " + format + "; this engine knows up to " + FORMAT);
    }
    ConversationState state =
        new ConversationState(
            ConversationFacts.read(source),
            source.takeInt(Integer.MAX_VALUE),
            source.takeLong() - 1,
            source.takeInt(1) == 1,
            SignalState.read(source, format),
            PolicyState.read(source),
            source.takeText(),
            source.takeInt(1) == 1 ? Optional.of(LiveState.read(source)) : Optional.empty());
    source.end();
    return state;
  }
}
