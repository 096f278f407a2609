package io.baton.server.context.reading;

import io.baton.conversation.BotAttempt;
import io.baton.conversation.Sentiment;
import io.baton.conversation.decision.Action;
import io.baton.server.context.input.HeardTurn;
import io.baton.server.context.input.Judged;
import io.baton.server.context.model.Attempt;
import io.baton.server.context.model.Attempt.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the bot tried, turn by turn: what it tells of itself, and what the decisions and the
 * customer's next turn tell.
 */
public final class Attempts {

  private static final Set<String> AGAINST =
      Set.of("repeated_failure", "loop", "negative_sentiment", "explicit_request", "behaviour");

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
        List<BotAttempt> told = BotAttempt.of(heard.turn());
        told.forEach(attempt -> attempts.add(told(heard, attempt, next)));
        if (told.isEmpty()) {
          attempts.add(seen(heard, before, next));
        }
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

  private static Attempt told(HeardTurn bot, BotAttempt told, Optional<HeardTurn> next) {
    return new Attempt(
        told.kind(),
        bot.turn().id(),
        told.reference(),
        bot.turn().text(),
        told.helped()
            .map(helped -> helped ? Result.HELPED : Result.FAILED)
            .orElseGet(() -> shown(told.kind(), next)),
        told.helped().isPresent(),
        told.confidence());
  }
}
