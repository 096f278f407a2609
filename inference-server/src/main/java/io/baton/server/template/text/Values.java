package io.baton.server.template.text;

import java.util.Optional;
import java.util.OptionalLong;

/** What variables hold. */
public interface Values {

  /** How a variable is said; empty if it is unknown. */
  Optional<String> text(String name);

  /** The number that a variable holds; empty if it is unknown. */
  OptionalLong number(String name);
}
