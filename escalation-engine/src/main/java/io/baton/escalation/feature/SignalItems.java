package io.baton.escalation.feature;

import io.baton.conversation.decision.Signal;
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
      sink.add(Family.SIGNAL, Hashing.join(name, Hashing.of(signal.detail())));
    }
  }
}
