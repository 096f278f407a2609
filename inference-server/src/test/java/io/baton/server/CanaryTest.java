package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import io.baton.server.config.Setting;
import io.baton.server.db.Database;
import io.baton.server.db.EmbeddedDatabase;
import io.baton.server.db.PersistenceException;
import io.baton.server.db.PreparedDatabase;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Words that must not come out: of turns, keys, passwords and headers. */
final class CanaryTest {

  private static final String CANARY = "canary7f3a";
  private static final String TURNS = "/v1/conversations/c/turns";

  private final Logger root = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Logger own = logger("io.baton");
  private final Level before = own.getLevel();
  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
  private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }

  @BeforeEach
  void listen() {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(root.getLoggerContext());
    encoder.setPattern("%level %logger %msg%n%ex{full}%n");
    encoder.start();
    appender.setContext(root.getLoggerContext());
    appender.setEncoder(encoder);
    appender.setOutputStream(logged);
    appender.start();
    root.addAppender(appender);
    own.setLevel(Level.DEBUG);
  }

  @AfterEach
  void leave() {
    root.detachAppender(appender);
    own.setLevel(before);
  }

  @Test
  void neitherLogsNorMetricsNorErrorsTellWhatWasSent(@TempDir Path data) throws Exception {
    try (EmbeddedDatabase database = database(data.resolve("database"));
        TestServer server = new TestServer(data, settings(database.url()))) {
      Api api = server.operator();
      assertThat(api.post(TURNS, turn("t-1")).status()).isEqualTo(201);
      List<Api.Answer> errors = new ArrayList<>(refused(api));
      try (Connection direct = DriverManager.getConnection(database.url());
          Statement statement = direct.createStatement()) {
        statement.execute("ALTER TABLE turn ADD CONSTRAINT none_more CHECK (seq < 2)");
        statement.execute("ALTER TABLE api_key ADD CONSTRAINT no_such CHECK (length(name) < 5)");
      }
      Api.Answer key = api.post("/v1/keys", "{'name':'" + CANARY + "','scopes':['bot']}");
      assertThat(key.status()).isGreaterThanOrEqualTo(500);
      errors.add(key);
      Api.Answer failed = api.post(TURNS, turn("t-2"));
      assertThat(failed.status()).isGreaterThanOrEqualTo(500);
      errors.add(failed);
      for (Api.Answer error : errors) {
        assertThat(error.status()).isGreaterThanOrEqualTo(400);
        assertThat(text(error)).doesNotContain(CANARY);
      }
      assertThat(text(api.get("/metrics"))).contains("baton_turns_total").doesNotContain(CANARY);
    }
    assertThat(logged.toString(StandardCharsets.UTF_8))
        .contains("submitTurn")
        .contains("none_more")
        .contains("no_such")
        .contains("DEBUG io.baton.server.http.RequestLog POST /v1/conversations/{conversation}")
        .doesNotContain(CANARY);
  }

  /** One to which somebody comes with the password that nobody may be told. */
  private static EmbeddedDatabase database(Path directory) throws SQLException {
    EmbeddedDatabase database = PreparedDatabase.start(directory);
    try (Connection direct = DriverManager.getConnection(database.url());
        Statement statement = direct.createStatement()) {
      statement.execute("CREATE ROLE somebody SUPERUSER LOGIN PASSWORD '" + CANARY + "'");
    }
    return database;
  }

  private static Map<Setting, String> settings(String url) {
    return Map.of(
        Setting.DATABASE_URL, url,
        Setting.DATABASE_USER, "somebody",
        Setting.DATABASE_PASSWORD, CANARY);
  }

  private static String turn(String id) {
    return "{'id':'" + id + "','speaker':'customer','text':'" + CANARY + "'}";
  }

  private static List<Api.Answer> refused(Api api) throws Exception {
    List<Api.Answer> answers = new ArrayList<>();
    answers.add(api.post(TURNS, turn("t-1").replace(CANARY, CANARY + " again")));
    answers.add(api.post(TURNS, "{'id':'t-3','speaker':'customer','text':" + CANARY + "}"));
    answers.add(api.post(TURNS, "{'id':'t-3','speaker':'customer','text':'" + CANARY));
    answers.add(api.post(TURNS, "{'id':'t-3','text':'" + CANARY + "'}"));
    answers.add(
        api.post(TURNS, "{'id':'t-3','speaker':'customer','text':'" + CANARY.repeat(9_000) + "'}"));
    HttpRequest.Builder foreign =
        api.request(TURNS)
            .setHeader("Authorization", "Bearer " + CANARY)
            .header("Cookie", "session=" + CANARY)
            .header("User-Agent", CANARY)
            .header("traceparent", CANARY)
            .header("Idempotency-Key", CANARY)
            .POST(HttpRequest.BodyPublishers.ofString(CANARY));
    answers.add(api.send(foreign));
    return answers;
  }

  private static String text(Api.Answer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  @Test
  void aDatabaseThatIsNotThereDoesNotTellItsPassword(@TempDir Path data) {
    Map<Setting, String> settings =
        settings("jdbc:postgresql://127.0.0.1:9/baton?password=" + CANARY);
    assertThatThrownBy(() -> Database.open(TestServer.config(data, settings).database()))
        .isInstanceOf(PersistenceException.class)
        .hasMessageNotContaining(CANARY);
    assertThat(logged.toString(StandardCharsets.UTF_8)).doesNotContain(CANARY);
  }
}
