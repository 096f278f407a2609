package io.baton.server.template.text;

import java.util.List;
import java.util.Map;

/** A part of a template. */
public sealed interface Part {

  /** Text that is said as it stands. */
  record Words(String text) implements Part {}

  /**
   * A variable, <code>{name}</code>.
   *
   * @param at offset of its name in the source
   */
  record Slot(String name, int at) implements Part {}

  /** The number of the plural that it stands in, <code>#</code>. */
  record Count() implements Part {}

  /**
   * Text by number, <code>{minutes, plural, one{# minute} other{# minutes}}</code>.
   *
   * @param name of the variable
   * @param at offset of its name in the source
   * @param forms by selector: one, other, or = and a whole number; other is always there
   */
  record Plural(String name, int at, Map<String, List<Part>> forms) implements Part {

    public Plural {
      forms = Map.copyOf(forms);
    }
  }

  /**
   * Text that is said only where its variables are known, <code>[[ from {team}| from us]]</code>:
   * the first of its alternatives whose own variables are all known, or none.
   */
  record Section(List<List<Part>> alternatives) implements Part {

    public Section {
      alternatives = List.copyOf(alternatives);
    }
  }
}
