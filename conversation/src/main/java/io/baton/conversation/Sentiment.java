package io.baton.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The tone of a customer's turn. */
public enum Sentiment {
  NEGATIVE,
  NEUTRAL,
  POSITIVE;

  /**
   * Reads the lower-case wire name.
   *
   * @throws IllegalArgumentException if it is none of negative, neutral, positive
   */
  @JsonCreator
  public static Sentiment of(String name) {
    for (Sentiment sentiment : values()) {
      if (sentiment.wireName().equals(name)) {
        return sentiment;
      }
    }
    throw new IllegalArgumentException(
        "sentiment: '" + name + "' is none of negative, neutral, positive");
  }

  /** The name in JSON: lower case. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
