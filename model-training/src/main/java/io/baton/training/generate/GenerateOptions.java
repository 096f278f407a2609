package io.baton.training.generate;

import io.baton.training.generate.wording.Goal;
import io.baton.training.generate.wording.Texts;
import java.util.List;

/**
 * What is generated.
 *
 * @param conversations how many, 1 to 1000000
 * @param seed of everything random
 * @param languages some of {@link #LANGUAGES}, at least one
 * @param industries some of {@link #allIndustries()}, at least one
 */
public record GenerateOptions(
    int conversations, long seed, List<String> languages, List<String> industries) {

  /** Languages that can be had. */
  public static final List<String> LANGUAGES = Texts.LANGUAGES;

  private static final int MOST = 1_000_000;

  public GenerateOptions {
    languages = List.copyOf(languages);
    industries = List.copyOf(industries);
    if (conversations < 1 || conversations > MOST) {
      throw new IllegalArgumentException(
          "conversations: " + conversations + " is not in 1.." + MOST);
    }
    check("language", languages, LANGUAGES);
    check("industry", industries, allIndustries());
  }

  /** All languages and industries. */
  public static GenerateOptions all(int conversations, long seed) {
    return new GenerateOptions(conversations, seed, LANGUAGES, allIndustries());
  }

  /** Industries that can be had. */
  public static List<String> allIndustries() {
    return Texts.goals().stream().map(Goal::industry).distinct().toList();
  }

  private static void check(String field, List<String> asked, List<String> known) {
    if (asked.isEmpty()) {
      throw new IllegalArgumentException(field + ": at least one of " + known + " is needed");
    }
    for (String one : asked) {
      if (!known.contains(one)) {
        throw new IllegalArgumentException(field + ": '" + one + "' is none of " + known);
      }
    }
  }
}
