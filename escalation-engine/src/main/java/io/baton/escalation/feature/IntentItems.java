package io.baton.escalation.feature;

import io.baton.escalation.text.Hashing;
import io.baton.escalation.turn.TurnView;

/** The head of the turn (speaker and intent), and it after the one and the two heads before. */
final class IntentItems implements ItemFamily {

  @Override
  public void emit(TurnView view, long head, long[] before, ItemSink sink) {
    if (view.turn().intent().isEmpty() && !view.turn().fallback()) {
      return;
    }
    sink.add(Family.INTENT, head);
    long pair = Hashing.join(before[0], head);
    sink.add(Family.INTENT, pair);
    sink.add(Family.INTENT, Hashing.join(before[1], pair));
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
