package io.baton.escalation.feature;

import io.baton.conversation.decision.Signal;
import io.baton.escalation.signal.LoopDetector;
import io.baton.escalation.text.Hashing;
import io.baton.escalation.turn.TurnView;

/** Names of signals, with their detail. */
final class SignalItems implements Items.ItemFamily {

  private static final long SIGNAL = Hashing.of("signal");

  @Override
  public void emit(TurnView view, long head, float[] memory, ItemSink sink) {
    for (Signal signal : view.signals()) {
      long name = Hashing.join(SIGNAL, Hashing.of(signal.name().wireName()));
      sink.add(Family.SIGNAL, name);
      sink.add(Family.SIGNAL, Hashing.join(name, Hashing.of(kind(signal))));
    }
  }

  /** What of a detail stands in many conversations: not to the hundredth how sure the NLU was. */
  private static String kind(Signal signal) {
    String detail = signal.detail();
    return switch (signal.name()) {
      case LOW_CONFIDENCE -> detail.substring(Math.max(0, detail.indexOf("turns=")));
      case LOOP -> detail.equals(LoopDetector.BOT_CYCLE) ? LoopDetector.BOT_REPEATS : detail;
      default -> detail;
    };
  }
}
