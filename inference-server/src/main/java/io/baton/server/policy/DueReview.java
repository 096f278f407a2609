package io.baton.server.policy;

import io.baton.escalation.policy.Policy;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A rule of a policy that decides, and that somebody should have looked at again by now.
 *
 * @param number of the policy's version; 0 for the server's own
 * @param version that the policy gives itself
 * @param rule its id
 * @param owner who looks at it again, if it says
 * @param reviewBy day that has passed
 */
public record DueReview(
    String workspace,
    int number,
    String version,
    String rule,
    Optional<String> owner,
    LocalDate reviewBy) {

  /** Those of a policy that decides for a workspace; on the day itself none is late. */
  static List<DueReview> of(String workspace, int number, Policy policy, LocalDate today) {
    return policy.rules().stream()
        .flatMap(rule ->
            rule.review().by().filter(today::isAfter).stream()
                .map(by ->
                    new DueReview(
                        workspace, number, policy.version(), rule.id(), rule.review().owner(), by)))
        .toList();
  }
}
