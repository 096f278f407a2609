package io.baton.conversation.decision;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The signals that the escalation engine detects. */
public enum SignalName {
  EXPLICIT_REQUEST,
  LOW_CONFIDENCE,
  NEGATIVE_SENTIMENT,
  LOOP,
  TOPIC_RULE,
  REPEATED_FAILURE,
  BEHAVIOUR,
  BOT_PROMISE;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** The name in JSON, such as explicit_request. */
  @JsonValue
  public String wireName() {
    return wireName;
  }
}
