package io.baton.knowledge.evaluation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * How well articles are found at a threshold.
 *
 * @param questions that an article answers
 * @param first of them, how many got it first
 * @param firstThree of them, how many got it among the first three
 * @param others questions that none answers
 * @param none of those, how many got none
 */
public record SearchFigures(int questions, int first, int firstThree, int others, int none) {

  private static final int THREE = 3;

  /** Counts. */
  static SearchFigures of(List<SearchOutcome> outcomes, double threshold) {
    int questions = 0;
    int first = 0;
    int firstThree = 0;
    int none = 0;
    for (SearchOutcome outcome : outcomes) {
      if (outcome.asked().article().isPresent()) {
        questions++;
        first += outcome.right(1, threshold) ? 1 : 0;
        firstThree += outcome.right(THREE, threshold) ? 1 : 0;
      } else {
        none += outcome.given(threshold) ? 0 : 1;
      }
    }
    return new SearchFigures(questions, first, firstThree, outcomes.size() - questions, none);
  }

  /** Share of the questions whose article came first. */
  public double hitAt1() {
    return share(first, questions);
  }

  /** Share of the questions whose article was among the first three. */
  public double hitAt3() {
    return share(firstThree, questions);
  }

  /** Share of the others that got none. */
  public double noAnswerCorrect() {
    return share(none, others);
  }

  private static double share(int part, int all) {
    return all == 0 ? 0 : (double) part / all;
  }

  /** As numbers and shares. */
  public ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("questions", questions)
        .put("hitAt1", hitAt1())
        .put("hitAt3", hitAt3())
        .put("withoutAnswer", others)
        .put("noAnswerCorrect", noAnswerCorrect());
  }
}
