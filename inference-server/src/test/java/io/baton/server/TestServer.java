package io.baton.server;

import io.baton.server.config.ConfigLoader;
import io.baton.server.config.ServerConfig;
import io.baton.server.config.Setting;
import io.baton.server.db.PreparedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** A server of rules alone in this process, on a free port, and the operator's way to it. */
final class TestServer implements AutoCloseable {

  private final MovableClock clock = new MovableClock();
  private final Server server;
  private final Api operator;

  TestServer(Path data) {
    this(data, Map.of());
  }

  TestServer(Path data, Map<Setting, String> settings) {
    if (!settings.containsKey(Setting.DATABASE_URL)
        && Files.notExists(data.resolve("postgresql"))) {
      PreparedDatabase.copyTo(data);
    }
    this.server = Wiring.start(config(data, settings), clock);
    this.operator = new Api(server.port(), server.key().value());
  }

  static ServerConfig config(Path data, Map<Setting, String> settings) {
    Map<Setting, String> flags = new EnumMap<>(Setting.class);
    flags.putAll(Map.of(Setting.PORT, "0", Setting.DATA, data.toString(), Setting.MODEL, "none"));
    // Each connection is a process of PostgreSQL that starts and ends.
    flags.put(Setting.POOL_SIZE, "4");
    // Their model takes seconds to load, which few tests need.
    flags.put(Setting.NAMES, "off");
    flags.putAll(settings);
    return new ConfigLoader(warning -> {}).flags(flags).load();
  }

  Server server() {
    return server;
  }

  MovableClock clock() {
    return clock;
  }

  /** With the key of the server's own configuration. */
  Api operator() {
    return operator;
  }

  /** With another key. */
  Api with(String key) {
    return new Api(server.port(), key);
  }

  /** A new key of a workspace, which is made if it is not there. */
  String key(String workspace, String... scopes) throws IOException, InterruptedException {
    operator.put("/v1/workspaces/" + workspace, "");
    return operator
        .post(
            "/v1/workspaces/" + workspace + "/keys",
            "{'name':'test','scopes':['" + String.join("','", scopes) + "']}")
        .json()
        .path("key")
        .asText();
  }

  @Override
  public void close() {
    operator.close();
    server.close();
  }
}
