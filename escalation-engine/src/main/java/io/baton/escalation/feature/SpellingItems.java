package io.baton.escalation.feature;

import io.baton.escalation.text.Hashing;
import io.baton.escalation.text.LetterRuns;
import io.baton.escalation.text.TokenizedText;
import io.baton.escalation.turn.TurnView;

/** Pieces of three to five letters of each word by speaker, word ends marked. */
final class SpellingItems implements Items.ItemFamily {

  @Override
  public void emit(TurnView view, long head, float[] memory, ItemSink sink) {
    TokenizedText text = view.text();
    LetterRuns runs = text.letters();
    long speaker = Hashing.join(2, Hashing.of(view.turn().speaker().wireName()));
    int end = runs.start(Math.min(WordItems.MOST, text.size()));
    for (int i = 0; i < end; i++) {
      sink.add(Family.SPELLING, Hashing.join(speaker, runs.hash(i)));
    }
  }
}
