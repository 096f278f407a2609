package io.baton.server.db.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ReadinessTest {

  private final AtomicLong now = new AtomicLong();
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void whatWasHeardHoldsForAMoment() {
    Readiness readiness =
        new Readiness(() -> Optional.of("trouble " + asked.incrementAndGet()), now::get);
    assertThat(readiness.trouble()).contains("trouble 1");
    now.addAndGet(Readiness.MOMENT.toNanos() - 1);
    assertThat(readiness.trouble()).contains("trouble 1");
    now.addAndGet(1);
    assertThat(readiness.trouble()).contains("trouble 2");
  }

  @Test
  void thoseWhoComeMeanwhileDoNotAskAgain() throws Exception {
    CountDownLatch came = new CountDownLatch(20);
    Readiness readiness = new Readiness(() -> slow(came), now::get);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(0, 20)
              .mapToObj(i ->
                  callers.submit(() -> {
                    came.countDown();
                    return readiness.trouble();
                  }))
              .toList();
      for (Future<Optional<String>> answer : answers) {
        assertThat(answer.get()).isEmpty();
      }
    }
    assertThat(asked).hasValue(1);
  }

  private Optional<String> slow(CountDownLatch came) {
    asked.incrementAndGet();
    try {
      came.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return Optional.empty();
  }
}
