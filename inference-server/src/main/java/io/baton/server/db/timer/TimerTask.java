package io.baton.server.db.timer;

import java.time.Instant;
import java.util.Optional;

/**
 * What is to be done when timers of a kind ring.
 *
 * @param name of the kind, in the database; never changes
 * @param bell what is done
 */
public record TimerTask(String name, Bell bell) {

  /** Does what a timer is for. */
  @FunctionalInterface
  public interface Bell {

    /**
     * Does it. May be called more than once, by one server after another, and before or after the
     * time if clocks jump: what is to be done, and whether, is up to what is stored.
     *
     * @return when to ring again; empty if all is done
     * @throws RuntimeException to be called again later
     */
    Optional<Instant> ring(String workspace, String subject);
  }
}
