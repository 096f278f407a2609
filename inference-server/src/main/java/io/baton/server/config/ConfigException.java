package io.baton.server.config;

import java.util.List;

/** The configuration cannot be used; all that is wrong with it, together. */
public final class ConfigException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final List<String> problems;

  /**
   * @param problems one line each, with the key, the value and where it came from
   */
  public ConfigException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** One line each. */
  public List<String> problems() {
    return problems;
  }
}
