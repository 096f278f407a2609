package io.baton.conversation.handoff;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the bot is to do when it has the conversation again. */
public enum HandbackTask {
  /** Ask how satisfied the customer is. */
  SURVEY,
  /** Have the customer confirm what was agreed. */
  CONFIRMATION,
  /** Ask later whether all is well. */
  FOLLOW_UP;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** The name in JSON, such as follow_up. */
  @JsonValue
  public String wireName() {
    return wireName;
  }

  /** The task of this name in JSON. */
  public static Optional<HandbackTask> find(String wireName) {
    return Arrays.stream(values()).filter(task -> task.wireName.equals(wireName)).findFirst();
  }
}
