package io.baton.server.queue;

import io.baton.conversation.handoff.EventType;
import io.baton.server.handoff.Introduction;
import java.util.Map;
import java.util.Optional;

/** Composes what customers are told with events of queues. Thread-safe. */
public interface NoteWords {

  /** Not a word. */
  NoteWords NONE =
      new NoteWords() {
        @Override
        public boolean says(EventType type) {
          return false;
        }

        @Override
        public Introduction of(
            String workspace,
            EventType type,
            Map<String, Object> details,
            Optional<String> language) {
          throw new IllegalArgumentException("type: nothing is said with " + type);
        }
      };

  /** Whether something is said with events of this type. */
  boolean says(EventType type);

  /**
   * What is said with an event.
   *
   * @param details of the event: ahead, reason where it got worse, p50Seconds where that is known
   * @param language BCP 47 tag, if it is known
   * @throws IllegalArgumentException if nothing is said with events of this type
   */
  Introduction of(
      String workspace, EventType type, Map<String, Object> details, Optional<String> language);
}
