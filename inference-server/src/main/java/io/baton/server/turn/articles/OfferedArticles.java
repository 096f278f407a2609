package io.baton.server.turn.articles;

import io.baton.escalation.policy.SelfService;
import io.baton.server.article.FoundArticle;
import io.baton.server.turn.articles.TurnArticles.Found;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Articles for one turn, searched when they are first asked for. Not thread-safe. */
public final class OfferedArticles implements SelfService {

  private final Supplier<Found> search;
  private Optional<Found> found = Optional.empty();

  /**
   * @param search asked at most once
   */
  public OfferedArticles(Supplier<Found> search) {
    this.search = search;
  }

  private Found found() {
    Found known = found.orElseGet(search);
    found = Optional.of(known);
    return known;
  }

  @Override
  public boolean there() {
    return !found().kept() || !found().items().isEmpty();
  }

  /** The most relevant first; maybe none. */
  public List<FoundArticle> items() {
    return found().items();
  }
}
