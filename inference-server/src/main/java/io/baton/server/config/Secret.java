package io.baton.server.config;

/**
 * A text that must not be shown by accident.
 *
 * @param value the text itself; not blank
 */
public record Secret(String value) {

  public Secret {
    if (value.isBlank()) {
      throw new IllegalArgumentException("must not be blank");
    }
  }

  /** Dots. */
  @Override
  public String toString() {
    return "••••";
  }
}
