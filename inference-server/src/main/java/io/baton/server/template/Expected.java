package io.baton.server.template;

import java.time.Duration;
import java.util.Optional;

/** What customers may be told of who comes, and when. Thread-safe. */
public interface Expected {

  /** Nothing is known. */
  Expected NOTHING =
      new Expected() {
        @Override
        public Optional<String> team(
            String workspace, Optional<String> queue, Optional<String> agent) {
          return Optional.empty();
        }

        @Override
        public Optional<String> agent(String workspace, String agent) {
          return Optional.empty();
        }

        @Override
        public Optional<Duration> wait(String workspace, String queue) {
          return Optional.empty();
        }

        @Override
        public boolean closed(String workspace, String queue) {
          return false;
        }

        @Override
        public boolean closed(String workspace) {
          return false;
        }

        @Override
        public Optional<Duration> wait(String workspace) {
          return Optional.empty();
        }
      };

  /** Name of an agent's team, or else of a queue. */
  Optional<String> team(String workspace, Optional<String> queue, Optional<String> agent);

  /** Name of an agent, as customers of the workspace may see it. */
  Optional<String> agent(String workspace, String agent);

  /** What half of those wait at most who come to a queue now. */
  Optional<Duration> wait(String workspace, String queue);

  /** Whether a queue and all of its chain are closed by their hours. */
  boolean closed(String workspace, String queue);

  /** The same of the queue in which handoffs wait if nothing says otherwise. */
  boolean closed(String workspace);

  /**
   * What half of those wait at most who come to that queue now, longer than any limit where nobody
   * serves it; empty while it is closed.
   */
  Optional<Duration> wait(String workspace);
}
