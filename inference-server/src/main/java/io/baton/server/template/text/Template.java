package io.baton.server.template.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A text with variables. Immutable.
 *
 * @param source as it was written
 * @param parts of it, in order
 */
public record Template(String source, List<Part> parts) {

  /** Characters of a template. */
  public static final int LONGEST = 2_000;

  public Template {
    parts = List.copyOf(parts);
  }

  /**
   * Reads one.
   *
   * @throws TemplateException with line and column of the first thing that is wrong
   */
  public static Template parse(String source) {
    return new TemplateParser(source).parse();
  }

  /**
   * The text.
   *
   * @param locale chooses plural forms, and writes their numbers
   * @param values a slot outside of sections whose variable is unknown is left as it was written
   */
  public String render(Locale locale, Values values) {
    return new Rendering(locale, values).text(parts);
  }

  /** Every place where a variable stands: slots and plurals, those in sections too. */
  public List<Place> places() {
    return Places.of(parts);
  }

  /** Variables that the text has where only these are known. */
  public Set<String> said(Set<String> known) {
    Set<String> said = new TreeSet<>();
    Places.said(parts, known, said);
    return said;
  }

  /**
   * Where a variable stands.
   *
   * @param name of the variable
   * @param at offset in the source
   * @param plural whether its number chooses a form
   * @param inSection whether it may be left out
   */
  public record Place(String name, int at, boolean plural, boolean inSection) {}
}
