package io.baton.escalation.policy;

import java.util.List;

/** A policy file cannot be used; all that is wrong with it, together. */
public final class PolicyException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final List<String> problems;

  /**
   * @param problems one line each: line of the file, key, value and range
   */
  public PolicyException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** The same of a file, or whatever else the policy came from, which each line begins with. */
  public PolicyException in(String source) {
    return new PolicyException(problems.stream().map(problem -> source + " " + problem).toList());
  }

  /** One line each. */
  public List<String> problems() {
    return problems;
  }
}
