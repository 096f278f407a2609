package io.baton.knowledge;

import java.util.List;

/**
 * The sentences of an article's body that fit a question best.
 *
 * @param text as it stands in the body
 * @param place of it in the body
 * @param highlights in the text, in order: words that the question has, too; maybe none, where only
 *     the title has them
 */
public record Passage(String text, Span place, List<Span> highlights) {

  /** Keeps the highlights as they are. */
  public Passage {
    highlights = List.copyOf(highlights);
  }
}
