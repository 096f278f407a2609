package io.baton.server.chaos.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The events and handoffs of a database, read by its owner. */
final class Outbox {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String OPEN =
      "SELECT count(*) FROM handoff WHERE ended_at IS NULL AND status <> 'offered'";

  private final String url;

  Outbox(String url) {
    this.url = url;
  }

  /** All events in the order of their positions. */
  List<AssignmentEvent> events() throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT conversation_id, seq, type, body FROM event ORDER BY position")) {
      List<AssignmentEvent> events = new ArrayList<>();
      while (rows.next()) {
        events.add(event(rows));
      }
      return events;
    }
  }

  private static AssignmentEvent event(ResultSet row) throws SQLException, IOException {
    String type = row.getString(3);
    boolean ofHandoff = type.startsWith("handoff.");
    JsonNode body = MAPPER.readTree(row.getString(4));
    Map<String, String> details = new HashMap<>();
    body.properties().forEach(one -> details.put(one.getKey(), one.getValue().asText()));
    return new AssignmentEvent(
        row.getString(1),
        row.getInt(2),
        type.replaceFirst("^handoff\\.", ""),
        ofHandoff ? body.path("handoff").asText() : "",
        details);
  }

  /** Handoffs that are promised and not over. */
  int open() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(OPEN)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
