package io.baton.server.outcome;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of a handoff in its agent's eyes; every part may be left out.
 *
 * @param resolved whether the customer's matter was settled
 * @param reason one of the workspace's
 * @param botCould whether the bot could have settled it
 * @param timing whether the handoff came when it should
 * @param note may be empty
 */
public record AgentOutcome(
    Optional<Resolved> resolved,
    Optional<String> reason,
    Optional<BotCould> botCould,
    Optional<Timing> timing,
    String note) {

  /** Whether the customer's matter was settled. */
  public enum Resolved {
    YES,
    NO,
    PARTLY
  }

  /** Whether the bot could have settled it. */
  public enum BotCould {
    YES,
    NO,
    UNSURE
  }

  /** Whether the handoff came when it should. */
  public enum Timing {
    TOO_EARLY,
    RIGHT_TIME,
    TOO_LATE
  }

  /** Whether nothing is said. */
  boolean empty() {
    return resolved.isEmpty()
        && reason.isEmpty()
        && botCould.isEmpty()
        && timing.isEmpty()
        && note.isBlank();
  }

  /** Name of a value on the wire, such as too_early. */
  static String wire(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** The value of a name on the wire. */
  static <T extends Enum<T>> Optional<T> find(T[] all, String name) {
    return Arrays.stream(all).filter(one -> wire(one).equals(name)).findFirst();
  }
}
