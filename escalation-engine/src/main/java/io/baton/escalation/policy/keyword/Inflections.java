package io.baton.escalation.policy.keyword;

import io.baton.escalation.text.HashIndex;
import io.baton.escalation.text.Hashing;
import io.baton.escalation.text.ResourceLines;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Forms of words by the endings of a resource: two words are forms of one if they have a stem in
 * common and a line has the endings of both. Immutable.
 */
final class Inflections {

  /** Letters of the longest ending. */
  static final int LONGEST = 7;

  private static final String RESOURCE = "inflections.txt";
  private static final String NO_ENDING = "-";

  private final HashIndex endings;

  /** By the number of an ending a bit for each line that has it. */
  private final long[] lines;

  /** By the letters of a stem a bit for each line that takes so short a one. */
  private final long[] stems;

  private Inflections(HashIndex endings, long[] lines, long[] stems) {
    this.endings = endings;
    this.lines = lines;
    this.stems = stems;
  }

  /**
   * Reads the resource.
   *
   * @throws IllegalArgumentException if a line has no number, an ending is too long, or there are
   *     too many lines
   */
  static Inflections read() {
    List<String> rows = ResourceLines.of(Inflections.class, RESOURCE);
    if (rows.size() > Long.SIZE) {
      throw new IllegalArgumentException(RESOURCE + ": more lines than " + Long.SIZE);
    }
    Map<Long, Integer> numbers = new HashMap<>();
    List<Long> lines = new ArrayList<>(List.of(0L));
    long[] stems = new long[LONGEST];
    for (int row = 0; row < rows.size(); row++) {
      String[] parts = rows.get(row).split(" ");
      for (int stem = Integer.parseInt(parts[0]); stem < stems.length; stem++) {
        stems[stem] |= 1L << row;
      }
      for (int i = 1; i < parts.length; i++) {
        int number = numbers.computeIfAbsent(hash(parts[i]), any -> lines.size());
        if (number == lines.size()) {
          lines.add(0L);
        }
        lines.set(number, lines.get(number) | 1L << row);
      }
    }
    long[] bits = lines.stream().mapToLong(Long::longValue).toArray();
    return new Inflections(HashIndex.of(numbers), bits, stems);
  }

  private static long hash(String ending) {
    if (ending.length() > LONGEST) {
      throw new IllegalArgumentException(RESOURCE + ": " + ending + " is too long");
    }
    return Hashing.of(ending.equals(NO_ENDING) ? "" : ending);
  }

  /** Whether both are forms of one word. */
  boolean alike(String one, String other) {
    int stem = EditDistance.shared(one, other);
    // The stem may end before the letters do that both have: refundeD and refundING, but rechtlichE
    // and rechtlichER.
    while (stem(stem) != 0 && Math.max(one.length(), other.length()) - stem <= LONGEST + 1) {
      if ((stem(stem) & of(one, stem, stem) & of(other, stem, stem)) != 0
          || doubled(one, other, stem)
          || doubled(other, one, stem)) {
        return true;
      }
      stem--;
    }
    return false;
  }

  private long stem(int letters) {
    return stems[Math.min(letters, LONGEST - 1)];
  }

  /**
   * Whether the second doubles the last letter of the stem before a vowel where the first has none:
   * cancel and cancelled, but not filed and filled.
   */
  private boolean doubled(String one, String other, int stem) {
    return other.length() > stem + 1
        && other.charAt(stem) == other.charAt(stem - 1)
        && isVowel(other, stem + 1)
        && !isVowel(one, stem)
        && (stem(stem) & of(one, stem, stem) & of(other, stem + 1, stem)) != 0;
  }

  private static boolean isVowel(String word, int place) {
    return place < word.length() && (word.charAt(place) == 'e' || word.charAt(place) == 'i');
  }

  /** Lines that have the ending of a word. */
  private long of(String word, int ending, int stem) {
    // What ends with ss is no plural: pass, dass.
    boolean isOther =
        word.length() == ending + 1 && word.charAt(ending) == 's' && word.charAt(stem - 1) == 's';
    return isOther ? 0 : lines[endings.get(Hashing.of(word, ending, word.length()))];
  }
}
