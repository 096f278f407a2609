package io.baton.server.notice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.history.FieldException;
import io.baton.server.callback.Contact;
import io.baton.server.http.body.Fields;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who is told of customers who wait in a queue, and when.
 *
 * @param emails addresses of the queue, told of everything
 * @param supervisors addresses told of what nobody takes and of what becomes urgent
 * @param accept how long nobody may take it, until that is told
 * @param language BCP 47 tag of the e-mails; that of the workspace where empty
 */
public record NoticeRules(
    List<String> emails, List<String> supervisors, Duration accept, Optional<String> language) {

  private static final Set<String> FIELDS =
      Set.of("emails", "supervisors", "acceptSeconds", "language");
  private static final int MOST_ADDRESSES = 20;
  private static final int LONGEST_LANGUAGE = 35;
  private static final int USUAL_SECONDS = 120;
  private static final int DAY = 86_400;

  public NoticeRules {
    emails = List.copyOf(emails);
    supervisors = List.copyOf(supervisors);
  }

  /** Addresses that a notice goes to, each once. */
  public List<String> addresses(Notice.Kind kind) {
    Set<String> all = new LinkedHashSet<>(emails);
    if (kind != Notice.Kind.REQUESTED) {
      all.addAll(supervisors);
    }
    return List.copyOf(all);
  }

  /** Whether anybody is to be written to. */
  boolean writes() {
    return !emails.isEmpty() || !supervisors.isEmpty();
  }

  /**
   * Reads them.
   *
   * @throws FieldException naming field, value and range
   */
  static NoticeRules read(JsonNode body) {
    Fields fields = Fields.of(body, FIELDS);
    Optional<String> language = fields.text("language");
    if (language.filter(tag -> tag.isBlank() || tag.length() > LONGEST_LANGUAGE).isPresent()) {
      throw fields.wrong("language", "is no language tag such as pt-BR");
    }
    return new NoticeRules(
        addresses(fields, "emails"),
        addresses(fields, "supervisors"),
        Duration.ofSeconds(fields.whole("acceptSeconds", USUAL_SECONDS, 1, DAY)),
        language);
  }

  private static List<String> addresses(Fields fields, String name) {
    List<String> addresses = fields.texts(name);
    if (addresses.size() > MOST_ADDRESSES) {
      throw fields.wrong(name, addresses.size() + " are more than " + MOST_ADDRESSES);
    }
    for (int i = 0; i < addresses.size(); i++) {
      Contact.checkEmail(name + "[" + i + "]", addresses.get(i));
    }
    return addresses;
  }

  ObjectNode write() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    emails.forEach(node.putArray("emails")::add);
    supervisors.forEach(node.putArray("supervisors")::add);
    node.put("acceptSeconds", accept.toSeconds());
    language.ifPresent(tag -> node.put("language", tag));
    return node;
  }
}
