package io.baton.server.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import io.baton.server.background.RepeatedFailure;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets libraries say the same once a minute: while a database is away they tell it for every
 * connection and every second, with the whole stack. Thread-safe.
 */
public final class OnceAMinute extends Filter<ILoggingEvent> {

  private static final List<String> LIBRARIES =
      List.of("com.zaxxer.hikari", "com.github.kagkarlsson", "org.flywaydb");

  /** By logger and words before anything is put into them. */
  private final Map<String, RepeatedFailure> told = new ConcurrentHashMap<>();

  @Override
  public FilterReply decide(ILoggingEvent event) {
    if (LIBRARIES.stream().noneMatch(event.getLoggerName()::startsWith)) {
      return FilterReply.NEUTRAL;
    }
    AtomicBoolean tell = new AtomicBoolean();
    told.computeIfAbsent(
            event.getLoggerName() + " " + event.getMessage(),
            any -> new RepeatedFailure(System::nanoTime))
        .tell(times -> tell.set(true));
    return tell.get() ? FilterReply.NEUTRAL : FilterReply.DENY;
  }
}
