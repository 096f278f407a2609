package io.baton.escalation.feature;

import io.baton.escalation.kernel.WordMemo;
import io.baton.escalation.text.Hashing;
import io.baton.escalation.text.LetterRuns;
import io.baton.escalation.text.TokenizedText;
import io.baton.escalation.turn.TurnView;
import java.util.function.IntFunction;

/** Pieces of three to five letters of each word by speaker, word ends marked. */
final class SpellingItems implements Items.ItemFamily {

  /** Words of more letters are rare, and would take room if their items were kept. */
  private static final int LONGEST_KEPT = 24;

  private final WordMemo<long[]> kept = new WordMemo<>();

  @Override
  public void emit(TurnView view, long head, float[] memory, ItemSink sink) {
    TokenizedText text = view.text();
    long speaker = Hashing.join(2, Hashing.of(view.turn().speaker().wireName()));
    IntFunction<long[]> maker = token -> items(speaker, text.folded(token));
    int end = Math.min(WordItems.MOST, text.size());
    for (int i = 0; i < end; i++) {
      long[] items =
          text.folded(i).length() > LONGEST_KEPT
              ? maker.apply(i)
              : kept.of(Hashing.join(speaker, text.foldedHash(i)), i, maker);
      for (long item : items) {
        sink.add(Family.SPELLING, item);
      }
    }
  }

  private static long[] items(long speaker, String word) {
    long[] items = LetterRuns.of(word);
    for (int i = 0; i < items.length; i++) {
      items[i] = Hashing.join(speaker, items[i]);
    }
    return items;
  }
}
