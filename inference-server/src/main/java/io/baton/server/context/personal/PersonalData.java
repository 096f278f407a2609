package io.baton.server.context.personal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds personal data that has a shape, and hides it. What is hidden keeps its length, so that
 * places in the text stay what they were: {@code 4111 1111 1111 1111} becomes {@code •••• •••• ••••
 * 1111}. A number that has no shape of its own, such as nine digits, counts only where words before
 * it, or the question before the turn, say what it is.
 */
public final class PersonalData {

  /** Stands for each letter or digit that is hidden. */
  public static final char HIDDEN = '•';

  private PersonalData() {}

  /** Places in a text, in order, none of which overlaps another. */
  public static List<PersonalSpan> find(String text) {
    return find(text, "");
  }

  /**
   * Places in a text, in order, none of which overlaps another.
   *
   * @param before what the other side said just before; empty for nothing
   */
  public static List<PersonalSpan> find(String text, String before) {
    String plain = PlainText.of(text);
    Nearby asked = Nearby.asked(PlainText.of(before));
    List<PersonalSpan> spans = new ArrayList<>();
    Consumer<PersonalSpan> free =
        span -> {
          if (spans.stream().noneMatch(taken -> taken.overlaps(span.start(), span.end()))) {
            spans.add(span);
          }
        };
    Ibans.find(plain, free);
    Recogniser.ALL.forEach(recogniser -> recogniser.find(plain, asked, free));
    spans.sort(Comparator.comparingInt(PersonalSpan::start));
    return List.copyOf(spans);
  }

  /** The text with these places hidden. */
  public static String mask(String text, List<PersonalSpan> spans) {
    StringBuilder masked = new StringBuilder(text);
    for (PersonalSpan span : spans) {
      String piece = text.substring(span.start(), span.end());
      masked.replace(span.start(), span.end(), Mask.of(span.kind()).hide(piece));
    }
    return masked.toString();
  }

  /** The text with all personal data hidden. */
  public static String mask(String text) {
    return mask(text, find(text));
  }

  /** A value that is known to be personal data of this kind, hidden. */
  public static String mask(String value, PersonalKind kind) {
    return Mask.of(kind).hide(value);
  }
}
