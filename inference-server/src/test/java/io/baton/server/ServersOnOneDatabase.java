package io.baton.server;

import io.baton.server.config.Setting;
import io.baton.server.db.EmbeddedDatabase;
import io.baton.server.db.PreparedDatabase;
import java.nio.file.Path;
import java.util.Map;

/** A database and a server on it, to which others may come. */
final class ServersOnOneDatabase implements AutoCloseable {

  private final Path folder;
  private final EmbeddedDatabase database;
  private final TestServer server;

  /** Starts both in a folder of theirs. */
  ServersOnOneDatabase(Path folder) {
    this.folder = folder;
    this.database = PreparedDatabase.start(folder.resolve("database"));
    this.server = another("one");
  }

  /** Starts one more server, which the caller closes. */
  TestServer another(String name) {
    return new TestServer(
        folder.resolve(name),
        Map.of(Setting.DATABASE_URL, database.url(), Setting.API_KEY, "operator-key"));
  }

  /** The first one. */
  TestServer server() {
    return server;
  }

  @Override
  public void close() {
    server.close();
    database.close();
  }
}
