package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.Conversation;
import io.baton.conversation.history.BadLines;
import io.baton.conversation.history.HistoryReader;
import io.baton.server.config.Setting;
import io.baton.server.db.EmbeddedDatabase;
import io.baton.server.db.PreparedDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Customers exported and erased, conversations kept as long as they may be: over all tables. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LifecycleTest {

  @TempDir private static Path folder;
  private Optional<EmbeddedDatabase> database = Optional.empty();
  private final List<TestServer> servers = new ArrayList<>();

  @BeforeAll
  void start() {
    database = Optional.of(PreparedDatabase.start(folder.resolve("database")));
    for (String name : List.of("one", "two")) {
      Map<Setting, String> settings =
          Map.of(
              Setting.DATABASE_URL, database.orElseThrow().url(), Setting.API_KEY, "operator-key");
      servers.add(new TestServer(folder.resolve(name), settings));
    }
  }

  @AfterAll
  void stop() {
    servers.forEach(TestServer::close);
    database.ifPresent(EmbeddedDatabase::close);
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(database.orElseThrow().url());
  }

  /** Every row of every table as PostgreSQL writes it out, by the superuser, who sees all. */
  private String dump() throws SQLException {
    StringBuilder dump = new StringBuilder();
    try (Connection connection = connect();
        Statement names = connection.createStatement();
        ResultSet table =
            names.executeQuery(
                "SELECT tablename FROM pg_tables WHERE schemaname NOT IN ('information_schema')"
                    + " AND schemaname = 'public'")) {
      while (table.next()) {
        try (Statement statement = connection.createStatement();
            ResultSet row =
                statement.executeQuery("SELECT t::text FROM \"" + table.getString(1) + "\" t")) {
          while (row.next()) {
            dump.append(table.getString(1)).append(' ').append(row.getString(1)).append('\n');
          }
        }
      }
    }
    return dump.toString();
  }

  /** As text, and as it stands in columns of bytes. */
  private static boolean has(String dump, String canary) {
    String bytes = HexFormat.of().formatHex(canary.getBytes(StandardCharsets.UTF_8));
    return dump.contains(canary) || dump.contains(bytes);
  }

  private Api api(int server, String workspace) throws Exception {
    return servers.get(server).with(servers.get(server).key(workspace, "bot", "admin"));
  }

  private static Api.Answer say(
      Api api, String conversation, String turn, String text, String about) throws Exception {
    return api.post(
        "/v1/conversations/" + conversation + "/turns",
        "{'id':'" + turn + "','speaker':'customer','text':'" + text + "'" + about + "}");
  }

  private static String customer(String id) {
    return ",'conversation':{'customer':{'id':'" + id + "','tier':'vip'}}";
  }

  @Test
  void nothingOfAnErasedCustomerIsLeftInAnyTable() throws Exception {
    try (Api api = api(0, "erasing");
        Api other = api(0, "other")) {
      say(api, "canary-erased-1", "t-1", "my name is canary-erased", customer("u-1"));
      say(api, "canary-erased-1", "t-2", "canary-erased again", "");
      say(api, "canary-erased-2", "t-1", "who am I", "");
      say(api, "canary-erased-2", "t-2", "I am known now", customer("u-1"));
      say(api, "kept", "t-1", "my name is canary-kept", customer("kept"));
      say(other, "c", "t-1", "my name is canary-foreign", customer("u-1"));
      assertThat(has(dump(), "canary-erased")).isTrue();
      JsonNode erased = api.delete("/v1/customers/u-1").json();
      assertThat(erased.path("conversations").asInt()).isEqualTo(2);
      assertThat(erased.at("/rows/turn").asInt()).isEqualTo(4);
      String dump = dump();
      assertThat(has(dump, "canary-erased")).isFalse();
      assertThat(has(dump, "canary-kept")).isTrue();
      assertThat(has(dump, "canary-foreign")).isTrue();
      assertThat(api.get("/v1/conversations/canary-erased-1").status()).isEqualTo(404);
      assertThat(api.delete("/v1/customers/u-1").status()).isEqualTo(404);
    }
  }

  @Test
  void aCustomerWhomOnlyEarlierTurnsNamedIsExportedAndErasedToo() throws Exception {
    try (Api api = api(0, "renamed")) {
      say(api, "renamed-1", "t-1", "canary-visitor", customer("visitor"));
      say(api, "renamed-1", "t-2", "I have signed in", customer("member"));
      say(api, "renamed-1", "t-3", "as I said", customer("member"));
      for (String id : List.of("visitor", "member")) {
        assertThat(api.get("/v1/customers/" + id + "/export").body())
            .asString(StandardCharsets.UTF_8)
            .contains("canary-visitor");
      }
      JsonNode erased = api.delete("/v1/customers/visitor").json();
      assertThat(erased.path("conversations").asInt()).isEqualTo(1);
      assertThat(has(dump(), "canary-visitor")).isFalse();
      assertThat(api.get("/v1/customers/member/export").status()).isEqualTo(404);
    }
  }

  @Test
  void aConversationThatGoesOnAfterItsErasureBeginsAnewOnEveryServer() throws Exception {
    try (Api one = api(0, "going-on");
        Api two = api(1, "going-on")) {
      say(one, "c", "t-1", "hello", customer("u"));
      say(two, "c", "t-2", "hello again", "");
      say(one, "d", "t-1", "hello", customer("u"));
      assertThat(one.delete("/v1/customers/u").json().path("conversations").asInt()).isEqualTo(2);
      assertThat(say(two, "c", "t-3", "still here", "").status()).isEqualTo(201);
      assertThat(say(one, "d", "t-2", "still here", "").status()).isEqualTo(201);
      for (String conversation : List.of("c", "d")) {
        JsonNode items =
            two.get("/v1/conversations/" + conversation + "/turns").json().path("items");
        assertThat(items.findValuesAsText("seq")).containsExactly("1");
      }
    }
  }

  @Test
  void anExportHasEveryTurnInTheHistoryFormat() throws Exception {
    try (Api api = api(0, "exporting")) {
      for (int i = 0; i < 205; i++) {
        say(api, "long", "t-" + i, "message " + i, i == 0 ? customer("u-9") : "");
      }
      say(api, "short", "t-1", "grüezi", customer("u-9"));
      say(api, "foreign", "t-1", "not mine", customer("u-8"));
      String updated = api.get("/v1/conversations/long").json().path("updatedAt").asText();
      Api.Answer answer = api.get("/v1/customers/u-9/export");
      assertThat(answer.contentType()).startsWith("application/x-ndjson");
      try (HistoryReader reader =
          HistoryReader.of("export", new ByteArrayInputStream(answer.body()), BadLines.refuse())) {
        List<Conversation> read = reader.stream().toList();
        assertThat(read).extracting(Conversation::id).containsExactly("long", "short");
        assertThat(read.getFirst().turns()).hasSize(205);
        assertThat(read.getFirst().turns().getLast().text()).contains("message 204");
        Map<String, Object> beside = read.getFirst().turns().getLast().other();
        assertThat(beside).containsKey("decision");
        assertThat(Instant.parse(String.valueOf(beside.get("receivedAt"))))
            .isBetween(Instant.parse(updated).minusSeconds(1), Instant.parse(updated));
        assertThat(read.getLast().customer().id()).contains("u-9");
        assertThat(read.getLast().customer().tier()).contains("vip");
      }
      assertThat(api.get("/v1/customers/u-7/export").status()).isEqualTo(404);
    }
  }

  @Test
  void anExportThatFailsOnItsWayBreaksOff() throws Exception {
    try (Api api = api(0, "failing")) {
      say(api, "whole", "t-1", "hello", customer("u-5"));
      say(api, "x-broken", "t-1", "hello", customer("u-5"));
      execute("UPDATE turn SET response = '{' WHERE conversation_id = 'x-broken'");
      for (String coding : List.of("identity", "gzip")) {
        assertThatThrownBy(() ->
                api.send(api.request("/v1/customers/u-5/export").header("Accept-Encoding", coding)))
            .as(coding)
            .isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void retentionIsSaidAndChecked() throws Exception {
    try (Api api = api(0, "saying")) {
      assertThat(api.get("/v1/retention").json().path("days").isNull()).isTrue();
      assertThat(api.put("/v1/retention", "{'days':30}").json().path("days").asInt()).isEqualTo(30);
      assertThat(api.get("/v1/retention").json().path("changedBy").asText()).startsWith("key-");
      for (String wrong : List.of("0", "36501", "1.5", "'x'", "99999999999")) {
        assertThat(api.put("/v1/retention", "{'days':" + wrong + "}").json().path("field").asText())
            .isEqualTo("days");
      }
      assertThat(api.put("/v1/retention", "{'days':-99999999999}").json().path("detail").asText())
          .isEqualTo("-99999999999 is not in 1..36500");
      assertThat(api.put("/v1/retention", "{'days':3,'hours':1}").json().path("field").asText())
          .isEqualTo("hours");
      assertThat(api.put("/v1/retention", "{'days':null}").json().path("days").isNull()).isTrue();
    }
  }

  @Test
  void whatWasKeptLongEnoughIsErasedByOneOfTheServers() throws Exception {
    try (Api brief = api(0, "brief");
        Api forEver = api(0, "for-ever")) {
      brief.put("/v1/retention", "{'days':30}");
      say(brief, "old", "t-1", "canary-old", "");
      say(brief, "promised", "t-1", "canary-promised, a human please", "");
      say(forEver, "old", "t-1", "canary-for-ever", "");
      long before = finished("retention");
      servers.forEach(server -> server.clock().forward(Duration.ofDays(29)));
      say(brief, "young", "t-1", "canary-young", "");
      servers.forEach(server -> server.clock().forward(Duration.ofDays(2)));
      execute("UPDATE job SET due_at = now() WHERE name = 'retention'");
      long began = System.nanoTime();
      while (finished("retention") == before) {
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(60));
        Thread.sleep(100);
      }
      String dump = dump();
      assertThat(has(dump, "canary-old")).isFalse();
      assertThat(has(dump, "canary-young")).isTrue();
      assertThat(has(dump, "canary-promised")).isTrue();
      assertThat(has(dump, "canary-for-ever")).isTrue();
      // Both servers have looked again by now; the job is not due.
      Thread.sleep(6_000);
      assertThat(finished("retention")).isEqualTo(before + 1);
    }
  }

  /** How often a job was done, after its first time. */
  private long finished(String job) throws Exception {
    for (int i = 0; i < 300; i++) {
      try (Connection connection = connect();
          Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "SELECT runs FROM job WHERE name = '" + job + "' AND runs > 0")) {
        if (row.next()) {
          return row.getLong(1);
        }
      }
      Thread.sleep(100);
    }
    throw new AssertionError(job + " was never done");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
