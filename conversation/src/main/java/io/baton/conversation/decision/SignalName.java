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

  /** The name in JSON, such as explicit_request. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
