package io.baton.server.model;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A change of what an alias names.
 *
 * @param seq from 1, without gaps, for each alias of a workspace
 * @param version that it names from then on; absent where it names none
 * @param returnsTo seq of the switch whose version a rollback puts back; absent for none
 * @param reason why
 * @param at when
 * @param by id of the key that asked for it
 */
public record Switch(
    int seq,
    Optional<String> version,
    Optional<Integer> returnsTo,
    Reason reason,
    Instant at,
    String by) {

  /** Why. */
  public enum Reason {
    PROMOTE,
    ROLLBACK,
    REMOVE;

    /** Name on the wire, such as promote. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Who asks, and when. */
  public record Request(String by, Instant at) {}

  /**
   * What naming a version does.
   *
   * @param history the newest first
   * @return empty if it names that version already
   */
  static Optional<Switch> promote(List<Switch> history, String version, Request request) {
    Optional<Switch> now = history.stream().findFirst();
    if (now.flatMap(Switch::version).filter(version::equals).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        new Switch(
            next(history),
            Optional.of(version),
            now.map(Switch::seq),
            Reason.PROMOTE,
            request.at(),
            request.by()));
  }

  /** What naming no version does; empty if it names none already. */
  static Optional<Switch> remove(List<Switch> history, Request request) {
    return history.stream()
        .findFirst()
        .filter(now -> now.version().isPresent())
        .map(now ->
            new Switch(
                next(history),
                Optional.empty(),
                Optional.of(now.seq()),
                Reason.REMOVE,
                request.at(),
                request.by()));
  }

  /**
   * What a rollback does: it goes back to what was named before the last promotion, a second one to
   * what was named before that, and so on; versions whose release is gone are passed over.
   *
   * @param there versions that are in the registry
   * @return empty if there is nothing to go back to
   */
  static Optional<Switch> rollback(
      List<Switch> history, Collection<String> there, Request request) {
    if (history.isEmpty()) {
      return Optional.empty();
    }
    Switch now = history.getFirst();
    Optional<Switch> before = before(now, history);
    while (before.isPresent() && !before.get().version().map(there::contains).orElse(true)) {
      before = before(before.get(), history);
    }
    if (before.isEmpty() && now.version().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Switch(
            next(history),
            before.flatMap(Switch::version),
            before.flatMap(Switch::returnsTo),
            Reason.ROLLBACK,
            request.at(),
            request.by()));
  }

  private static Optional<Switch> before(Switch one, List<Switch> history) {
    return one.returnsTo()
        .flatMap(seq -> history.stream().filter(other -> other.seq() == seq).findFirst());
  }

  private static int next(List<Switch> history) {
    return history.isEmpty() ? 1 : history.getFirst().seq() + 1;
  }
}
