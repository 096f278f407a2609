package io.baton.server.context;

import io.baton.conversation.Turn;
import io.baton.server.context.input.HeardTurn;
import io.baton.server.context.model.Transcript;
import io.baton.server.context.model.Transcript.Said;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Pages of a transcript: the last turns first. */
final class Transcripts {

  private static final List<String> NAMES = List.of("name", "filename", "title", "url", "type");

  private Transcripts() {}

  /**
   * A page.
   *
   * @param leftOut how many turns are on other pages
   */
  record Page(Transcript transcript, int leftOut) {}

  static Page page(List<HeardTurn> turns, ContextWish wish) {
    List<HeardTurn> until =
        turns.stream()
            .filter(heard -> wish.before().isEmpty() || heard.seq() < wish.before().getAsInt())
            .toList();
    List<HeardTurn> kept = until.subList(Math.max(0, until.size() - wish.turns()), until.size());
    boolean more = kept.size() < until.size();
    int total = turns.isEmpty() ? 0 : turns.getLast().seq();
    return new Page(
        new Transcript(
            kept.stream().map(Transcripts::said).toList(),
            total,
            more ? OptionalInt.of(kept.getFirst().seq()) : OptionalInt.empty()),
        turns.size() - kept.size());
  }

  private static Said said(HeardTurn heard) {
    Turn turn = heard.turn();
    return new Said(
        heard.seq(),
        turn.id(),
        turn.speaker(),
        turn.at(),
        turn.text(),
        Optional.ofNullable(turn.other().get("button")).flatMap(Transcripts::name),
        attachments(turn.other()));
  }

  private static List<String> attachments(Map<String, Object> other) {
    return other.get("attachments") instanceof List<?> list
        ? list.stream().flatMap(one -> one == null ? Stream.empty() : name(one).stream()).toList()
        : List.of();
  }

  /** A text, or what an object calls itself. */
  private static Optional<String> name(Object value) {
    if (value instanceof Map<?, ?> map) {
      return NAMES.stream()
          .filter(map::containsKey)
          .findFirst()
          .map(name -> String.valueOf(map.get(name)));
    }
    return Optional.of(String.valueOf(value)).filter(text -> !text.isBlank());
  }
}
