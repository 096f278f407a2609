package io.baton.server.handoff;

import io.baton.server.background.FailureLog;
import io.baton.server.background.RecurringWork;
import io.baton.server.handoff.HandoffRepository.Due;
import io.baton.server.handoff.HandoffRepository.Key;
import io.baton.server.handoff.HandoffRepository.Since;
import io.baton.server.http.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once a second for handoffs of which something is due, on every server: whoever comes first
 * does it, and the others find it done.
 */
public final class HandoffWatchdog implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HandoffWatchdog.class);
  private final FailureLog failures =
      new FailureLog(
          LOG,
          "handoffs cannot be looked at, it is tried again",
          "looking at handoffs failed, it is tried again");
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final int MOST = 200;

  /** What is left longer is left on purpose. */
  private static final Duration FORGOTTEN = Duration.ofHours(1);

  private final HandoffRepository handoffs;
  private final Overdue overdue;
  private final Watched watched;
  private final Clock clock;
  private final RecurringWork recurring;

  /**
   * What bots are watched.
   *
   * @param workspaces that have settings of their own
   * @param settings of a workspace
   */
  public record Watched(
      Supplier<Set<String>> workspaces, Function<String, HandoffSettings> settings) {}

  private HandoffWatchdog(
      HandoffRepository handoffs, HandoffService service, Watched watched, Clock clock) {
    this.handoffs = handoffs;
    this.overdue = new Overdue(handoffs, service, watched.settings(), clock);
    this.watched = watched;
    this.clock = clock;
    this.recurring = new RecurringWork("handoffs", LOOK, this::look);
  }

  /** Starts it. */
  public static HandoffWatchdog start(
      HandoffRepository handoffs, HandoffService service, Watched watched, Clock clock) {
    HandoffWatchdog watchdog = new HandoffWatchdog(handoffs, service, watched, clock);
    watchdog.recurring.start();
    return watchdog;
  }

  private void look() {
    failures.run(() -> {
      handoffs.listDue(clock.instant(), MOST).forEach(this::settle);
      watched.workspaces().get().forEach(this::lookAfter);
    });
  }

  private void lookAfter(String workspace) {
    Instant now = clock.instant();
    HandoffSettings.Absence absence = watched.settings().apply(workspace).absence();
    absence.bot().ifPresent(longest -> lookAfterBots(workspace, now.minus(longest)));
    absence.customer().ifPresent(longest -> lookAfterCustomers(workspace, now.minus(longest)));
  }

  /** A bot that is gone leaves its customers to people. */
  private void lookAfterBots(String workspace, Instant until) {
    Since since = new Since(until.minus(FORGOTTEN), until);
    for (Key conversation : handoffs.listUnanswered(workspace, since, MOST)) {
      unlessAnother(() -> overdue.leaveToPeople(conversation, since));
    }
  }

  /** A customer who waits and does not write any more has left. */
  private void lookAfterCustomers(String workspace, Instant since) {
    for (Key handoff : handoffs.listSilent(workspace, since, MOST)) {
      unlessAnother(() -> overdue.abandonSilent(handoff, since));
    }
  }

  /** One that cannot be done does not keep the others from it. */
  private void unlessAnother(Runnable work) {
    failures.runOne(() -> {
      try {
        work.run();
      } catch (ProblemException e) {
        LOG.debug("another was faster: {}", e.getMessage());
      }
    });
  }

  private void settle(Due due) {
    unlessAnother(() -> overdue.settle(new Key(due.workspace(), due.handoff().id())));
  }

  @Override
  public void close() {
    recurring.close();
  }
}
