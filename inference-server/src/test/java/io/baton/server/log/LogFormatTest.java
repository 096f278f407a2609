package io.baton.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lines that the configuration of Logback makes. */
final class LogFormatTest {

  @Test
  void aLineIsPlainOrAnObjectOfJson() throws Exception {
    assertThat(line("plain")).contains("WARN").endsWith("it is \"so\"\n");
    JsonNode line = new ObjectMapper().readTree(line("json"));
    assertThat(line.path("level").asText()).isEqualTo("WARN");
    assertThat(line.path("loggerName").asText()).isEqualTo("io.baton.x");
    assertThat(line.path("formattedMessage").asText()).isEqualTo("it is \"so\"");
    assertThat(line.path("timestamp").isNumber()).isTrue();
    assertThat(line.path("throwable").path("message").asText()).isEqualTo("two\nlines");
  }

  private static String line(String format) throws Exception {
    LoggerContext context = new LoggerContext();
    context.putProperty("BATON_LOG_FORMAT", format);
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(
        java.util.Objects.requireNonNull(LogFormatTest.class.getResource("/logback.xml")));
    List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
    context
        .getLogger(Logger.ROOT_LOGGER_NAME)
        .iteratorForAppenders()
        .forEachRemaining(appenders::add);
    assertThat(appenders).singleElement().isInstanceOf(ConsoleAppender.class);
    LoggingEvent event =
        new LoggingEvent(
            "x",
            context.getLogger("io.baton.x"),
            Level.WARN,
            "it is {}",
            format.equals("json") ? new IllegalStateException("two\nlines") : null,
            new Object[] {"\"so\""});
    byte[] line =
        ((ConsoleAppender<ILoggingEvent>) appenders.getFirst()).getEncoder().encode(event);
    return new String(line, StandardCharsets.UTF_8);
  }
}
