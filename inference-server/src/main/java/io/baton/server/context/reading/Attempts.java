package io.baton.server.context.reading;

import io.baton.conversation.Sentiment;
import io.baton.conversation.decision.Action;
import io.baton.server.context.input.HeardTurn;
import io.baton.server.context.input.Judged;
import io.baton.server.context.model.Attempt;
import io.baton.server.context.model.Attempt.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the bot tried, turn by turn. A bot tells of a tool or an article by the field {@code
 * attempt} of its turn, {@code {kind, reference, result, confidence}}, or by a list of them in
 * {@code attempts}; the rest is read from the decisions and from what the customer does next.
 */
public final class Attempts {

  private static final Set<String> AGAINST =
      Set.of("repeated_failure", "loop", "negative_sentiment", "explicit_request", "behaviour");
  private static final Set<String> GOOD =
      Set.of("ok", "success", "succeeded", "resolved", "helped", "found", "done", "true");
  private static final Set<String> BAD =
      Set.of(
          "error", "failed", "failure", "timeout", "not_found", "no_result", "unresolved", "false");

  private Attempts() {}

  /** All attempts, in order. */
  public static List<Attempt> of(List<HeardTurn> turns) {
    List<Attempt> attempts = new ArrayList<>();
    Optional<HeardTurn> before = Optional.empty();
    for (int i = 0; i < turns.size(); i++) {
      HeardTurn heard = turns.get(i);
      if (heard.ofCustomer()) {
        before = Optional.of(heard);
      } else if (heard.ofBot()) {
        Optional<HeardTurn> next = answer(turns, i);
        List<Attempt> told = told(heard, next);
        attempts.addAll(told.isEmpty() ? List.of(seen(heard, before, next)) : told);
      }
    }
    return List.copyOf(attempts);
  }

  /** The customer's turn before the bot speaks again. */
  private static Optional<HeardTurn> answer(List<HeardTurn> turns, int bot) {
    return turns.subList(bot + 1, turns.size()).stream()
        .takeWhile(heard -> !heard.ofBot())
        .filter(HeardTurn::ofCustomer)
        .findFirst();
  }

  private static Attempt seen(HeardTurn bot, Optional<HeardTurn> before, Optional<HeardTurn> next) {
    String kind =
        bot.turn().fallback()
            ? "fallback"
            : before.flatMap(HeardTurn::judged).map(Attempts::rung).orElse("reply");
    Result result = kind.equals("fallback") ? Result.FAILED : shown(kind, next);
    return new Attempt(
        kind,
        bot.turn().id(),
        bot.turn().replyId(),
        bot.turn().text(),
        result,
        false,
        bot.turn().confidence());
  }

  private static String rung(Judged judged) {
    return switch (judged.action()) {
      case REPHRASE, SELF_SERVICE, OFFER_HUMAN -> judged.action().name().toLowerCase(Locale.ROOT);
      case CONTINUE, HAND_OFF -> "reply";
    };
  }

  private static Result shown(String kind, Optional<HeardTurn> next) {
    if (next.isEmpty() || next.get().judged().isEmpty()) {
      return Result.UNKNOWN;
    }
    Judged judged = next.get().judged().get();
    if (kind.equals("offer_human")) {
      return offered(judged);
    }
    if (judged.signals().stream().anyMatch(signal -> AGAINST.contains(signal.name()))) {
      return Result.FAILED;
    }
    return judged.sentiment() == Sentiment.POSITIVE ? Result.HELPED : Result.UNKNOWN;
  }

  private static Result offered(Judged judged) {
    if (judged.reason().equals("offer_declined")) {
      return Result.DECLINED;
    }
    return judged.action() == Action.HAND_OFF ? Result.HELPED : Result.UNKNOWN;
  }

  private static List<Attempt> told(HeardTurn bot, Optional<HeardTurn> next) {
    List<Attempt> attempts = new ArrayList<>();
    Map<String, Object> other = bot.turn().other();
    if (other.get("attempt") instanceof Map<?, ?> one) {
      attempts.add(told(bot, one, next));
    }
    if (other.get("attempts") instanceof List<?> many) {
      for (Object one : many) {
        if (one instanceof Map<?, ?> map) {
          attempts.add(told(bot, map, next));
        }
      }
    }
    return attempts;
  }

  private static Attempt told(HeardTurn bot, Map<?, ?> fields, Optional<HeardTurn> next) {
    String kind = text(fields, "kind").orElse("tool");
    Optional<Result> stated = text(fields, "result").flatMap(Attempts::result);
    return new Attempt(
        kind,
        bot.turn().id(),
        text(fields, "reference").or(() -> text(fields, "ref")),
        bot.turn().text(),
        stated.orElseGet(() -> shown(kind, next)),
        stated.isPresent(),
        confidence(fields.get("confidence")));
  }

  private static Optional<String> text(Map<?, ?> fields, String name) {
    return Optional.ofNullable(fields.get(name))
        .map(String::valueOf)
        .filter(text -> !text.isBlank());
  }

  private static Optional<Result> result(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    if (GOOD.contains(word)) {
      return Optional.of(Result.HELPED);
    }
    return BAD.contains(word) ? Optional.of(Result.FAILED) : Optional.empty();
  }

  private static OptionalDouble confidence(@Nullable Object value) {
    return value instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= 1
        ? OptionalDouble.of(number.doubleValue())
        : OptionalDouble.empty();
  }
}
