package io.baton.server.template.text;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says a template once. */
final class Rendering {

  private static final Pattern BLANKS = Pattern.compile("[ \\t]{2,}");
  private static final Pattern BREAK = Pattern.compile(" ?\n ?");

  private final Locale locale;
  private final Values values;

  Rendering(Locale locale, Values values) {
    this.locale = locale;
    this.values = values;
  }

  /** Blanks around what was left out come down to one. */
  String text(List<Part> parts) {
    StringBuilder text = new StringBuilder();
    append(parts, "#", text);
    String once = BLANKS.matcher(text).replaceAll(" ");
    return BREAK.matcher(once).replaceAll("\n").strip();
  }

  private void append(List<Part> parts, String number, StringBuilder text) {
    for (Part part : parts) {
      switch (part) {
        case Part.Words words -> text.append(words.text());
        case Part.Count count -> text.append(number);
        case Part.Slot slot ->
            text.append(values.text(slot.name()).orElse("{" + slot.name() + "}"));
        case Part.Plural plural -> append(plural, text);
        case Part.Section section ->
            Places.chosen(section, known(section)).ifPresent(one -> append(one, number, text));
      }
    }
  }

  private void append(Part.Plural plural, StringBuilder text) {
    OptionalLong number = values.number(plural.name());
    if (number.isEmpty()) {
      text.append('{').append(plural.name()).append('}');
    } else {
      append(
          form(plural.forms(), number.getAsLong()),
          NumberFormat.getIntegerInstance(locale).format(number.getAsLong()),
          text);
    }
  }

  private List<Part> form(Map<String, List<Part>> forms, long number) {
    List<Part> other = forms.getOrDefault(Plurals.OTHER, List.of());
    List<Part> byRule = forms.getOrDefault(Plurals.form(locale, number), other);
    return forms.getOrDefault("=" + number, byRule);
  }

  private Set<String> known(Part.Section section) {
    return Places.of(List.of(section)).stream()
        .filter(place ->
            place.plural()
                ? values.number(place.name()).isPresent()
                : values.text(place.name()).isPresent())
        .map(Template.Place::name)
        .collect(Collectors.toSet());
  }
}
