package io.baton.server.queue.language;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells the language of a message among en, es, de, fr and pt by its function words (as in G.
 * Grefenstette, "Comparing two language identification schemes", JADT 1995) and by letters that
 * only one of them has. Where little speaks for one rather than another, it says nothing.
 */
public final class LanguageReader {

  private static final Pattern WORD = Pattern.compile("[\\p{L}]+(?:'[\\p{L}]+)?");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  /** Letters, the language that has them, and what one of them tells. */
  private static final List<Letters> LETTERS =
      List.of(
          new Letters(Pattern.compile("[ñ¿¡]"), "es"),
          new Letters(Pattern.compile("[äöß]"), "de"),
          new Letters(Pattern.compile("[ãõ]"), "pt"),
          new Letters(Pattern.compile("[œèù]"), "fr"));

  private static final double LEAST = 1;
  private static final double LEAD = 1.3;

  private record Letters(Pattern pattern, String language) {}

  private LanguageReader() {}

  /**
   * A language and how sure it is.
   *
   * @param language BCP 47 tag of two letters
   * @param confidence its part of all that speaks for any language, in (0, 1]
   */
  public record Reading(String language, double confidence) {}

  /** The language of a message; empty if it is too short to tell, or of another language. */
  public static Optional<Reading> read(String text) {
    String lower = text.toLowerCase(Locale.ROOT).replace('’', '\'');
    double[] sums = new double[FunctionWords.languages().size()];
    Matcher words = WORD.matcher(lower);
    while (words.find()) {
      word(words.group(), sums);
    }
    for (Letters letters : LETTERS) {
      if (letters.pattern().matcher(lower).find()) {
        sums[FunctionWords.languages().indexOf(letters.language())] += 1;
      }
    }
    return best(sums);
  }

  /** A word of French may begin with one that is elided. */
  private static void word(String word, double[] sums) {
    String plain = MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
    FunctionWords.add(plain, sums);
    int elided = plain.indexOf('\'');
    if (elided > 0) {
      FunctionWords.add(plain.substring(0, elided), sums);
      // What is left of what's is no word.
      if (plain.length() > elided + 2) {
        FunctionWords.add(plain.substring(elided + 1), sums);
      }
    }
  }

  private static Optional<Reading> best(double[] sums) {
    int best = 0;
    double all = 0;
    for (int i = 0; i < sums.length; i++) {
      all += sums[i];
      best = sums[i] > sums[best] ? i : best;
    }
    double second = 0;
    for (int i = 0; i < sums.length; i++) {
      second = i == best ? second : Math.max(second, sums[i]);
    }
    return sums[best] < LEAST || sums[best] < LEAD * second
        ? Optional.empty()
        : Optional.of(new Reading(FunctionWords.languages().get(best), sums[best] / all));
  }
}
