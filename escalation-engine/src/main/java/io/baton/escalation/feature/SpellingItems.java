package io.baton.escalation.feature;

import io.baton.escalation.feature.ItemSink.SpeltWord;
import io.baton.escalation.text.Hashing;
import io.baton.escalation.text.TokenizedText;
import io.baton.escalation.turn.TurnView;

/** Pieces of three to five letters of each word by speaker, word ends marked. */
final class SpellingItems implements Items.ItemFamily {

  @Override
  public void emit(TurnView view, long head, float[] memory, ItemSink sink) {
    TokenizedText text = view.text();
    long speaker = Hashing.join(2, Hashing.of(view.turn().speaker().wireName()));
    for (int i = 0; i < Math.min(WordItems.MOST, text.size()); i++) {
      long hash = Hashing.join(speaker, text.foldedHash(i));
      sink.add(new SpeltWord(hash, speaker, text.folded(i)));
    }
  }
}
