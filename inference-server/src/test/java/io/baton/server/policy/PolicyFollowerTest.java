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

  /**
   * The newest policy is of a format of the future.
   *
   * @param older those before it, the newest first
   */
  private record Newer(List<String> older) implements PolicyRepository {

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
      return older.stream()
          .map(yaml -> new PolicyVersion(workspace, 1, "v", yaml, Instant.EPOCH, "key"))
          .toList();
    }

    @Override
    public Optional<Instant> findFirstApplied(String workspace, String name) {
      return Optional.empty();
    }

    @Override
    public Map<String, Integer> newestNumbers() {
      return Map.of("shop", 2);
    }
  }

  @Test
  void afterAStartTheNewestThatCanBeReadDecides() {
    try (PolicyFollower follower =
        PolicyFollower.start(
            new Newer(List.of("format: 98\n", "version: before\n", "version: first\n")),
            PolicyReader.read("version: own\n"))) {
      assertThat(follower.of("shop").version()).isEqualTo("before");
      follower.look();
      assertThat(follower.of("shop").version()).isEqualTo("before");
    }
  }

  @Test
  void oneThatCannotBeReadIsToldOnce() {
    try (Logged log = new Logged(PolicyFollower.class);
        PolicyFollower follower =
            PolicyFollower.start(new Newer(List.of()), PolicyReader.read("version: own\n"))) {
      follower.look();
      follower.look();
      assertThat(log.events()).hasSize(1);
      assertThat(log.events().getFirst().getFormattedMessage())
          .contains("policy 2 of workspace shop cannot be read");
      assertThat(follower.of("shop").version()).isEqualTo("own");
    }
  }
}
