package io.baton.escalation.request;

/**
 * Words that ask for a human, or promise one.
 *
 * @param strength in (0, 1]
 * @param start first character in the text
 * @param end character after the last
 * @param detail which rule or classifier saw it
 */
public record RequestMatch(double strength, int start, int end, String detail) {

  public RequestMatch {
    if (!(strength > 0 && strength <= 1)) {
      throw new IllegalArgumentException("strength: " + strength + " is not in (0, 1]");
    }
  }
}
