package io.baton.server.policy;

import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.PolicyException;
import io.baton.escalation.policy.PolicyReader;
import io.baton.server.background.FailureLog;
import io.baton.server.background.RecurringWork;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the newest policy of every workspace in memory, and looks once a second whether others were
 * applied, by whichever server. A policy takes the place of the one before between two turns. While
 * the database does not answer, or a policy cannot be read, the one before goes on. Thread-safe.
 */
public final class PolicyFollower implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PolicyFollower.class);
  private final FailureLog failures =
      new FailureLog(
          LOG,
          "policies cannot be read, those before go on",
          "following policies failed, those before go on");
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final int MOST_OLDER = 20;

  private record Held(int number, Policy policy) {}

  private final PolicyRepository policies;
  private final Policy otherwise;
  private final RecurringWork recurring;
  private final Map<String, Integer> unreadable = new HashMap<>();
  private volatile Map<String, Held> held = Map.of();

  private PolicyFollower(PolicyRepository policies, Policy otherwise) {
    this.policies = policies;
    this.otherwise = otherwise;
    this.recurring = new RecurringWork("policies", PERIOD, this::look);
  }

  /**
   * Reads what is applied now, and goes on looking.
   *
   * @param otherwise decides for workspaces without one of their own
   */
  public static PolicyFollower start(PolicyRepository policies, Policy otherwise) {
    PolicyFollower follower = new PolicyFollower(policies, otherwise);
    follower.look();
    follower.recurring.start();
    return follower;
  }

  /** The policy that decides for a workspace now. */
  public Policy of(String workspace) {
    Held found = held.get(workspace);
    return found == null ? otherwise : found.policy();
  }

  /**
   * A policy that decides for a workspace of its own.
   *
   * @param number of its version
   */
  record Serving(String workspace, int number, Policy policy) {}

  /** Those that decide now. */
  List<Serving> serving() {
    return held.entrySet().stream()
        .map(one -> new Serving(one.getKey(), one.getValue().number(), one.getValue().policy()))
        .toList();
  }

  /** Decides for the other workspaces. */
  Policy own() {
    return otherwise;
  }

  /** Looks now, so that what was just applied decides from here on. */
  public synchronized void look() {
    failures.run(() -> {
      Map<String, Held> next = new HashMap<>();
      policies
          .newestNumbers()
          .forEach((workspace, number) ->
              held(workspace, number).ifPresent(one -> next.put(workspace, one)));
      held = Map.copyOf(next);
    });
  }

  private Optional<Held> held(String workspace, int number) {
    Optional<Held> before = Optional.ofNullable(held.get(workspace));
    if (before.filter(one -> one.number() == number).isPresent()) {
      return before;
    }
    if (Integer.valueOf(number).equals(unreadable.get(workspace))) {
      return before;
    }
    try {
      Optional<Held> now =
          policies
              .find(workspace, number)
              .map(version -> new Held(number, PolicyReader.read(version.yaml())));
      LOG.info("policy of workspace {} is version {} now", workspace, number);
      return now.or(() -> before);
    } catch (PolicyException e) {
      Optional<Held> stays = before.or(() -> older(workspace, number));
      unreadable.put(workspace, number);
      LOG.error(
          "policy {} of workspace {} cannot be read, the one before goes on: {}",
          number,
          workspace,
          e.getMessage());
      return stays;
    }
  }

  /** After a start there is none yet that could go on. */
  private Optional<Held> older(String workspace, int number) {
    for (PolicyVersion version : policies.list(workspace, number, MOST_OLDER)) {
      try {
        return Optional.of(new Held(version.number(), PolicyReader.read(version.yaml())));
      } catch (PolicyException e) {
        LOG.error("nor can policy {}: {}", version.number(), e.getMessage());
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    recurring.close();
  }
}
