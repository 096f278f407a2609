package io.baton.server.context.view;

import io.baton.server.context.model.Attempt;
import io.baton.server.context.model.CustomerView;
import io.baton.server.context.model.FoundEntity;
import io.baton.server.context.model.HandoffContext;
import io.baton.server.context.model.MoodAt;
import io.baton.server.context.model.NameSearch;
import io.baton.server.context.model.Reason.Quote;
import io.baton.server.context.model.Transcript.Said;
import io.baton.server.context.summary.Phrases;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A context as plain text in the agent's language, most needed first. */
public final class TextView {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Map<String, Phrases> phrases = Phrases.all();

  /** The text; sections with nothing in them are left out. */
  public String of(HandoffContext context) {
    Phrases words = Phrases.of(phrases, Optional.of(context.language()));
    StringBuilder text = new StringBuilder();
    section(text, words.get("heading.summary"), context.summary().lines(), line -> line.text());
    section(
        text,
        words.get("heading.reason"),
        List.of(context.reason()),
        reason -> reason.sentence() + " (" + reason.code() + ")");
    rows(text, context.reason().evidence(), TextView::quote);
    section(text, words.get("heading.entities"), context.entities(), TextView::entity);
    rows(
        text,
        Stream.of(context.names())
            .filter(names -> names.status() != NameSearch.Status.DONE)
            .toList(),
        names -> words.get("names." + names.status().wireName()));
    section(text, words.get("heading.attempts"), context.attempts(), one -> attempt(one, words));
    section(text, words.get("heading.mood"), context.mood(), TextView::mood);
    section(
        text,
        words.get("heading.suggestion"),
        context.suggestion().stream().toList(),
        one -> one.text());
    customer(text, context.customer(), words);
    section(
        text,
        words.get("heading.notes"),
        context.notes(),
        note -> TIME.format(note.at()) + " " + note.by() + ": " + note.text());
    section(
        text,
        words.get("heading.transcript"),
        context.transcript().turns(),
        said -> said(said, words));
    section(
        text,
        words.get("heading.dropped"),
        context.dropped(),
        one -> one.path() + ": " + one.count() + " (" + one.reason() + ")");
    return text.toString();
  }

  private interface Row<T> {
    String of(T item);
  }

  private static <T> void section(StringBuilder text, String title, List<T> items, Row<T> row) {
    if (!items.isEmpty()) {
      text.append(text.isEmpty() ? "" : "\n").append(title).append('\n');
      rows(text, items, row);
    }
  }

  private static <T> void rows(StringBuilder text, List<T> items, Row<T> row) {
    items.forEach(item -> text.append("- ").append(row.of(item)).append('\n'));
  }

  private static String quote(Quote quote) {
    return quote.signal() + " " + percent(quote.strength()) + ": " + oneLine(quote.text());
  }

  private static String entity(FoundEntity entity) {
    String normal =
        entity
            .normalised()
            .filter(value -> !value.equals(entity.value()))
            .map(value -> " = " + value + entity.currency().map(code -> " " + code).orElse(""))
            .orElse("");
    String sure =
        entity.confidence().isPresent() ? ", " + percent(entity.confidence().getAsDouble()) : "";
    return entity.type()
        + ": "
        + entity.value()
        + normal
        + " ("
        + entity.source().wireName()
        + entity.correction().map(one -> " " + one.by()).orElse("")
        + sure
        + ")";
  }

  private static String attempt(Attempt attempt, Phrases words) {
    String what =
        attempt.reference().map(reference -> " " + reference).orElse("")
            + attempt.text().map(said -> ": " + oneLine(said)).orElse("");
    return attempt.kind() + what + " → " + words.get("result." + attempt.result().wireName());
  }

  private static String mood(MoodAt mood) {
    return mood.seq()
        + ": "
        + mood.sentiment()
        + ", frustration "
        + percent(mood.frustration())
        + ", risk "
        + percent(mood.risk().eventually());
  }

  private static void customer(StringBuilder text, CustomerView customer, Phrases words) {
    section(
        text,
        words.get("heading.customer"),
        Stream.concat(
                customer.id().stream().map(id -> "id: " + id),
                customer.fields().stream()
                    .map(field ->
                        field.name()
                            + ": "
                            + field.value()
                            + " ("
                            + field.source()
                            + ", "
                            + TIME.format(field.fetchedAt())
                            + ")"))
            .toList(),
        row -> row);
    rows(
        text,
        customer.lookups(),
        lookup ->
            lookup.source()
                + ": "
                + lookup.status().wireName()
                + lookup.detail().map(detail -> ", " + detail).orElse(""));
    section(
        text,
        words.get("heading.earlier"),
        customer.earlier(),
        one ->
            TIME.format(one.startedAt())
                + " "
                + one.conversation()
                + one.issue().map(issue -> ", " + issue).orElse("")
                + one.handoff().map(code -> ", " + code).orElse(""));
  }

  private static String said(Said said, Phrases words) {
    String time = said.at().map(at -> TIME.format(at) + " ").orElse("");
    String pressed = said.button().map(button -> " [" + button + "]").orElse("");
    String files = said.attachments().isEmpty() ? "" : " " + said.attachments();
    return said.seq()
        + " "
        + time
        + words.get("speaker." + said.speaker().wireName())
        + ": "
        + oneLine(said.text().orElse(""))
        + pressed
        + files;
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static String percent(double share) {
    return Math.round(share * 100) + " %";
  }
}
