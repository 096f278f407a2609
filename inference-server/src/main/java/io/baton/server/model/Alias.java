package io.baton.server.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a release may be to its workspace. */
public enum Alias {
  /** Decides. */
  CHAMPION,
  /** Is about to; scores live turns in shadow. */
  CHALLENGER,
  /** Scores live turns in shadow. */
  SHADOW;

  /** Name on the wire, such as champion. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The alias of this name on the wire. */
  public static Optional<Alias> find(String wireName) {
    return Arrays.stream(values()).filter(alias -> alias.wireName().equals(wireName)).findFirst();
  }
}
