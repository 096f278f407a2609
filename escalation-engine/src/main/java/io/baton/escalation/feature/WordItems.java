package io.baton.escalation.feature;

import io.baton.escalation.text.Hashing;
import io.baton.escalation.text.TokenizedText;
import io.baton.escalation.turn.TurnView;

/** Words and pairs of neighbouring words by speaker; at most the first 200 tokens. */
final class WordItems implements Items.ItemFamily {

  static final int MOST = 200;

  @Override
  public void emit(TurnView view, long head, float[] memory, ItemSink sink) {
    TokenizedText text = view.text();
    long speaker = Hashing.of(view.turn().speaker().wireName());
    long last = Hashing.join(speaker, 0);
    for (int i = 0; i < Math.min(MOST, text.size()); i++) {
      long word = Hashing.join(speaker, text.hash(i));
      sink.add(Family.TEXT, word);
      sink.add(Family.TEXT, Hashing.join(last, word));
      last = word;
    }
  }
}
