package io.baton.server;

import io.baton.server.config.ServerConfig;
import io.baton.server.db.Database;
import io.baton.server.http.Bodies;
import io.baton.server.http.Json;
import java.time.Clock;

/** What all features need. */
record Shared(ServerConfig config, Database database, Json json, Bodies bodies, Clock clock) {

  static Shared of(ServerConfig config, Database database, Clock clock) {
    Json json = new Json();
    return new Shared(
        config, database, json, new Bodies(json, config.http().mostBodyBytes()), clock);
  }
}
