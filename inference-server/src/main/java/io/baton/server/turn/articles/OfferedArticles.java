package io.baton.server.turn.articles;

import io.baton.escalation.policy.Circumstances;
import io.baton.server.article.FoundArticle;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Articles for one turn. Where they were not searched yet and turn out to be needed, there are none
 * and they are {@link #missing}: what was decided then does not count. Not thread-safe.
 */
public final class OfferedArticles {

  private final BooleanSupplier kept;
  private final Optional<List<FoundArticle>> found;
  private boolean missing;

  /**
   * @param kept whether the workspace keeps articles at all; asked only where they are needed
   * @param found the most relevant first; empty where nobody searched
   */
  public OfferedArticles(BooleanSupplier kept, Optional<List<FoundArticle>> found) {
    this.kept = kept;
    this.found = found;
  }

  /** Of a workspace without articles. */
  public static OfferedArticles none() {
    return new OfferedArticles(() -> false, Optional.empty());
  }

  /** Whether there are some; where nobody searched, it is left to the bot. */
  public boolean there() {
    return found.map(items -> !items.isEmpty()).orElseGet(this::leftToTheBot);
  }

  /**
   * What is around a turn.
   *
   * @param human whether one would come soon enough to be offered
   * @param now when the turn came
   */
  public Circumstances around(BooleanSupplier human, Instant now) {
    return new Circumstances(this::there, human, Optional.of(now));
  }

  /** The same as far as is known, without anything being searched. */
  public Circumstances known(boolean human, Instant now) {
    return Circumstances.known(offerable(), human, Optional.of(now));
  }

  /** Whether there are some as far as is known; where nobody searched, it is left to the bot. */
  public boolean offerable() {
    return found.map(items -> !items.isEmpty()).orElse(true);
  }

  /** The most relevant first; maybe none. */
  public List<FoundArticle> items() {
    return found.orElseGet(() -> {
      leftToTheBot();
      return List.of();
    });
  }

  /** Whether it has its own, since the workspace keeps none; else somebody must search. */
  private boolean leftToTheBot() {
    missing |= kept.getAsBoolean();
    return !missing;
  }

  /** Whether they were needed, and nobody searched. */
  public boolean missing() {
    return missing;
  }
}
