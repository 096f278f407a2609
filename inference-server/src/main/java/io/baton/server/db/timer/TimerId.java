package io.baton.server.db.timer;

import java.time.Instant;

/**
 * Name of a timer in the database. The time is part of it, so that what is moved to another time
 * gets another timer, and the one before rings for nothing rather than being changed while it may
 * ring already.
 *
 * @param subject may hold slashes
 */
record TimerId(String workspace, String subject, Instant at) {

  String text() {
    return workspace + "/" + at.getEpochSecond() + "/" + subject;
  }

  static TimerId read(String text) {
    String[] parts = text.split("/", 3);
    return new TimerId(parts[0], parts[2], Instant.ofEpochSecond(Long.parseLong(parts[1])));
  }
}
