package io.baton.server.context.personal;

/**
 * Personal data at a place.
 *
 * @param kind of data
 * @param start first character, 0 or more
 * @param end character after the last, more than start
 */
public record PersonalSpan(PersonalKind kind, int start, int end) {

  public PersonalSpan {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("span: " + start + ".." + end + " is not within a text");
    }
  }

  /** Whether both have a character in common. */
  public boolean overlaps(int otherStart, int otherEnd) {
    return start < otherEnd && otherStart < end;
  }
}
