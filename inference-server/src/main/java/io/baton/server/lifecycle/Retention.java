package io.baton.server.lifecycle;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How long a workspace keeps conversations after their last turn.
 *
 * @param days 1 to 36500; empty for ever
 * @param changedAt when it was last said; empty if never
 * @param changedBy public id of the key that said it
 */
public record Retention(OptionalInt days, Optional<Instant> changedAt, Optional<String> changedBy) {

  /** Most days that can be asked for. */
  public static final int MOST_DAYS = 36_500;

  /** Where nobody says otherwise. */
  public static final Retention FOR_EVER =
      new Retention(OptionalInt.empty(), Optional.empty(), Optional.empty());
}
