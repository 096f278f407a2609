package io.baton.conversation.imports.chatwoot;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.Outcome;
import io.baton.conversation.Speaker;
import io.baton.conversation.imports.Values;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whether a conversation went from the bot to a person. Chatwoot keeps a bot's conversations
 * pending, and opens them to hand them over:
 *
 * <ul>
 *   <li>a person wrote after the bot, or a pending conversation was opened: escalated, there
 *   <li>a person, not a bot, is assigned, or it is open: escalated
 *   <li>resolved without a person: not escalated
 *   <li>still pending, or no bot had a part in it: unknown
 * </ul>
 *
 * <p>That it is resolved means closed, also after days of silence; whether the customer's matter
 * was settled is not known.
 */
final class Ending {

  private static final String PERSON = "user";

  private final List<Message> messages;
  private final JsonNode details;

  private Ending(List<Message> messages, JsonNode details) {
    this.messages = messages;
    this.details = details;
  }

  static Ending of(List<Message> messages, JsonNode details) {
    return new Ending(messages, details);
  }

  Outcome outcome() {
    Outcome outcome = escalated().map(Outcome::escalated).orElse(Outcome.UNKNOWN);
    if (outcome.escalated().orElse(false)) {
      outcome = at().map(outcome::withEscalatedAtTurn).orElse(outcome);
    }
    OptionalInt rating =
        messages.stream()
            .map(Message::rating)
            .filter(OptionalInt::isPresent)
            .findFirst()
            .orElse(OptionalInt.empty());
    return rating.isPresent() ? outcome.withCsat(rating.getAsInt()) : outcome;
  }

  private Optional<Boolean> escalated() {
    if (messages.stream().noneMatch(message -> message.speaker() == Speaker.BOT)) {
      return Optional.empty();
    }
    String status = Values.text(details.path("status")).orElse("");
    if (at().isPresent() || isAssigned() || status.equals("open")) {
      return Optional.of(true);
    }
    return status.equals("resolved") ? Optional.of(false) : Optional.empty();
  }

  /**
   * To a person: a bot can be assigned, too. Older versions assign people alone, without a type.
   */
  private boolean isAssigned() {
    JsonNode meta = details.path("meta");
    JsonNode assignee = meta.path("assignee");
    String type =
        Values.text(assignee.path("type"))
            .or(() -> Values.text(meta.path("assignee_type")))
            .orElse(PERSON);
    return assignee.has("id") && type.equalsIgnoreCase(PERSON);
  }

  private Optional<String> at() {
    return whenOpened().or(this::firstOfAgent);
  }

  private Optional<String> firstOfAgent() {
    return messages.stream()
        .dropWhile(message -> message.speaker() != Speaker.BOT)
        .filter(message -> message.speaker() == Speaker.AGENT)
        .map(Message::id)
        .findFirst();
  }

  /** The customer's last turn before the status went from pending to open. */
  private Optional<String> whenOpened() {
    boolean pending = false;
    Optional<String> customer = Optional.empty();
    for (Message message : messages) {
      String status = message.status().orElse("");
      if (pending && status.equals("open")) {
        return customer.or(() -> Optional.of(message.id()));
      }
      pending |= status.equals("pending");
      customer = message.speaker() == Speaker.CUSTOMER ? Optional.of(message.id()) : customer;
    }
    return Optional.empty();
  }
}
