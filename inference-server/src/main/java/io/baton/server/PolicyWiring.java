package io.baton.server;

import io.baton.conversation.history.FileErrors;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.PolicyException;
import io.baton.escalation.policy.PolicyReader;
import io.baton.server.config.ServerConfig;
import io.baton.server.db.Database;
import io.baton.server.http.Bodies;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.policy.JdbiDueReviewRepository;
import io.baton.server.policy.JdbiPolicyRepository;
import io.baton.server.policy.PolicyFollower;
import io.baton.server.policy.PolicyRepository;
import io.baton.server.policy.PolicyReviews;
import io.baton.server.policy.PolicyRoutes;
import io.baton.server.policy.PolicyService;
import io.baton.server.policy.hits.JdbiRuleHitRepository;
import io.baton.server.policy.hits.RuleHits;
import io.baton.server.turn.Deciders;
import io.baton.server.turn.TurnListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** The policies that were applied, and the one of the server's own configuration. */
final class PolicyWiring implements AutoCloseable {

  private final PolicyRoutes.Own own;
  private final PolicyRepository policies;
  private final PolicyFollower follower;
  private final PolicyReviews reviews;
  private final RuleHits hits;

  private PolicyWiring(
      PolicyRoutes.Own own,
      PolicyRepository policies,
      PolicyFollower follower,
      PolicyReviews reviews,
      RuleHits hits) {
    this.own = own;
    this.policies = policies;
    this.follower = follower;
    this.reviews = reviews;
    this.hits = hits;
  }

  /**
   * The policy of a configuration.
   *
   * @throws PolicyException with the file and all that is wrong with it
   */
  static PolicyRoutes.Own own(ServerConfig config) {
    String yaml = config.policy().map(PolicyWiring::text).orElseGet(PolicyReader::defaultText);
    try {
      return new PolicyRoutes.Own(PolicyReader.read(yaml).version(), yaml);
    } catch (PolicyException e) {
      throw config.policy().map(file -> e.in(file.toString())).orElse(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read: " + FileErrors.reason(e), e);
    }
  }

  static PolicyWiring start(PolicyRoutes.Own own, Database database, Clock clock) {
    PolicyRepository policies = new JdbiPolicyRepository(database);
    PolicyFollower follower = PolicyFollower.start(policies, PolicyReader.read(own.yaml()));
    PolicyReviews reviews =
        PolicyReviews.start(follower, new JdbiDueReviewRepository(database), clock);
    RuleHits hits = RuleHits.start(new JdbiRuleHitRepository(database), clock);
    return new PolicyWiring(own, policies, follower, reviews, hits);
  }

  /** The policy that decides for a workspace. */
  Policy of(String workspace) {
    return follower.of(workspace);
  }

  /** Told of turns, to count on how many of them each rule fires. */
  TurnListener hits() {
    return hits;
  }

  List<Endpoint> endpoints(Deciders deciders, Bodies bodies, Json json, Clock clock) {
    return new PolicyRoutes(
            new PolicyService(policies, follower, deciders, hits, clock), bodies, json, own)
        .endpoints();
  }

  @Override
  public void close() {
    hits.close();
    reviews.close();
    follower.close();
  }
}
