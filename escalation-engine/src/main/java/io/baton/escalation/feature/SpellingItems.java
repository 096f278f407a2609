package io.baton.escalation.feature;

import io.baton.escalation.text.Hashing;
import io.baton.escalation.text.TokenizedText;
import io.baton.escalation.turn.TurnView;

/** Pieces of three to five letters of each word by speaker, word ends marked. */
final class SpellingItems implements ItemFamily {

  private static final int SHORTEST = 3;
  private static final int LONGEST = 5;

  @Override
  public void emit(TurnView view, long head, long[] before, ItemSink sink) {
    TokenizedText text = view.text();
    long speaker = Hashing.join(2, Hashing.of(view.turn().speaker().wireName()));
    for (int i = 0; i < Math.min(WordItems.MOST, text.size()); i++) {
      String word = "<" + text.folded(i) + ">";
      for (int length = SHORTEST; length <= LONGEST; length++) {
        for (int from = 0; from + length <= word.length(); from++) {
          sink.add(Family.SPELLING, Hashing.join(speaker, Hashing.of(word, from, from + length)));
        }
      }
    }
  }
}
