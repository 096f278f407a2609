package io.baton.server.context.summary;

import io.baton.conversation.decision.Evidence;
import io.baton.server.context.model.Attempt;
import io.baton.server.context.model.Attempt.Result;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What the bot tried, in a few words; without counts, for they stand nowhere in the transcript. */
final class Tried {

  private static final int MOST = 2;
  private static final Set<String> OWN =
      Set.of("reply", "fallback", "rephrase", "self_service", "offer_human");

  private final List<Attempt> attempts;

  Tried(List<Attempt> attempts) {
    this.attempts = attempts;
  }

  /** Keys of phrases, most telling first, at most two. */
  List<String> keys() {
    List<String> keys = new ArrayList<>();
    tool().ifPresent(keys::add);
    if (any(kind("self_service"))) {
      boolean failed = any(kind("self_service").and(result(Result.FAILED)));
      keys.add(failed ? "tried.self_service_failed" : "tried.self_service");
    }
    if (any(kind("offer_human").and(result(Result.DECLINED)))) {
      keys.add("tried.offer_declined");
    }
    long fallbacks = attempts.stream().filter(kind("fallback")).count();
    if (fallbacks > 0) {
      keys.add(fallbacks > 1 ? "tried.not_understood_again" : "tried.not_understood");
    }
    if (repeats()) {
      keys.add("tried.same_reply");
    }
    if (any(kind("rephrase"))) {
      keys.add("tried.rephrase");
    }
    if (any(kind("reply")) && keys.isEmpty()) {
      boolean failed = any(kind("reply").and(result(Result.FAILED)));
      keys.add(failed ? "tried.reply_failed" : "tried.reply");
    }
    return keys.subList(0, Math.min(MOST, keys.size()));
  }

  private Optional<String> tool() {
    Predicate<Attempt> tool = attempt -> !OWN.contains(attempt.kind());
    if (!any(tool)) {
      return Optional.empty();
    }
    if (any(tool.and(result(Result.FAILED)))) {
      return Optional.of("tried.tool_failed");
    }
    return Optional.of("tried.tool");
  }

  private boolean repeats() {
    Set<String> replies = new HashSet<>();
    return attempts.stream()
        .filter(kind("fallback").negate())
        .anyMatch(attempt ->
            attempt.reference().or(attempt::text).map(reply -> !replies.add(reply)).orElse(false));
  }

  /** The turns in which it did. */
  List<Evidence> places() {
    return attempts.stream().map(Attempt::turn).distinct().map(Evidence::whole).limit(8).toList();
  }

  private boolean any(Predicate<Attempt> which) {
    return attempts.stream().anyMatch(which);
  }

  private static Predicate<Attempt> kind(String kind) {
    return attempt -> attempt.kind().equals(kind);
  }

  private static Predicate<Attempt> result(Result result) {
    return attempt -> attempt.result() == result;
  }
}
