package io.baton.server.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.escalation.ServingModel;
import io.baton.escalation.bundle.SmallBundle;
import io.baton.server.config.Sha256;
import io.baton.server.db.Database;
import io.baton.server.db.PersistenceException;
import io.baton.server.db.PreparedDatabase;
import io.baton.server.db.Sight;
import io.baton.server.log.Logged;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry that fails. */
final class ModelFollowerTest {

  /** Says what is named, or fails. */
  private record Named(Supplier<List<AliasRepository.Naming>> named) implements AliasRepository {

    @Override
    public List<AliasRepository.Naming> listNamed() {
      return named.get();
    }

    @Override
    public List<AliasRepository.Naming> listNamed(String workspace) {
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

  private static class Empty implements ReleaseRepository {

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

  private static List<AliasRepository.Naming> broken() {
    throw new IllegalStateException("broken");
  }

  /** Names one champion. */
  private static List<AliasRepository.Naming> one() {
    return List.of(
        new AliasRepository.Naming(
            "default",
            Alias.CHAMPION,
            SmallBundle.version(1),
            new BundleContent(SmallBundle.files(1)).fingerprint()));
  }

  /** Fails at first, so often. */
  private static final class Failing extends Empty {

    private final AtomicInteger failures;

    Failing(int failures) {
      this.failures = new AtomicInteger(failures);
    }

    @Override
    public Map<String, StoredFile> files(String workspace, String version) {
      if (failures.getAndDecrement() > 0) {
        throw new PersistenceException("the database failed");
      }
      return bundle();
    }
  }

  private static Map<String, ReleaseRepository.StoredFile> bundle() {
    return SmallBundle.files(1).entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                file ->
                    new ReleaseRepository.StoredFile(Sha256.of(file.getValue()), file.getValue())));
  }

  private static ModelFollower follow(ReleaseRepository releases) {
    return ModelFollower.start(
        new Named(ModelFollowerTest::one), releases, ServingModel.rulesOnly(), 10);
  }

  @Test
  void aFailureOfTheDatabaseTellsNothingOfAModelWhichIsReadAgainAtTheNextLook() {
    try (Logged log = new Logged(ModelFollower.class);
        ModelFollower follower = follow(new Failing(1))) {
      follower.hurry();
      assertThat(follower.champion("default").version()).isEqualTo(SmallBundle.version(1));
      assertThat(follower.failures()).isZero();
      assertThat(follower.troubles()).isEmpty();
      assertThat(log.events())
          .noneMatch(event -> event.getFormattedMessage().contains("cannot be read; the one"));
    }
  }

  @Test
  void aModelIsReadThoughItsWorkspaceHoldsAllConnectionsThatItMay(@TempDir Path data)
      throws Exception {
    int most = 5;
    CountDownLatch holding = new CountDownLatch(most);
    CountDownLatch done = new CountDownLatch(1);
    try (Database database = PreparedDatabase.openForgetful(data, 8);
        ExecutorService requests = Executors.newFixedThreadPool(most)) {
      for (int i = 0; i < most; i++) {
        requests.execute(() ->
            database.inTransaction(
                Sight.of("default"),
                handle -> {
                  holding.countDown();
                  return waited(done);
                }));
      }
      holding.await();
      Empty stored =
          new Empty() {
            @Override
            public Map<String, StoredFile> files(String workspace, String version) {
              return database.inTransaction(Sight.of(workspace), handle -> bundle());
            }
          };
      try (ModelFollower follower = follow(stored)) {
        assertThat(follower.champion("default").version()).isEqualTo(SmallBundle.version(1));
      } finally {
        done.countDown();
      }
    }
  }

  private static boolean waited(CountDownLatch done) {
    try {
      return done.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void whatFailsAtEveryLookIsToldOnceAMinute() {
    try (Logged log = new Logged(ModelFollower.class);
        ModelFollower follower =
            ModelFollower.start(
                new Named(ModelFollowerTest::broken), new Empty(), ServingModel.rulesOnly(), 10)) {
      follower.hurry();
      follower.hurry();
      assertThat(log.events()).hasSize(1);
    }
  }
}
