package io.baton.server.hours.queue;

import java.util.OptionalInt;

/** Who is there now, whatever the hours say. */
@FunctionalInterface
public interface Agents {

  /**
   * Agents who could take a conversation of a queue now.
   *
   * @return empty if nobody keeps account of presence
   */
  OptionalInt free(String workspace, String queue);
}
