package io.baton.server.queue.language;

import io.baton.conversation.LanguageTag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The language that a customer of several should be answered in. Pure. */
public final class SpokenLanguage {

  /** Turns of the customer that count. */
  public static final int TURNS = 5;

  private static final int ENOUGH = 2;

  private SpokenLanguage() {}

  /**
   * A turn of the customer.
   *
   * @param language as the turn itself says, where it does
   * @param text may be empty
   */
  public record Said(Optional<String> language, String text) {

    private Optional<String> spoken() {
      return language
          .map(LanguageTag::base)
          .filter(base -> !base.isEmpty())
          .or(() -> LanguageReader.read(text).map(LanguageReader.Reading::language));
    }
  }

  /**
   * The language of more than half of the turns that tell one; one turn is not enough against what
   * was said of the conversation.
   *
   * @param told of the conversation, as a BCP 47 tag
   * @param last turns of the customer
   */
  public static Optional<String> of(Optional<String> told, List<Said> last) {
    Map<String, Integer> votes = new HashMap<>();
    last.forEach(said -> said.spoken().ifPresent(one -> votes.merge(one, 1, Integer::sum)));
    int all = votes.values().stream().mapToInt(Integer::intValue).sum();
    return votes.entrySet().stream()
        .filter(one -> 2 * one.getValue() > all)
        .filter(one -> told.isEmpty() || one.getValue() >= ENOUGH)
        .map(Map.Entry::getKey)
        .filter(one -> told.filter(tag -> LanguageTag.base(tag).equals(one)).isEmpty())
        .findFirst()
        .or(() -> told);
  }
}
