package io.baton.server.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.escalation.ServingModel;
import io.baton.server.log.Logged;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A registry that fails at every look. */
final class ModelFollowerTest {

  private static final class Broken implements AliasRepository {

    @Override
    public List<Naming> listNamed() {
      throw new IllegalStateException("broken");
    }

    @Override
    public List<Naming> listNamed(String workspace) {
      return listNamed();
    }

    @Override
    public List<Switch> history(String workspace, Alias alias) {
      return List.of();
    }

    @Override
    public Optional<Switch> change(String workspace, Alias alias, Change change) {
      return Optional.empty();
    }
  }

  private static final class Empty implements ReleaseRepository {

    @Override
    public Added add(Release release, Map<String, byte[]> files) {
      return Added.SAME;
    }

    @Override
    public Optional<Release> find(String workspace, String version) {
      return Optional.empty();
    }

    @Override
    public List<Release> list(String workspace, Optional<Position> after, int most) {
      return List.of();
    }

    @Override
    public List<FileInfo> listFiles(String workspace, String version) {
      return List.of();
    }

    @Override
    public Map<String, StoredFile> files(String workspace, String version) {
      return Map.of();
    }

    @Override
    public Removed remove(String workspace, String version) {
      return Removed.UNKNOWN;
    }
  }

  @Test
  void whatFailsAtEveryLookIsToldOnceAMinute() {
    try (Logged log = new Logged(ModelFollower.class);
        ModelFollower follower =
            ModelFollower.start(new Broken(), new Empty(), ServingModel.rulesOnly(), 10)) {
      follower.hurry();
      follower.hurry();
      assertThat(log.events()).hasSize(1);
    }
  }
}
