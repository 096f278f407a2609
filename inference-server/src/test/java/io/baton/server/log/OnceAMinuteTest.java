package io.baton.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import com.zaxxer.hikari.HikariDataSource;
import io.baton.server.background.FailureLog;
import io.baton.server.db.PersistenceException;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** An outage, as work that is done again and libraries tell it. */
final class OnceAMinuteTest {

  private static final int TIMES = 50;

  @Test
  void aLibrarySaysTheSameOnce() {
    OnceAMinute filter = new OnceAMinute();
    for (int i = 0; i < TIMES; i++) {
      assertThat(filter.decide(event(HikariDataSource.class, "connection {} is broken", i)))
          .isEqualTo(i == 0 ? FilterReply.NEUTRAL : FilterReply.DENY);
      assertThat(filter.decide(event(OnceAMinuteTest.class, "of our own: {}", i)))
          .isEqualTo(FilterReply.NEUTRAL);
    }
    assertThat(filter.decide(event(HikariDataSource.class, "and something else")))
        .isEqualTo(FilterReply.NEUTRAL);
  }

  private static ILoggingEvent event(Class<?> from, String words, Object... values) {
    Logger logger = (Logger) LoggerFactory.getLogger(from);
    return new LoggingEvent("", logger, Level.WARN, words, null, values);
  }

  @Test
  void workThatIsDoneAgainSaysOnceThatTheDatabaseIsAwayAndOnceThatItFailed() {
    FailureLog failures =
        new FailureLog(LoggerFactory.getLogger(OnceAMinuteTest.class), "cannot be read", "failed");
    try (Logged log = new Logged(OnceAMinuteTest.class)) {
      for (int i = 0; i < TIMES; i++) {
        failures.run(() -> {
          throw new PersistenceException("away");
        });
        failures.run(() -> {
          throw new IllegalStateException("for the test");
        });
      }
      assertThat(log.events())
          .extracting(event -> event.getFormattedMessage())
          .containsExactly("cannot be read: away", "failed");
    }
  }
}
