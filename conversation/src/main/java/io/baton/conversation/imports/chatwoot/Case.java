package io.baton.conversation.imports.chatwoot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.Conversation;
import io.baton.conversation.Customer;
import io.baton.conversation.history.FieldException;
import io.baton.conversation.imports.Findings;
import io.baton.conversation.imports.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Makes a conversation of what Chatwoot told of it. Not thread-safe. */
final class Case {

  private static final List<String> KNOWN =
      List.of("event", "id", "created_at", "messages", "last_non_activity_message", "channel");

  private final String id;
  private final Map<String, Message> messages = new LinkedHashMap<>();
  private final ObjectNode details = JsonNodeFactory.instance.objectNode();

  Case(String id) {
    this.id = id;
  }

  /** A message that is there again, as after it was edited, counts as it was told last. */
  void message(JsonNode value, Findings findings) {
    Message message = Message.of(value);
    if (messages.containsKey(message.id())) {
      findings.duplicate();
    }
    messages.merge(message.id(), message, (before, now) -> now.after(before));
  }

  /** What is told of the conversation later counts more. */
  void details(JsonNode value) {
    JsonNode account = value.path("account_id");
    JsonNode before = details.path("account_id");
    if (account.isNumber() && before.isNumber() && !account.equals(before)) {
      throw new FieldException(
          "account_id",
          account + " after " + before + ": ids repeat between accounts; import one at a time");
    }
    // What cannot be read is told with its line, not when all is put together.
    Values.instant("created_at", value.path("created_at"));
    ObjectNode news = value.deepCopy();
    // A page of messages has an empty object for what it does not tell.
    news.properties()
        .removeIf(field ->
            field.getValue().isNull()
                || (field.getValue().isObject() && field.getValue().isEmpty()));
    // A page of messages tells less of the people than a page of conversations.
    if (details.get("meta") instanceof ObjectNode known
        && news.get("meta") instanceof ObjectNode meta) {
      news.set("meta", known.deepCopy().setAll(meta));
    }
    details.setAll(news);
  }

  Conversation conversation() {
    List<Message> ordered = new ArrayList<>(messages.values());
    ordered.sort(
        Comparator.comparing(
                (Message message) -> message.at().map(Instant::toEpochMilli).orElse(0L))
            .thenComparing(message -> message.id().length())
            .thenComparing(Message::id));
    List<Message> said =
        ordered.stream()
            .filter(Predicate.not(Message::isNote))
            .flatMap(message -> Stream.concat(Stream.of(message), message.answer().stream()))
            .toList();
    return new Conversation(
        id,
        channel(),
        language(),
        Optional.empty(),
        Values.instant("created_at", details.path("created_at"))
            .or(() -> ordered.stream().flatMap(message -> message.at().stream()).findFirst()),
        customer(),
        said.stream().map(Message::turn).toList(),
        Ending.of(said, details).outcome(),
        other(ordered));
  }

  /** {@code Channel::WebWidget} and the like. */
  private Optional<String> channel() {
    return Values.text(details.path("meta").path("channel"))
        .or(() -> Values.text(details.path("channel")))
        .map(name -> name.replaceFirst("^Channel::", "").toLowerCase(Locale.ROOT))
        .map(name -> name.equals("webwidget") ? "web" : name);
  }

  /** As Chatwoot found it in the messages, else that of the browser. */
  private Optional<String> language() {
    JsonNode attributes = details.path("additional_attributes");
    return Values.text(attributes.path("conversation_language"))
        .or(() -> Values.text(attributes.path("browser_language")))
        .or(() -> Values.text(attributes.path("browser").path("browser_language")));
  }

  private Customer customer() {
    JsonNode sender = details.path("meta").path("sender");
    return new Customer(
        Values.text(sender.path("id")),
        Optional.empty(),
        Values.unknown(sender, List.of("id", "tier", "thumbnail")));
  }

  private Map<String, Object> other(List<Message> ordered) {
    Map<String, Object> other = Values.unknown(details, KNOWN);
    if (other.get("meta") instanceof Map<?, ?> meta) {
      Map<Object, Object> people = new LinkedHashMap<>(meta);
      people.remove("sender");
      other.put("meta", people);
    }
    List<Object> notes =
        ordered.stream().filter(Message::isNote).map(note -> Values.plain(note.value())).toList();
    if (!notes.isEmpty()) {
      other.put("notes", notes);
    }
    return other.isEmpty() ? Map.of() : Map.of("chatwoot", other);
  }
}
