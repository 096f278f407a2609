package io.baton.server.context.names;

import io.baton.conversation.LanguageTag;
import io.baton.server.context.input.HeardTurn;
import io.baton.server.context.model.FoundEntity;
import io.baton.server.context.model.NameSearch;
import io.baton.server.context.model.NameSearch.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads its model when names are first asked for, and lets nobody wait for that. A conversation
 * gets as many names as can be found in the time that there is. Thread-safe.
 */
public final class LazyNames implements NameFinder {

  private static final Logger LOG = LoggerFactory.getLogger(LazyNames.class);
  private static final int LONGEST_TEXT = 2_000;

  /** Brings a model. */
  interface Loader {
    Optional<NameModel> load() throws IOException;
  }

  /** Where the loading of the model stands. */
  private sealed interface State {
    record Asleep() implements State {}

    record Loading() implements State {}

    record Ready(NameModel model) implements State {}

    record Without(Status status, String detail) implements State {}
  }

  private final Loader loader;
  private final Duration patience;
  private final ReentrantLock turnstile = new ReentrantLock();
  private volatile State state = new State.Asleep();

  LazyNames(Loader loader, Duration patience) {
    this.loader = loader;
    this.patience = patience;
  }

  /**
   * English names by CoreNLP.
   *
   * @param patience with the names of one conversation
   */
  public static LazyNames english(Duration patience) {
    return new LazyNames(CoreNlpNames::load, patience);
  }

  @Override
  public Names find(List<HeardTurn> turns, Optional<String> language) {
    String primary = language.map(LanguageTag::base).orElse("en");
    if (!primary.equals("en")) {
      return Names.none(Status.OTHER_LANGUAGE, "the model knows en, not " + primary);
    }
    return switch (awake()) {
      case State.Ready ready -> found(ready.model(), turns);
      case State.Without without -> Names.none(without.status(), without.detail());
      case State.Asleep asleep -> Names.none(Status.LOADING, "the model is being loaded");
      case State.Loading loading -> Names.none(Status.LOADING, "the model is being loaded");
    };
  }

  private State awake() {
    if (state instanceof State.Asleep && turnstile.tryLock()) {
      try {
        if (state instanceof State.Asleep) {
          state = new State.Loading();
          Thread.ofPlatform().daemon().name("names").start(this::load);
        }
      } finally {
        turnstile.unlock();
      }
    }
    return state;
  }

  private void load() {
    try {
      state =
          loader
              .load()
              .<State>map(State.Ready::new)
              .orElse(new State.Without(Status.OFF, "this build comes without the model"));
    } catch (IOException | RuntimeException | LinkageError | OutOfMemoryError e) {
      LOG.warn("the model of names cannot be loaded", e);
      state = new State.Without(Status.FAILED, "the model cannot be loaded");
    }
  }

  /** Waits for others no longer than for the names themselves. */
  private Names found(NameModel model, List<HeardTurn> turns) {
    long end = System.nanoTime() + patience.toNanos();
    try {
      if (!turnstile.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        return Names.none(Status.PARTIAL, "there was no time for any turn");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Names.none(Status.FAILED, "interrupted");
    }
    try {
      return found(model, turns, end);
    } catch (RuntimeException e) {
      LOG.warn("names cannot be found", e);
      return Names.none(Status.FAILED, "the model failed");
    } finally {
      turnstile.unlock();
    }
  }

  /** The last turns first, for they matter most. */
  private static Names found(NameModel model, List<HeardTurn> turns, long end) {
    List<HeardTurn> said =
        turns.stream().filter(turn -> turn.ofCustomer() && !turn.text().isBlank()).toList();
    List<FoundEntity> names = new ArrayList<>();
    int left = said.size();
    boolean cut = false;
    for (HeardTurn turn : said.reversed()) {
      if (System.nanoTime() - end > 0) {
        break;
      }
      String text = turn.text();
      cut |= text.length() > LONGEST_TEXT;
      names.addAll(
          0,
          model.find(turn.turn().id(), text.substring(0, Math.min(LONGEST_TEXT, text.length()))));
      left--;
    }
    if (left > 0 || cut) {
      String detail = left + " turns were not looked at" + (cut ? ", others only in part" : "");
      return new Names(new NameSearch(Status.PARTIAL, Optional.of(detail)), names);
    }
    return new Names(NameSearch.of(Status.DONE), names);
  }
}
