package io.baton.server.context.reading;

import io.baton.conversation.decision.Evidence;
import io.baton.server.context.input.HeardTurn;
import io.baton.server.context.input.Judged;
import io.baton.server.context.input.Judged.Seen;
import io.baton.server.context.model.Reason.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was said that led to a handoff. */
public final class Quotes {

  private static final int MOST = 8;

  private Quotes() {}

  /**
   * The evidence of the signals of a turn, strongest first, at most eight; of the last turn that
   * was judged where the handoff came at none.
   */
  public static List<Quote> of(List<HeardTurn> turns, Optional<String> turn) {
    Map<String, HeardTurn> byId =
        turns.stream().collect(Collectors.toMap(one -> one.turn().id(), Function.identity()));
    Optional<Judged> judged =
        turn.isPresent()
            ? turn.map(byId::get).flatMap(HeardTurn::judged)
            : turns.reversed().stream().flatMap(one -> one.judged().stream()).findFirst();
    List<Quote> quotes = new ArrayList<>();
    for (Seen signal : judged.map(Judged::signals).orElse(List.of())) {
      for (Evidence place : signal.evidence()) {
        Optional.ofNullable(byId.get(place.turn()))
            .flatMap(heard -> quote(signal, place, heard.text()))
            .ifPresent(quotes::add);
      }
    }
    return List.copyOf(quotes.subList(0, Math.min(MOST, quotes.size())));
  }

  private static Optional<Quote> quote(Seen signal, Evidence place, String text) {
    if (text.isBlank() || place.end() > text.length()) {
      return Optional.empty();
    }
    String words = place.start() == place.end() ? text : text.substring(place.start(), place.end());
    return Optional.of(
        new Quote(
            signal.name(), signal.strength(), place.turn(), place.start(), place.end(), words));
  }
}
