package io.baton.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who speaks a turn. */
public enum Speaker {
  CUSTOMER,
  BOT,
  AGENT,
  SYSTEM;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /**
   * Reads the lower-case wire name.
   *
   * @throws IllegalArgumentException if it is none of customer, bot, agent, system
   */
  @JsonCreator
  public static Speaker of(String name) {
    for (Speaker speaker : values()) {
      if (speaker.wireName().equals(name)) {
        return speaker;
      }
    }
    throw new IllegalArgumentException(
        "speaker: '" + name + "' is none of customer, bot, agent, system");
  }

  /** The name in JSON: lower case. */
  @JsonValue
  public String wireName() {
    return wireName;
  }
}
