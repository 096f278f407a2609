package io.baton.server.policy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Versions of policies, as they are kept. */
public interface PolicyRepository {

  /**
   * What became of a policy that was to be applied.
   *
   * @param version that decides now
   * @param added whether it is new; false if the newest had the same text already
   */
  record Applied(PolicyVersion version, boolean added) {}

  /**
   * Adds a version unless the newest has the same text.
   *
   * @param next its number does not matter
   * @return empty if there is no such workspace
   */
  Optional<Applied> apply(PolicyVersion next);

  /** A version. */
  Optional<PolicyVersion> find(String workspace, int number);

  /** The newest version. */
  Optional<PolicyVersion> findNewest(String workspace);

  /** Versions before one, the newest first, at most so many. */
  List<PolicyVersion> list(String workspace, int before, int most);

  /** When the first version was applied that gives itself this name. */
  Optional<Instant> findFirstApplied(String workspace, String name);

  /** Number of the newest version of each workspace that has one. */
  Map<String, Integer> newestNumbers();
}
