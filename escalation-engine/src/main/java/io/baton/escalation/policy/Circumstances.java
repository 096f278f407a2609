package io.baton.escalation.policy;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What a policy asks of a turn beside what was said. The same turn always has the same answers.
 *
 * @param selfService whether there is something with which the customer may help themselves; asked
 *     at most once a turn, and only where the ladder has come to self-service, since finding out
 *     may take a search
 * @param human whether one would come soon enough to be offered
 * @param receivedAt when the turn came, by which rules with hours go where it does not say when it
 *     was sent
 */
public record Circumstances(
    BooleanSupplier selfService, BooleanSupplier human, Optional<Instant> receivedAt) {

  /** There is everything: where nothing is known, it is left to the bot. */
  public static final Circumstances USUAL = known(true, true, Optional.empty());

  /** Those of which the answers are there. */
  public static Circumstances known(
      boolean selfService, boolean human, Optional<Instant> receivedAt) {
    return new Circumstances(() -> selfService, () -> human, receivedAt);
  }
}
