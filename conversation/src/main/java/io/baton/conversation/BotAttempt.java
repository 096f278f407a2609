package io.baton.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A tool, an article or another step that a bot tells of in its turn: the field {@code attempt},
 * {@code {kind, reference, result, confidence}}, or a list of them in {@code attempts}. What it
 * cannot be read of is taken for not told.
 *
 * @param kind what was tried, {@code tool} where the bot does not say
 * @param reference of the tool or the article
 * @param helped whether it did; empty where the bot does not say, or in words that are not known
 * @param confidence of the bot in it, in [0, 1]
 */
public record BotAttempt(
    String kind, Optional<String> reference, Optional<Boolean> helped, OptionalDouble confidence) {

  private static final Set<String> GOOD =
      Set.of("ok", "success", "succeeded", "resolved", "helped", "found", "done", "true");
  private static final Set<String> BAD =
      Set.of(
          "error", "failed", "failure", "timeout", "not_found", "no_result", "unresolved", "false");

  public BotAttempt {
    Checks.notBlank("attempt.kind", kind);
    Checks.probability("attempt.confidence", confidence);
  }

  /** All that a turn tells of, in its order. */
  public static List<BotAttempt> of(Turn turn) {
    List<BotAttempt> attempts = new ArrayList<>();
    if (turn.other().get("attempt") instanceof Map<?, ?> one) {
      attempts.add(of(one));
    }
    if (turn.other().get("attempts") instanceof List<?> many) {
      for (Object one : many) {
        if (one instanceof Map<?, ?> fields) {
          attempts.add(of(fields));
        }
      }
    }
    return List.copyOf(attempts);
  }

  private static BotAttempt of(Map<?, ?> fields) {
    return new BotAttempt(
        text(fields, "kind").orElse("tool"),
        text(fields, "reference").or(() -> text(fields, "ref")),
        text(fields, "result").flatMap(BotAttempt::helped),
        confidence(fields.get("confidence")));
  }

  private static Optional<String> text(Map<?, ?> fields, String name) {
    return Optional.ofNullable(fields.get(name))
        .map(String::valueOf)
        .filter(text -> !text.isBlank());
  }

  private static Optional<Boolean> helped(String result) {
    String word = result.toLowerCase(Locale.ROOT);
    return GOOD.contains(word) || BAD.contains(word)
        ? Optional.of(GOOD.contains(word))
        : Optional.empty();
  }

  private static OptionalDouble confidence(@Nullable Object value) {
    return value instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= 1
        ? OptionalDouble.of(number.doubleValue())
        : OptionalDouble.empty();
  }
}
