package io.baton.server.template;

import io.baton.conversation.handoff.EventType;
import io.baton.server.handoff.Introduction;
import io.baton.server.queue.NoteWords;
import io.baton.server.template.catalogue.MessageKey;
import io.baton.server.template.catalogue.Variable;
import io.baton.server.template.catalogue.Variables;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Says the place in a queue and why it got worse, that it takes longer than it should, and that a
 * callback can be had. Thread-safe.
 */
public final class QueueWords implements NoteWords {

  private final Messages messages;

  public QueueWords(Messages messages) {
    this.messages = messages;
  }

  @Override
  public boolean says(EventType type) {
    return key(type, Map.of()).isPresent();
  }

  @Override
  public Introduction of(
      String workspace, EventType type, Map<String, Object> details, Optional<String> language) {
    MessageKey key =
        key(type, details)
            .orElseThrow(() -> new IllegalArgumentException("type: nothing is said with " + type));
    Variables known = wait(details);
    Variables all =
        key.knows(Variable.AHEAD) && details.get("ahead") instanceof Number ahead
            ? known.with(Variable.AHEAD, ahead.longValue())
            : known;
    Messages.Said said = messages.say(workspace, key, language, all);
    return new Introduction(said.text(), said.language());
  }

  private static Optional<MessageKey> key(EventType type, Map<String, Object> details) {
    return switch (type) {
      case QUEUE_POSITION_CHANGED -> Optional.of(place(details));
      case QUEUE_CALLBACK_OFFERED -> Optional.of(MessageKey.QUEUE_CALLBACK_OFFER);
      case QUEUE_STILL_WAITING -> Optional.of(MessageKey.QUEUE_STILL_WAITING);
      default -> Optional.empty();
    };
  }

  private static MessageKey place(Map<String, Object> details) {
    return switch (String.valueOf(details.getOrDefault("reason", ""))) {
      case "priority" -> MessageKey.QUEUE_WORSENED_PRIORITY;
      case "staffing" -> MessageKey.QUEUE_WORSENED_STAFFING;
      case "returned" -> MessageKey.QUEUE_WORSENED_RETURNED;
      default -> MessageKey.QUEUE_POSITION;
    };
  }

  private static Variables wait(Map<String, Object> details) {
    return details.get("p50Seconds") instanceof Number seconds
        ? Variables.NONE.with(Variable.WAIT, Duration.ofSeconds(Math.max(0, seconds.longValue())))
        : Variables.NONE;
  }
}
