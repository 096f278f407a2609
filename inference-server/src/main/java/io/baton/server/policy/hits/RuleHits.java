package io.baton.server.policy.hits;

import io.baton.conversation.decision.Decision;
import io.baton.conversation.decision.Signal;
import io.baton.conversation.decision.SignalName;
import io.baton.server.background.FailureLog;
import io.baton.server.background.RecurringWork;
import io.baton.server.turn.KeptTurn;
import io.baton.server.turn.TurnListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * Counts on how many turns each rule of a policy fired, by day (UTC), whether or not it decided, so
 * that who reviews it sees what it does. What was counted is written every few seconds: a server
 * that is killed loses what it counted since, and what a lost connection leaves in doubt is counted
 * again. Thread-safe.
 */
public final class RuleHits implements TurnListener, AutoCloseable {

  private static final Duration PERIOD = Duration.ofSeconds(2);

  /** Days that are told, today's among them. */
  private static final int DAYS = 30;

  /** Days that are kept. */
  private static final int KEPT = 90;

  private final FailureLog failures =
      new FailureLog(
          LoggerFactory.getLogger(RuleHits.class),
          "how often rules fired cannot be written, it is tried again",
          "writing how often rules fired failed, it is tried again");
  private final RuleHitRepository repository;
  private final Clock clock;
  private final RecurringWork recurring;
  private Map<RuleDay, Long> unwritten = new HashMap<>();
  private LocalDate cleared = LocalDate.EPOCH;

  RuleHits(RuleHitRepository repository, Clock clock) {
    this.repository = repository;
    this.clock = clock;
    this.recurring = new RecurringWork("rule-hits", PERIOD, this::write);
  }

  /** Starts to write what is counted, after a while and then again and again. */
  public static RuleHits start(RuleHitRepository repository, Clock clock) {
    RuleHits started = new RuleHits(repository, clock);
    started.recurring.start();
    return started;
  }

  /**
   * Of some days.
   *
   * @param since first day, in UTC
   * @param rules in the order in which they were asked for
   */
  public record Told(String since, List<Turns> rules) {

    public Told {
      rules = List.copyOf(rules);
    }
  }

  /**
   * Of a rule.
   *
   * @param turns on which it fired, not below 0
   */
  public record Turns(String rule, long turns) {}

  /**
   * What was written of rules in the last 30 days, today's among them, or since their policy was
   * there if that is shorter.
   *
   * @param policy version that its file gives itself
   * @param applied when it was applied first; empty for the server's own
   */
  public Told told(String workspace, String policy, Optional<Instant> applied, List<String> rules) {
    LocalDate first = today().minusDays(DAYS - 1L);
    LocalDate since = applied.map(RuleHits::day).filter(first::isBefore).orElse(first);
    Map<String, Long> turns = repository.turns(workspace, policy, since);
    return new Told(
        since.toString(),
        rules.stream().map(rule -> new Turns(rule, turns.getOrDefault(rule, 0L))).toList());
  }

  @Override
  public void kept(KeptTurn kept) {
    Decision decision = kept.judgement().decision();
    for (Signal signal : decision.signals()) {
      if (signal.name() == SignalName.TOPIC_RULE) {
        String workspace = kept.conversation().workspace();
        count(new RuleDay(workspace, decision.policyVersion(), signal.detail(), today()), 1);
      }
    }
  }

  private LocalDate today() {
    return day(clock.instant());
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  private synchronized void count(RuleDay rule, long turns) {
    unwritten.merge(rule, turns, Long::sum);
  }

  private synchronized Map<RuleDay, Long> take() {
    Map<RuleDay, Long> taken = unwritten;
    unwritten = new HashMap<>();
    return taken;
  }

  /** Writes what was counted since the last time; what cannot be written is so the next time. */
  void write() {
    failures.run(() -> {
      Map<RuleDay, Long> taken = take();
      if (!taken.isEmpty()) {
        add(taken);
      }
      removeOld();
    });
  }

  private void add(Map<RuleDay, Long> taken) {
    try {
      repository.add(taken);
    } catch (RuntimeException e) {
      taken.forEach(this::count);
      throw e;
    }
  }

  private void removeOld() {
    LocalDate today = today();
    if (!today.equals(cleared)) {
      cleared = today;
      repository.removeBefore(today.minusDays(KEPT));
    }
  }

  @Override
  public void close() {
    recurring.close();
    write();
  }
}
