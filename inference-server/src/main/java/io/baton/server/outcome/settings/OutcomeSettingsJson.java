package io.baton.server.outcome.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.server.http.body.Fields;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Settings as JSON; what is left out is as usual. */
public final class OutcomeSettingsJson {

  private static final int MOST_WRAP_UP = 3_600;
  private static final int MOST_HOURS = 720;

  private OutcomeSettingsJson() {}

  /** All of them. */
  public static ObjectNode write(OutcomeSettings settings) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode reasons = node.putArray("reasons");
    settings.reasons().forEach(reasons::add);
    node.put("surveyOnResolve", settings.surveyOnResolve())
        .put("surveyHours", settings.surveyOpen().toHours())
        .put("followUpHours", settings.followUp().toHours())
        .put("wrapUpSeconds", settings.wrapUp().toSeconds());
    ObjectNode queues = node.putObject("queueWrapUpSeconds");
    new TreeMap<>(settings.queueWrapUp())
        .forEach((queue, time) -> queues.put(queue, time.toSeconds()));
    return node;
  }

  /**
   * Reads them.
   *
   * @throws io.baton.conversation.history.FieldException naming field, value and range
   */
  public static OutcomeSettings read(JsonNode body) {
    Fields fields =
        Fields.of(
            body,
            Set.of(
                "reasons",
                "surveyOnResolve",
                "surveyHours",
                "followUpHours",
                "wrapUpSeconds",
                "queueWrapUpSeconds"));
    OutcomeSettings usual = OutcomeSettings.USUAL;
    List<String> reasons = fields.has("reasons") ? fields.texts("reasons") : usual.reasons();
    if (!reasons.contains(OutcomeSettings.SPAM)) {
      throw fields.wrong("reasons", "lacks 'spam', of which no customer is asked");
    }
    Map<String, Duration> queues =
        fields.wholes("queueWrapUpSeconds", 0, MOST_WRAP_UP).entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, one -> Duration.ofSeconds(one.getValue())));
    return new OutcomeSettings(
        reasons,
        fields.flag("surveyOnResolve", usual.surveyOnResolve()),
        Duration.ofHours(
            fields.whole("surveyHours", (int) usual.surveyOpen().toHours(), 1, MOST_HOURS)),
        Duration.ofHours(
            fields.whole("followUpHours", (int) usual.followUp().toHours(), 1, MOST_HOURS)),
        Duration.ofSeconds(fields.whole("wrapUpSeconds", 0, 0, MOST_WRAP_UP)),
        queues);
  }
}
