package io.baton.training.request;

import java.util.Arrays;
import java.util.List;

/**
 * Parts of some phrases, each to be judged by what was learnt from the others: all phrases that an
 * author wrote in a language are in the same part, as those of an author whom nobody has read yet
 * will be. Where there are too few authors or languages for that, every third phrase.
 */
final class Folds {

  /** How many parts there are. */
  static final int COUNT = 3;

  private Folds() {}

  /** The part of each phrase, from 0. */
  static int[] of(List<LabelledPhrase> phrases) {
    List<String> languages =
        phrases.stream().map(LabelledPhrase::language).distinct().sorted().toList();
    long authors = phrases.stream().mapToInt(LabelledPhrase::author).distinct().count();
    boolean byAuthor = authors > 1 && languages.size() >= COUNT;
    int[] parts = new int[phrases.size()];
    Arrays.setAll(parts, i -> (byAuthor ? byAuthor(phrases.get(i), languages) : i) % COUNT);
    return parts;
  }

  /** The authors of a language are spread over the parts, so that each is learnt from others. */
  private static int byAuthor(LabelledPhrase phrase, List<String> languages) {
    return languages.indexOf(phrase.language()) + phrase.author();
  }
}
