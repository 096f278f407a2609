package io.baton.server.policy;

import io.baton.server.background.FailureLog;
import io.baton.server.background.RecurringWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.LoggerFactory;

/**
 * Tells, once a day (UTC) of each version and rule, that its review is due while it decides; every
 * server may look. Thread-safe.
 */
public final class PolicyReviews implements AutoCloseable {

  private static final Duration LOOK = Duration.ofSeconds(5);

  private final FailureLog failures =
      new FailureLog(
          LoggerFactory.getLogger(PolicyReviews.class),
          "reviews that are due cannot be told, it is tried again",
          "telling reviews that are due failed, it is tried again");
  private final PolicyFollower follower;
  private final DueReviewRepository reviews;
  private final Clock clock;
  private final RecurringWork recurring;
  private final Set<DueReview> told = new HashSet<>();
  private LocalDate day = LocalDate.EPOCH;

  PolicyReviews(PolicyFollower follower, DueReviewRepository reviews, Clock clock) {
    this.follower = follower;
    this.reviews = reviews;
    this.clock = clock;
    this.recurring = new RecurringWork("policy-reviews", LOOK, () -> failures.run(this::tellDue));
  }

  /** Starts to look, after a while and then again and again. */
  public static PolicyReviews start(
      PolicyFollower follower, DueReviewRepository reviews, Clock clock) {
    PolicyReviews started = new PolicyReviews(follower, reviews, clock);
    started.recurring.start();
    return started;
  }

  /** Tells what is due; what is known to be told today is not asked of the database again. */
  synchronized void tellDue() {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    boolean begins = !today.equals(day);
    if (begins) {
      told.clear();
      day = today;
    }
    for (DueReview due : due(today)) {
      if (!told.contains(due)) {
        failures.runOne(() -> {
          reviews.tell(due, now);
          told.add(due);
        });
      }
    }
    if (begins) {
      failures.runOne(() -> reviews.removeOld(now));
    }
  }

  private List<DueReview> due(LocalDate today) {
    List<DueReview> due = new ArrayList<>();
    Set<String> others = new HashSet<>();
    for (PolicyFollower.Serving one : follower.serving()) {
      others.add(one.workspace());
      due.addAll(DueReview.of(one.workspace(), one.number(), one.policy(), today));
    }
    // Most servers have no such rule of their own, and then no workspace is looked for.
    if (!DueReview.of("", 0, follower.own(), today).isEmpty()) {
      reviews.listWorkspaces().stream()
          .filter(workspace -> !others.contains(workspace))
          .forEach(workspace -> due.addAll(DueReview.of(workspace, 0, follower.own(), today)));
    }
    return due;
  }

  @Override
  public void close() {
    recurring.close();
  }
}
