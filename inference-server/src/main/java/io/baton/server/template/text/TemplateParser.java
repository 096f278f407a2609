package io.baton.server.template.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a template:
 *
 * <pre>
 * template = { text | slot | plural | section } ;
 * slot     = "{" name "}" ;
 * plural   = "{" name "," "plural" "," form { form } "}" ;
 * form     = ( "one" | "other" | "=" number ) "{" { text | slot | "#" } "}" ;
 * section  = "[[" template { "|" template } "]]" ;
 * </pre>
 *
 * A backslash before { } [ ] | # or another backslash takes it literally. Reads one text, once.
 */
final class TemplateParser {

  private static final int DEEPEST = 4;
  private static final String SPECIAL = "{}[]|#\\";

  /** What the text is inside of, which decides what ends it. */
  private enum Inside {
    NOTHING,
    SECTION,
    FORM
  }

  private final String source;
  private int at;

  TemplateParser(String source) {
    this.source = source;
  }

  Template parse() {
    if (source.length() > Template.LONGEST) {
      throw wrong(0, source.length() + " characters are more than " + Template.LONGEST);
    }
    return new Template(source, parts(Inside.NOTHING, 0));
  }

  private List<Part> parts(Inside inside, int depth) {
    List<Part> parts = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    while (at < source.length() && !ends(inside)) {
      char c = source.charAt(at);
      boolean special =
          c == '{' || source.startsWith("[[", at) || c == '#' && inside == Inside.FORM;
      if (special) {
        flush(words, parts);
        parts.add(special(inside, depth));
      } else {
        words.append(plain(c));
      }
    }
    flush(words, parts);
    return parts;
  }

  private boolean ends(Inside inside) {
    return switch (inside) {
      case NOTHING -> false;
      case SECTION -> source.startsWith("]]", at) || source.charAt(at) == '|';
      case FORM -> source.charAt(at) == '}';
    };
  }

  private static void flush(StringBuilder words, List<Part> parts) {
    if (!words.isEmpty()) {
      parts.add(new Part.Words(words.toString()));
      words.setLength(0);
    }
  }

  private Part special(Inside inside, int depth) {
    if (source.charAt(at) == '#') {
      at++;
      return new Part.Count();
    }
    if (source.charAt(at) == '{') {
      return braces(inside, depth);
    }
    if (inside == Inside.FORM) {
      throw wrong(at, "no section may stand in a plural");
    }
    return section(depth + 1);
  }

  /** A character that stands for itself. */
  private char plain(char c) {
    if (c == '}' || source.startsWith("]]", at)) {
      throw wrong(at, c == '}' ? "'}' without '{'" : "']]' without '[['");
    }
    if (c != '\\') {
      at++;
      return c;
    }
    if (at + 1 >= source.length() || SPECIAL.indexOf(source.charAt(at + 1)) < 0) {
      throw wrong(at, "'\\' stands before one of " + SPECIAL + " only");
    }
    at += 2;
    return source.charAt(at - 1);
  }

  private Part section(int depth) {
    int start = at;
    if (depth > DEEPEST) {
      throw wrong(start, "sections are nested deeper than " + DEEPEST);
    }
    List<List<Part>> alternatives = new ArrayList<>();
    at += 2;
    alternatives.add(parts(Inside.SECTION, depth));
    while (at < source.length() && source.charAt(at) == '|') {
      at++;
      alternatives.add(parts(Inside.SECTION, depth));
    }
    if (at >= source.length()) {
      throw wrong(start, "'[[' has no ']]'");
    }
    at += 2;
    return new Part.Section(alternatives);
  }

  private Part braces(Inside inside, int depth) {
    int start = at;
    at++;
    blanks();
    int nameAt = at;
    String name = word();
    if (name.isEmpty()) {
      throw wrong(start, "'{' is not followed by the name of a variable");
    }
    blanks();
    if (taken('}')) {
      return new Part.Slot(name, nameAt);
    }
    if (!taken(',')) {
      throw wrong(start, "'{" + name + "' has no '}'");
    }
    if (inside == Inside.FORM) {
      throw wrong(start, "no plural may stand in a plural");
    }
    return plural(name, nameAt, depth);
  }

  private Part plural(String name, int nameAt, int depth) {
    blanks();
    int kindAt = at;
    if (!word().equals("plural")) {
      throw wrong(kindAt, "after '{" + name + ",' only plural may follow");
    }
    blanks();
    if (!taken(',')) {
      throw wrong(at, "',' is missing after plural");
    }
    Map<String, List<Part>> forms = new LinkedHashMap<>();
    blanks();
    while (!taken('}')) {
      form(forms, nameAt, depth);
      blanks();
    }
    if (!forms.containsKey(Plurals.OTHER)) {
      throw wrong(nameAt, "the plural of " + name + " has no other{…}");
    }
    return new Part.Plural(name, nameAt, forms);
  }

  private void form(Map<String, List<Part>> forms, int nameAt, int depth) {
    int start = at;
    String selector = (taken('=') ? "=" : "") + word();
    if (!selector.matches("one|other|=(0|[1-9]\\d{0,8})")) {
      throw at >= source.length()
          ? wrong(nameAt, "the plural has no '}'")
          : wrong(start, "'" + selector + "' is not one, other, or = and a whole number");
    }
    blanks();
    if (!taken('{')) {
      throw wrong(at, "'{' is missing after " + selector);
    }
    List<Part> parts = parts(Inside.FORM, depth);
    if (!taken('}')) {
      throw wrong(start, "'" + selector + "{' has no '}'");
    }
    if (forms.put(selector, parts) != null) {
      throw wrong(start, selector + " is there twice");
    }
  }

  private String word() {
    int start = at;
    while (at < source.length() && isOfWord(source.charAt(at))) {
      at++;
    }
    return source.substring(start, at);
  }

  private static boolean isOfWord(char c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_';
  }

  private void blanks() {
    while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
      at++;
    }
  }

  private boolean taken(char expected) {
    boolean there = at < source.length() && source.charAt(at) == expected;
    at += there ? 1 : 0;
    return there;
  }

  private TemplateException wrong(int offset, String problem) {
    return new TemplateException(source, offset, problem);
  }
}
