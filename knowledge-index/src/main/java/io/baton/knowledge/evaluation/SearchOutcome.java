package io.baton.knowledge.evaluation;

import io.baton.knowledge.Hit;
import java.util.List;

/**
 * What was found for a question.
 *
 * @param hits without a threshold, the best first
 */
public record SearchOutcome(SearchCase asked, List<Hit> hits) {

  /** Keeps the hits as they are. */
  public SearchOutcome {
    hits = List.copyOf(hits);
  }

  /** Whether anything is given at a threshold. */
  boolean given(double threshold) {
    return hits.stream().anyMatch(hit -> hit.relevance() >= threshold);
  }

  /** Whether the right article is given among the first so many. */
  boolean right(int most, double threshold) {
    return hits.stream()
        .filter(hit -> hit.relevance() >= threshold)
        .limit(most)
        .anyMatch(hit -> asked.article().filter(hit.article().id()::equals).isPresent());
  }
}
