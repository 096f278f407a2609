package io.baton.server.policy.hits;

import java.time.LocalDate;
import java.util.Map;

/** Where it is kept on how many turns rules fired. */
public interface RuleHitRepository {

  /** Adds to what is kept, all or nothing; of workspaces that are gone nothing is. */
  void add(Map<RuleDay, Long> turns);

  /** Turns by rule, of a policy since a day; rules that never fired are not among them. */
  Map<String, Long> turns(String workspace, String policy, LocalDate since);

  /** Removes what is of days before this one. */
  void removeBefore(LocalDate day);
}
