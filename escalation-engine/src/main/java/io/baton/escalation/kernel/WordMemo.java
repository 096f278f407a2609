package io.baton.escalation.kernel;

import io.baton.escalation.text.Hashing;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a model made of words that came lately, for the same ones come again and again. It has a
 * place for each of so many hashes; of two words of one place the later one is kept. What is kept
 * may depend on the word alone, so that nobody can tell whether it was. Thread-safe.
 *
 * @param <T> immutable
 */
public final class WordMemo<T> {

  private static final int BITS = 12;

  private record Kept<T>(long hash, T made) {}

  private final AtomicReferenceArray<@Nullable Kept<T>> places =
      new AtomicReferenceArray<>(1 << BITS);

  /**
   * What is made of a word.
   *
   * @param hash of the word
   * @param word by which it is made if it is not kept
   */
  public T of(long hash, int word, IntFunction<T> maker) {
    int place = Hashing.bucket(hash, BITS);
    Kept<T> kept = places.getAcquire(place);
    if (kept == null || kept.hash() != hash) {
      kept = new Kept<>(hash, maker.apply(word));
      places.setRelease(place, kept);
    }
    return kept.made();
  }
}
