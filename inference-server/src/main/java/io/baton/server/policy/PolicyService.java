package io.baton.server.policy;

import io.baton.conversation.Conversation;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.PolicyException;
import io.baton.escalation.policy.PolicyReader;
import io.baton.escalation.policy.TopicRule;
import io.baton.server.http.Caller;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.policy.PolicyRepository.Applied;
import io.baton.server.policy.hits.RuleHits;
import io.baton.server.turn.Deciders;
import io.baton.server.turn.Deciders.Deciding;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Applies policies, and tries them on transcripts. Thread-safe. */
public final class PolicyService {

  private final PolicyRepository policies;
  private final PolicyFollower follower;
  private final Deciders deciders;
  private final RuleHits hits;
  private final Clock clock;

  public PolicyService(
      PolicyRepository policies,
      PolicyFollower follower,
      Deciders deciders,
      RuleHits hits,
      Clock clock) {
    this.policies = policies;
    this.follower = follower;
    this.deciders = deciders;
    this.hits = hits;
    this.clock = clock;
  }

  /**
   * Decisions under a policy against those under the present one.
   *
   * @param policy version that it gives itself
   * @param present version that the present one gives itself
   * @param articles whether there was taken to be one that fits, at every turn
   * @param changed turns on which they do not decide alike
   */
  public record DryRun(
      String policy,
      String present,
      boolean articles,
      long changed,
      List<PolicyTrial.Verdict> turns) {

    public DryRun {
      turns = List.copyOf(turns);
    }
  }

  /**
   * Applies a policy: it decides from here on, on the other servers within seconds. The text of the
   * newest version again is no new version.
   *
   * @throws ProblemException 422 with line and key of everything that is wrong with it
   */
  public Applied apply(Caller caller, String yaml) {
    Policy policy = read(yaml);
    Applied applied =
        policies
            .apply(
                new PolicyVersion(
                    caller.workspace(), 0, policy.version(), yaml, clock.instant(), caller.key()))
            .orElseThrow(() ->
                new ProblemException(
                    Problem.of(
                        Problem.Kind.NOT_FOUND,
                        "there is no workspace '" + caller.workspace() + "'")));
    follower.look();
    return applied;
  }

  private static Policy read(String yaml) {
    try {
      return PolicyReader.read(yaml);
    } catch (PolicyException e) {
      throw new ProblemException(
          Problem.of(Problem.Kind.INVALID, "policy", String.join("; ", e.problems())));
    }
  }

  /** The version that decides for a workspace; empty where it is the server's own policy. */
  public Optional<PolicyVersion> findNewest(String workspace) {
    return policies.findNewest(workspace);
  }

  /** A version. */
  public Optional<PolicyVersion> find(String workspace, int number) {
    return policies.find(workspace, number);
  }

  /** How often a policy's rules fired in a workspace. */
  public RuleHits.Told hits(String workspace, Policy policy) {
    return hits.told(
        workspace,
        policy.version(),
        policies.findFirstApplied(workspace, policy.version()),
        policy.rules().stream().map(TopicRule::id).toList());
  }

  /** Versions before one, the newest first, at most so many. */
  public List<PolicyVersion> list(String workspace, int before, int most) {
    return policies.list(workspace, before, most);
  }

  /**
   * Tries a policy on a transcript; nothing is kept.
   *
   * @param yaml of the policy; absent to try the present one
   * @param articles whether there is taken to be one that fits, at every turn
   * @throws ProblemException 422 as {@link #apply}
   */
  public DryRun dryRun(
      String workspace, Conversation conversation, Optional<String> yaml, boolean articles) {
    Deciding now = deciders.of(workspace);
    Policy policy = yaml.map(PolicyService::read).orElse(now.policy());
    List<PolicyTrial.Verdict> turns =
        PolicyTrial.against(
            PolicyTrial.of(conversation, now.model(), policy, articles),
            PolicyTrial.of(conversation, now.model(), now.policy(), articles));
    return new DryRun(
        policy.version(),
        now.policy().version(),
        articles,
        turns.stream().filter(turn -> turn.changed().orElse(false)).count(),
        turns);
  }
}
