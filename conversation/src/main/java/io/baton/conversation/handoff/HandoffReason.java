package io.baton.conversation.handoff;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a conversation goes to a human; the codes of taxonomy {@link #TAXONOMY}. */
public enum HandoffReason {
  /** The customer asked for a person. */
  EXPLICIT_REQUEST,
  /** The customer said yes to an offer. */
  OFFER_ACCEPTED,
  /** The bot told the customer that somebody would come. */
  BOT_PROMISE,
  /** A rule that no model may overrule. */
  MANDATORY_RULE,
  /** Another rule of the policy. */
  TOPIC_RULE,
  /** The model's risk passed the policy's threshold. */
  HIGH_RISK,
  /** The bot is not sure what the customer means. */
  LOW_CONFIDENCE,
  /** The bot failed too often. */
  REPEATED_FAILURE,
  /** The conversation goes in circles. */
  LOOP,
  /** The customer is angry or disappointed. */
  NEGATIVE_SENTIMENT,
  /** How the customer types tells of trouble. */
  BEHAVIOUR,
  /** The bot's developer asked for it by API. */
  BOT_REQUEST,
  /** An agent took the conversation over. */
  AGENT_TAKEOVER,
  /** An agent passed it on to another. */
  AGENT_TRANSFER,
  /** The customer writes again after a human settled the matter. */
  RETURNING_CUSTOMER,
  /** The bot did not answer the customer in time. */
  BOT_UNREACHABLE,
  /** No decision could be had in time. */
  ENGINE_UNREACHABLE;

  /** Version of the codes; it rises when a code changes its meaning or goes. */
  public static final int TAXONOMY = 1;

  private static final String LADDER = "ladder:";

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** The name in JSON, such as explicit_request. */
  @JsonValue
  public String wireName() {
    return wireName;
  }

  /** The reason of this name in JSON. */
  public static Optional<HandoffReason> find(String wireName) {
    return Arrays.stream(values()).filter(reason -> reason.wireName.equals(wireName)).findFirst();
  }

  /**
   * The reason for which a policy chose to hand off.
   *
   * @param chosen as a decision tells it, such as mandatory_rule:fraud or ladder:loop
   */
  public static HandoffReason ofDecision(String chosen) {
    String name = chosen.startsWith(LADDER) ? chosen.substring(LADDER.length()) : chosen;
    return switch (name.replaceAll(":.*", "")) {
      case "risk_hand_off" -> HIGH_RISK;
      case "fallback", "bot_fallback" -> REPEATED_FAILURE;
      case String other -> find(other).orElse(HIGH_RISK);
    };
  }

  /**
   * Whether it holds however often the conversation went to and fro: the customer asked, or a rule
   * demands it, or somebody decided it.
   */
  public boolean certain() {
    return switch (this) {
      case EXPLICIT_REQUEST,
          OFFER_ACCEPTED,
          BOT_PROMISE,
          MANDATORY_RULE,
          BOT_REQUEST,
          AGENT_TAKEOVER,
          AGENT_TRANSFER,
          RETURNING_CUSTOMER,
          BOT_UNREACHABLE,
          ENGINE_UNREACHABLE ->
          true;
      case TOPIC_RULE,
          HIGH_RISK,
          LOW_CONFIDENCE,
          REPEATED_FAILURE,
          LOOP,
          NEGATIVE_SENTIMENT,
          BEHAVIOUR ->
          false;
    };
  }
}
