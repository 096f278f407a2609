package io.baton.escalation.policy.keyword;

import io.baton.escalation.text.Hashing;
import io.baton.escalation.text.ResourceLines;
import java.util.Arrays;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Words that there are, of two resources, so that nobody takes one for a misspelling of another.
 * Immutable; by hash, for nothing is asked of them but whether they are there.
 */
final class KnownWords {

  private static final String WORDS = "known-words.txt";
  private static final String LOOK_ALIKES = "look-alikes.txt";

  private final long[] words;
  private final long[] pairs;

  private KnownWords(LongStream words, LongStream pairs) {
    this.words = words.sorted().toArray();
    this.pairs = pairs.sorted().toArray();
  }

  /** Reads the resources. */
  static KnownWords read() {
    Stream<String> words = Stream.of(WORDS, LOOK_ALIKES).flatMap(KnownWords::words);
    LongStream pairs =
        ResourceLines.of(KnownWords.class, LOOK_ALIKES).stream().flatMapToLong(KnownWords::pairs);
    return new KnownWords(words.mapToLong(Hashing::of), pairs);
  }

  private static Stream<String> words(String resource) {
    return ResourceLines.of(KnownWords.class, resource).stream()
        .flatMap(line -> Arrays.stream(line.split(":? ")));
  }

  private static LongStream pairs(String line) {
    String[] words = line.split(":? ");
    return Arrays.stream(words, 1, words.length).mapToLong(other -> pair(words[0], other));
  }

  private static long pair(String one, String other) {
    long first = Hashing.of(one);
    long second = Hashing.of(other);
    return Hashing.join(Math.min(first, second), Math.max(first, second));
  }

  /** Whether it is one of them. */
  boolean have(String word) {
    return Arrays.binarySearch(words, Hashing.of(word)) >= 0;
  }

  /** Whether two words are known to be no forms of one, though they look so. */
  boolean differ(String one, String other) {
    return Arrays.binarySearch(pairs, pair(one, other)) >= 0;
  }
}
