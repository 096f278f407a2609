package io.baton.knowledge;

import java.util.List;
import java.util.Optional;

/**
 * What a customer said, for which articles are looked for.
 *
 * @param words of the customer's last turns, the newest first; a turn counts half of the one after
 *     it, and those beyond the first three not at all
 * @param language BCP 47 tag; only articles in it are found; empty where it is unknown
 * @param most how many articles are wanted, 1 to 20
 */
public record Question(List<String> words, Optional<String> language, int most) {

  /** Most articles that can be wanted. */
  public static final int MOST = 20;

  private static final int TURNS = 3;

  /** Takes the last turns only. */
  public Question {
    words = List.copyOf(words.subList(0, Math.min(TURNS, words.size())));
    if (most < 1 || most > MOST) {
      throw new IllegalArgumentException("n: " + most + " is not in 1.." + MOST);
    }
  }

  /** Of one turn. */
  public static Question of(String words, String language, int most) {
    return new Question(List.of(words), Optional.of(language), most);
  }
}
