package io.baton.knowledge;

/**
 * A piece of a text.
 *
 * @param start of its first character, in UTF-16 code units
 * @param end after its last
 */
public record Span(int start, int end) {

  /** Checks that something is in it. */
  public Span {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("span: [" + start + ", " + end + ") holds nothing");
    }
  }

  /** The same piece in a text that begins so many characters later. */
  public Span in(int origin) {
    return new Span(start - origin, end - origin);
  }
}
