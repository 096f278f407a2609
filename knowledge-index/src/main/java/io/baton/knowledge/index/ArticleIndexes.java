package io.baton.knowledge.index;

import io.baton.knowledge.ArticleSearch;
import io.baton.knowledge.ArticleSource;
import io.baton.knowledge.ArticleSource.Change;
import io.baton.knowledge.ArticleSource.Revision;
import io.baton.knowledge.Hit;
import io.baton.knowledge.KnowledgeException;
import io.baton.knowledge.Question;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The articles of all workspaces, each in an index of its own below one directory. They are a
 * cache: {@link #look} brings them up to what their source has, and builds anew what is broken or
 * of another database. Nothing is found in a workspace before it has come up once. Thread-safe; one
 * thread looks.
 */
public final class ArticleIndexes implements ArticleSearch, AutoCloseable {

  private static final int AT_A_TIME = 500;

  /** Articles that are less relevant are not found, in [0, 1]. */
  public static final double THRESHOLD = Relevance.THRESHOLD;

  private final Optional<Path> home;
  private final ArticleSource source;
  private final double threshold;
  private final Consumer<String> told;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  /**
   * An index and what is known of it.
   *
   * @param ready whether it came up to its source once
   */
  private record Kept(ArticleIndex index, boolean ready) {}

  /**
   * Nothing is opened before the first look.
   *
   * @param home made where absent; only one process at a time can use it, any other has its indexes
   *     in memory
   * @param told of what goes wrong, a line each
   */
  public ArticleIndexes(Path home, ArticleSource source, Consumer<String> told) {
    this(Optional.of(home), source, THRESHOLD, told);
  }

  private ArticleIndexes(
      Optional<Path> home, ArticleSource source, double threshold, Consumer<String> told) {
    this.told = told;
    this.home = home;
    this.source = source;
    this.threshold = threshold;
  }

  /**
   * Indexes that are gone with the process.
   *
   * @param threshold of the relevance, in [0, 1]
   */
  public static ArticleIndexes inMemory(ArticleSource source, double threshold) {
    return new ArticleIndexes(Optional.empty(), source, threshold, line -> {});
  }

  /**
   * Whether a workspace has articles, also while they are being indexed anew; false before the
   * first look.
   */
  public boolean has(String workspace) {
    Kept found = kept.get(workspace);
    try {
      return found != null && !(found.ready() && found.index().isEmpty());
    } catch (KnowledgeException e) {
      // Closed just now, to be built anew.
      return true;
    }
  }

  @Override
  public List<Hit> search(String workspace, Question question) {
    Kept found = kept.get(workspace);
    if (found == null || !found.ready()) {
      return List.of();
    }
    try {
      return found.index().search(question, threshold);
    } catch (KnowledgeException e) {
      // Only while it is the one that failed: another thread may have been quicker.
      if (kept.replace(workspace, found, new Kept(found.index(), false))) {
        told.accept("articles of workspace " + workspace + " are indexed anew: " + e.getMessage());
      }
      return List.of();
    }
  }

  /**
   * Brings every workspace up to its source.
   *
   * @throws RuntimeException of the source; what is there goes on
   */
  public void look() {
    Map<String, Revision> newest = source.newest();
    kept.keySet().stream().filter(one -> !newest.containsKey(one)).toList().forEach(this::forget);
    newest.forEach(this::follow);
  }

  private void follow(String workspace, Revision newest) {
    Kept before = kept.get(workspace);
    if (before != null && before.ready() && before.index().held().equals(newest)) {
      return;
    }
    try {
      ArticleIndex index = current(workspace, newest, before);
      catchUp(workspace, index, newest);
      kept.put(workspace, new Kept(index, true));
    } catch (KnowledgeException e) {
      told.accept("workspace " + workspace + ", it is tried again: " + e.getMessage());
      forget(workspace);
    }
  }

  /** What is there, if it is of these articles and not broken, else another. */
  private ArticleIndex current(String workspace, Revision newest, @Nullable Kept before) {
    if (before != null
        && before.ready()
        && before.index().held().origin().equals(newest.origin())
        && before.index().held().number() <= newest.number()) {
      return before.index();
    }
    forget(workspace);
    ArticleIndex opened = open(workspace, newest.origin());
    if (opened.held().number() > newest.number()) {
      // The database was set back. Of no origin, everything in it is thrown away.
      opened.close();
      open(workspace, "").close();
      opened = open(workspace, newest.origin());
    }
    kept.put(workspace, new Kept(opened, false));
    return opened;
  }

  private ArticleIndex open(String workspace, String origin) {
    if (home.isEmpty()) {
      return ArticleIndex.inMemory(origin);
    }
    try {
      return ArticleIndex.open(home.get().resolve(workspace), origin);
    } catch (KnowledgeException e) {
      told.accept(e.getMessage() + "; it is kept in memory: " + e.getCause());
      return ArticleIndex.inMemory(origin);
    }
  }

  private void catchUp(String workspace, ArticleIndex index, Revision newest) {
    long number = index.held().number();
    while (number < newest.number()) {
      List<Change> changes = source.changes(workspace, number, AT_A_TIME);
      if (changes.isEmpty()) {
        return;
      }
      index.apply(changes);
      number = index.held().number();
    }
  }

  private void forget(String workspace) {
    Kept closing = kept.remove(workspace);
    if (closing != null) {
      closing.index().close();
    }
  }

  @Override
  public void close() {
    List.copyOf(kept.keySet()).forEach(this::forget);
  }
}
