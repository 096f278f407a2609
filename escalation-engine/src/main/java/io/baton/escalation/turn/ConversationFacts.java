package io.baton.escalation.turn;

import io.baton.conversation.Conversation;
import io.baton.escalation.codec.ByteSink;
import io.baton.escalation.codec.ByteSource;
import java.util.Optional;

/**
 * What is known of a conversation before its first turn.
 *
 * @param channel such as web
 * @param language BCP 47 tag
 * @param industry such as banking
 * @param tier of the customer, such as vip
 */
public record ConversationFacts(
    Optional<String> channel,
    Optional<String> language,
    Optional<String> industry,
    Optional<String> tier) {

  /** Nothing known. */
  public static final ConversationFacts UNKNOWN =
      new ConversationFacts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private static final int LONGEST = 64;

  public ConversationFacts {
    check("channel", channel);
    check("language", language);
    check("industry", industry);
    check("customer.tier", tier);
  }

  /**
   * Of a conversation.
   *
   * @throws IllegalArgumentException if one is longer than 64 characters
   */
  public static ConversationFacts of(Conversation conversation) {
    return new ConversationFacts(
        conversation.channel(),
        conversation.language(),
        conversation.industry(),
        conversation.customer().tier());
  }

  /** Of a conversation of a history: what is longer than rules ask for is not known. */
  public static ConversationFacts ofHistory(Conversation conversation) {
    return new ConversationFacts(
        conversation.channel().filter(ConversationFacts::isShort),
        conversation.language().filter(ConversationFacts::isShort),
        conversation.industry().filter(ConversationFacts::isShort),
        conversation.customer().tier().filter(ConversationFacts::isShort));
  }

  private static boolean isShort(String value) {
    return value.length() <= LONGEST;
  }

  private static void check(String field, Optional<String> value) {
    if (value.isPresent() && !isShort(value.get())) {
      throw new IllegalArgumentException(
          field + ": " + value.get().length() + " characters are more than " + LONGEST);
    }
  }

  /** Appends these facts. */
  public void write(ByteSink sink) {
    sink.putText(channel.orElse(""));
    sink.putText(language.orElse(""));
    sink.putText(industry.orElse(""));
    sink.putText(tier.orElse(""));
  }

  /** Reads what {@link #write} wrote. */
  public static ConversationFacts read(ByteSource source) {
    return new ConversationFacts(part(source), part(source), part(source), part(source));
  }

  private static Optional<String> part(ByteSource source) {
    return Optional.of(source.takeText()).filter(text -> !text.isEmpty());
  }
}
