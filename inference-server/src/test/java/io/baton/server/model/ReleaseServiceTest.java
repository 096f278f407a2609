package io.baton.server.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.escalation.bundle.SmallBundle;
import io.baton.server.db.Database;
import io.baton.server.db.PreparedDatabase;
import io.baton.server.db.Sight;
import io.baton.server.http.Json;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bundles that are pulled by callers who take them slowly. */
@Timeout(60)
final class ReleaseServiceTest {

  private static final String VERSION = SmallBundle.version(1);
  private static final List<String> WORKSPACES = List.of("default", "two", "three");

  /** Callers who take nothing until all may go on. */
  private static final class Slow {

    private final CountDownLatch began;
    private final CountDownLatch goOn = new CountDownLatch(1);

    Slow(int callers) {
      this.began = new CountDownLatch(callers);
    }

    OutputStream open() {
      began.countDown();
      await(goOn);
      return new ByteArrayOutputStream();
    }

    static void await(CountDownLatch latch) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static ReleaseService service(Database database) {
    ReleaseService service =
        new ReleaseService(
            new JdbiReleaseRepository(database), new Json(), 1 << 20, Clock.systemUTC());
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    BundleZip.write(new BundleContent(SmallBundle.files(1)), zip);
    for (String workspace : WORKSPACES) {
      database.inTransaction(
          new Sight.Everything(),
          handle ->
              handle.execute(
                  "INSERT INTO workspace VALUES (?, now()) ON CONFLICT DO NOTHING", workspace));
      service.push(workspace, VERSION, new ByteArrayInputStream(zip.toByteArray()), "k");
    }
    return service;
  }

  private static void assertBusy(ReleaseService service, String workspace) {
    assertThatThrownBy(() -> service.pull(workspace, VERSION, ByteArrayOutputStream::new))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().status()).isEqualTo(Problem.Kind.UNAVAILABLE.status()));
  }

  @Test
  void onlySoManyAreInMemoryAndNoWorkspaceHasThemAll(@TempDir Path folder) throws Exception {
    Slow slow = new Slow(2);
    Slow others = new Slow(2);
    try (Database database = PreparedDatabase.open(folder);
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      ReleaseService service = service(database);
      List<Future<?>> pulls = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        pulls.add(callers.submit(() -> service.pull("default", VERSION, slow::open)));
      }
      Slow.await(slow.began);
      assertBusy(service, "default");
      for (int i = 0; i < 2; i++) {
        pulls.add(callers.submit(() -> service.pull("two", VERSION, others::open)));
      }
      Slow.await(others.began);
      assertBusy(service, "three");
      slow.goOn.countDown();
      others.goOn.countDown();
      for (Future<?> pull : pulls) {
        pull.get();
      }
      ByteArrayOutputStream taken = new ByteArrayOutputStream();
      service.pull("three", VERSION, () -> taken);
      assertThat(taken.size()).isGreaterThan(1_000);
    }
  }

  @Test
  void aPullThatFailsMakesRoom(@TempDir Path folder) {
    try (Database database = PreparedDatabase.open(folder)) {
      ReleaseService service = service(database);
      for (int i = 0; i < 5; i++) {
        assertThatThrownBy(() -> service.pull("default", "none", ByteArrayOutputStream::new))
            .isInstanceOfSatisfying(
                ProblemException.class,
                e -> assertThat(e.problem().status()).isEqualTo(Problem.Kind.NOT_FOUND.status()));
      }
      ByteArrayOutputStream taken = new ByteArrayOutputStream();
      service.pull("default", VERSION, () -> taken);
      assertThat(taken.size()).isGreaterThan(1_000);
    }
  }
}
