package io.baton.server.queue.settings;

import io.baton.conversation.Checks;

/**
 * A queue.
 *
 * @param id unique in the workspace; not blank
 * @param name for people; not blank
 * @param settings how it orders and routes
 */
public record Queue(String id, String name, QueueSettings settings) {

  public Queue {
    Checks.notBlank("id", id);
    Checks.notBlank("name", name);
  }

  /** A queue for which nothing was said. */
  public static Queue usual(String id) {
    return new Queue(id, id, QueueSettings.usual());
  }
}
