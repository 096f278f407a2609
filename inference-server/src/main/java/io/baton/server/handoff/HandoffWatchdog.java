package io.baton.server.handoff;

import io.baton.server.db.PersistenceException;
import io.baton.server.handoff.HandoffRepository.Due;
import io.baton.server.handoff.HandoffRepository.Key;
import io.baton.server.http.ProblemException;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once a second for handoffs of which something is due, on every server: whoever comes first
 * does it, and the others find it done.
 */
public final class HandoffWatchdog implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HandoffWatchdog.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final int MOST = 200;

  private final HandoffRepository handoffs;
  private final HandoffService service;
  private final Clock clock;
  private final Thread thread;

  private HandoffWatchdog(HandoffRepository handoffs, HandoffService service, Clock clock) {
    this.handoffs = handoffs;
    this.service = service;
    this.clock = clock;
    this.thread = Thread.ofPlatform().name("handoffs").daemon().unstarted(this::run);
  }

  /** Starts it. */
  public static HandoffWatchdog start(
      HandoffRepository handoffs, HandoffService service, Clock clock) {
    HandoffWatchdog watchdog = new HandoffWatchdog(handoffs, service, clock);
    watchdog.thread.start();
    return watchdog;
  }

  private void run() {
    try {
      while (true) {
        Thread.sleep(LOOK);
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      handoffs.listDue(clock.instant(), MOST).forEach(this::settle);
    } catch (PersistenceException e) {
      LOG.warn("handoffs cannot be looked at, it is tried again: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("looking at handoffs failed, it is tried again", e);
    }
  }

  private void settle(Due due) {
    try {
      service.settle(new Key(due.workspace(), due.handoff().id()));
    } catch (ProblemException e) {
      LOG.debug("another was faster: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
