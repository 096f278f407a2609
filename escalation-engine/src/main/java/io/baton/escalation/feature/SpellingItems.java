package io.baton.escalation.feature;

import io.baton.escalation.text.Hashing;
import io.baton.escalation.text.MarkedWord;
import io.baton.escalation.text.TokenizedText;
import io.baton.escalation.turn.TurnView;
import java.util.Arrays;

/** Pieces of three to five letters of each word by speaker, word ends marked. */
final class SpellingItems implements Items.ItemFamily {

  private static final int SHORTEST = 3;
  private static final int LONGEST = 5;

  @Override
  public void emit(TurnView view, long head, float[] memory, ItemSink sink) {
    TokenizedText text = view.text();
    long speaker = Hashing.join(2, Hashing.of(view.turn().speaker().wireName()));
    long[] open = new long[0];
    for (int i = 0; i < Math.min(WordItems.MOST, text.size()); i++) {
      String word = text.folded(i);
      open = open.length < MarkedWord.length(word) ? new long[MarkedWord.length(word) + 16] : open;
      emit(word, speaker, open, sink);
    }
  }

  /**
   * The shortest runs first, each carried on to the next longer one.
   *
   * @param open unfinished hash of the run from each letter on; overwritten
   */
  private static void emit(String word, long speaker, long[] open, ItemSink sink) {
    int marked = MarkedWord.length(word);
    Arrays.fill(open, Hashing.OPEN);
    for (int length = 1; length <= LONGEST; length++) {
      for (int from = 0; from + length <= marked; from++) {
        open[from] = Hashing.with(open[from], MarkedWord.letter(word, from + length - 1));
        if (length >= SHORTEST) {
          sink.add(Family.SPELLING, Hashing.join(speaker, Hashing.close(open[from])));
        }
      }
    }
  }
}
