package io.baton.escalation.policy;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the key that was probably meant. */
public final class Spelling {

  private static final int LETTERS_A_MISTAKE = 3;

  private Spelling() {}

  /**
   * The known key that is nearest, by letters put in, left out or replaced, without regard to case
   * and underscores; empty if none is as near as one mistake in three letters.
   */
  public static Optional<String> nearest(String key, Collection<String> known) {
    return known.stream()
        .filter(other -> distance(plain(key), plain(other)) <= key.length() / LETTERS_A_MISTAKE)
        .min(Comparator.comparingInt(other -> distance(plain(key), plain(other))));
  }

  private static String plain(String key) {
    return key.toLowerCase(Locale.ROOT).replaceAll("[_-]", "");
  }

  /** Levenshtein's distance, a row at a time. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
