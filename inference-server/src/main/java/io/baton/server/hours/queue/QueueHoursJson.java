package io.baton.server.hours.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.history.FieldException;
import io.baton.server.hours.Fields;
import io.baton.server.hours.HoursReader;
import io.baton.server.hours.HoursView;
import io.baton.server.hours.slot.SlotRules;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Hours of a queue in JSON. */
public final class QueueHoursJson {

  private static final int USUAL_MINUTES = 30;
  private static final int USUAL_LEAD = 60;
  private static final int USUAL_DAYS = 14;

  private QueueHoursJson() {}

  /** As the API and the database have them. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record View(
      String queue,
      HoursView hours,
      Optional<SlotRules> callbacks,
      List<String> follow,
      boolean articles) {

    /** The JSON form of a queue's hours. */
    public static View of(QueueHours hours) {
      return new View(
          hours.queue(),
          HoursView.of(hours.hours()),
          hours.callbacks(),
          hours.follow(),
          hours.articles());
    }
  }

  /**
   * Reads what a queue's hours are to be.
   *
   * @throws FieldException naming the field, the value and the range
   */
  public static QueueHours read(String queue, JsonNode node) {
    Fields fields =
        Fields.of(node, "", Set.of("queue", "hours", "callbacks", "follow", "articles"));
    if (fields.has("queue") && !fields.text("queue").equals(queue)) {
      throw fields.wrong("queue", fields.text("queue"), "'" + queue + "', as in the path");
    }
    return new QueueHours(
        queue,
        HoursReader.read(fields.value("hours"), "hours"),
        fields.has("callbacks") ? Optional.of(rules(fields)) : Optional.empty(),
        fields.list("follow", QueueHoursJson::text),
        fields.flag("articles", true));
  }

  private static SlotRules rules(Fields fields) {
    Fields rules =
        fields.object("callbacks", Set.of("minutes", "capacity", "leadMinutes", "daysAhead"));
    int capacity =
        rules
            .findInteger("capacity")
            .orElseThrow(() ->
                new FieldException(rules.path("capacity"), "missing; a whole number is needed"));
    return rules.checked(() ->
        new SlotRules(
            rules.integer("minutes", USUAL_MINUTES),
            capacity,
            rules.integer("leadMinutes", USUAL_LEAD),
            rules.integer("daysAhead", USUAL_DAYS)));
  }

  private static String text(JsonNode node, String path) {
    if (!node.isTextual() || node.textValue().isBlank()) {
      throw new FieldException(path, node + " is not the id of a queue");
    }
    return node.textValue();
  }
}
