package io.baton.escalation.feature;

import io.baton.escalation.text.Hashing;
import io.baton.escalation.turn.TurnView;

/** The head of the turn (speaker and intent), and it after the one and the two heads before. */
final class IntentItems implements Items.ItemFamily {

  @Override
  public void emit(TurnView view, long head, float[] memory, ItemSink sink) {
    if (view.turn().intent().isEmpty() && !view.turn().fallback()) {
      return;
    }
    sink.add(Family.INTENT, head);
    long pair = Hashing.join(Memory.head(memory, Memory.HEADS), head);
    sink.add(Family.INTENT, pair);
    long earlier = Memory.head(memory, Memory.HEADS + Memory.HEAD_PARTS);
    sink.add(Family.INTENT, Hashing.join(earlier, pair));
  }

  /** Speaker, intent and whether it was a fallback. */
  static long head(TurnView view) {
    long head = Hashing.of(view.turn().speaker().wireName());
    if (view.turn().intent().isPresent()) {
      head = Hashing.join(head, Hashing.of(view.turn().intent().get()));
    }
    return view.turn().fallback() ? Hashing.join(head, 1) : head;
  }
}
