package io.baton.conversation.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.Behaviour;
import io.baton.conversation.Entity;
import io.baton.conversation.IntentScore;
import io.baton.conversation.OutsideSignal;
import io.baton.conversation.Sentiment;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.TurnLabel;
import java.util.OptionalDouble;

/** A turn in JSON, as histories and the HTTP API carry it. */
public final class TurnJson {

  private TurnJson() {}

  /**
   * Reads a turn.
   *
   * @param node a JSON object
   * @param path where it stands, for complaints; empty for the outermost
   * @throws FieldException naming the field, the value and the range
   */
  public static Turn read(JsonNode node, String path) {
    return JsonFields.of(node, path).checked(TurnJson::turn);
  }

  static Turn turn(JsonFields fields) {
    Turn.Builder builder =
        Turn.builder(fields.required("id"), Speaker.of(fields.required("speaker")))
            .fallback(fields.flag("fallback").orElse(false));
    fields.instant("at").ifPresent(builder::at);
    fields.text("text").ifPresent(builder::text);
    fields.text("intent").ifPresent(builder::intent);
    fields.number("confidence").ifPresent(builder::confidence);
    fields.text("replyId").ifPresent(builder::replyId);
    fields.list("ranking", TurnJson::ranked).forEach(builder::ranked);
    fields.list("entities", TurnJson::entity).forEach(builder::entity);
    fields.list("signals", TurnJson::signal).forEach(builder::signal);
    fields.object("behaviour", TurnJson::behaviour).ifPresent(builder::behaviour);
    fields.object("label", TurnJson::label).ifPresent(builder::label);
    fields.takeUnknown().forEach(builder::other);
    return builder.build();
  }

  private static IntentScore ranked(JsonFields fields) {
    return new IntentScore(fields.required("intent"), needed(fields, "confidence"));
  }

  private static Entity entity(JsonFields fields) {
    return new Entity(
        fields.required("type"),
        fields.text("value").orElse(""),
        fields.integer("start"),
        fields.integer("end"),
        fields.number("confidence"));
  }

  private static OutsideSignal signal(JsonFields fields) {
    return new OutsideSignal(
        fields.required("modality"),
        fields.required("name"),
        needed(fields, "value"),
        fields.number("confidence").orElse(1));
  }

  private static double needed(JsonFields fields, String field) {
    OptionalDouble value = fields.number(field);
    return value.orElseThrow(
        () -> new FieldException(fields.path(field), "missing; a number in [0, 1] is needed"));
  }

  private static Behaviour behaviour(JsonFields fields) {
    return new Behaviour(fields.integer("typingMillis"), fields.integer("edits"));
  }

  private static TurnLabel label(JsonFields fields) {
    return new TurnLabel(
        fields.flag("needsHuman"),
        fields.number("needsHumanShare"),
        fields.text("sentiment").map(Sentiment::of),
        fields.text("emotion"),
        fields.flag("offensive"),
        fields.integer("satisfaction"),
        fields.findList("entities", TurnJson::entity));
  }
}
