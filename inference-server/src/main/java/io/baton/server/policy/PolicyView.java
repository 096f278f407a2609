package io.baton.server.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.PolicyException;
import io.baton.escalation.policy.PolicyReader;
import io.baton.escalation.policy.words.PolicyChange;
import io.baton.escalation.policy.words.PolicyChanges;
import io.baton.escalation.policy.words.PolicyInWords;
import io.baton.server.policy.hits.RuleHits;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A version as the API tells it.
 *
 * @param number from 1; 0 for the server's own policy
 * @param version what the file calls itself
 * @param yaml as it was applied; not in lists, like all that follows
 * @param criteria what decides, in words
 * @param changes against the version before, a line each
 * @param hits how often its rules fired
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record PolicyView(
    int number,
    String version,
    Optional<String> appliedAt,
    Optional<String> appliedBy,
    Optional<String> yaml,
    Optional<String> criteria,
    Optional<List<String>> changes,
    Optional<RuleHits.Told> hits) {

  static PolicyView listed(PolicyVersion version) {
    return new PolicyView(
        version.number(),
        version.name(),
        Optional.of(version.appliedAt().toString()),
        Optional.of(version.appliedBy()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * All of a version.
   *
   * @param hits of a policy's rules
   */
  static PolicyView whole(
      PolicyVersion version, Optional<PolicyVersion> before, Function<Policy, RuleHits.Told> hits) {
    Optional<Policy> policy = policy(version.yaml());
    Optional<Policy> old = before.flatMap(one -> policy(one.yaml()));
    return new PolicyView(
        version.number(),
        version.name(),
        Optional.of(version.appliedAt().toString()),
        Optional.of(version.appliedBy()),
        Optional.of(version.yaml()),
        policy.map(PolicyInWords::of),
        policy.flatMap(now -> old.map(one -> changes(one, now))),
        policy.map(hits));
  }

  static PolicyView own(PolicyRoutes.Own own, Function<Policy, RuleHits.Told> hits) {
    Optional<Policy> policy = policy(own.yaml());
    return new PolicyView(
        0,
        own.name(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(own.yaml()),
        policy.map(PolicyInWords::of),
        Optional.empty(),
        policy.map(hits));
  }

  private static List<String> changes(Policy before, Policy after) {
    return PolicyChanges.between(before, after).stream().map(PolicyChange::line).toList();
  }

  /** One that an older server took may be refused today. */
  private static Optional<Policy> policy(String yaml) {
    try {
      return Optional.of(PolicyReader.read(yaml));
    } catch (PolicyException e) {
      return Optional.empty();
    }
  }
}
