package io.baton.server.context.model;

import io.baton.conversation.decision.Evidence;
import java.util.List;

/**
 * What an agent reads first.
 *
 * @param lines at most five
 */
public record Summary(List<Line> lines) {

  private static final int MOST_LINES = 5;

  /** Nothing to say. */
  public static final Summary EMPTY = new Summary(List.of());

  public Summary {
    lines = List.copyOf(lines);
    if (lines.size() > MOST_LINES) {
      throw new IllegalArgumentException("summary.lines: " + lines.size() + " are more than 5");
    }
  }

  /**
   * A line.
   *
   * @param about issue, details, tried, mood or reason
   * @param text in the language of the context
   * @param sources where in the transcript it comes from
   */
  public record Line(String about, String text, List<Evidence> sources) {

    public Line {
      sources = List.copyOf(sources);
    }
  }

  /** The lines, one under the other. */
  public String text() {
    return String.join("\n", lines.stream().map(Line::text).toList());
  }
}
