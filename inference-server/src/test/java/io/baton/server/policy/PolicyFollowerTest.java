package io.baton.server.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.escalation.policy.PolicyReader;
import io.baton.server.log.Logged;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Policies that this server cannot read, such as those of a newer one. */
final class PolicyFollowerTest {

  /** Its only policy is of a format of the future. */
  private static final class Newer implements PolicyRepository {

    @Override
    public Optional<Applied> apply(PolicyVersion next) {
      return Optional.empty();
    }

    @Override
    public Optional<PolicyVersion> find(String workspace, int number) {
      return Optional.of(
          new PolicyVersion(workspace, number, "v", "format: 99\n", Instant.EPOCH, "key"));
    }

    @Override
    public Optional<PolicyVersion> findNewest(String workspace) {
      return Optional.empty();
    }

    @Override
    public List<PolicyVersion> list(String workspace, int before, int most) {
      return List.of();
    }

    @Override
    public Map<String, Integer> newestNumbers() {
      return Map.of("shop", 2);
    }
  }

  @Test
  void oneThatCannotBeReadIsToldOnce() {
    try (Logged log = new Logged(PolicyFollower.class);
        PolicyFollower follower =
            PolicyFollower.start(new Newer(), PolicyReader.read("version: own\n"))) {
      follower.look();
      follower.look();
      assertThat(log.events()).hasSize(1);
      assertThat(log.events().getFirst().getFormattedMessage())
          .contains("policy 2 of workspace shop cannot be read");
      assertThat(follower.of("shop").version()).isEqualTo("own");
    }
  }
}
