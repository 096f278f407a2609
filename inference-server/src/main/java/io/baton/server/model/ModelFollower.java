package io.baton.server.model;

import io.baton.escalation.ServingModel;
import io.baton.escalation.bundle.BundleException;
import io.baton.escalation.bundle.BundleReader;
import io.baton.escalation.bundle.ModelBundle;
import io.baton.server.background.RepeatedFailure;
import io.baton.server.db.ConnectionShares;
import io.baton.server.db.PersistenceException;
import io.baton.server.model.AliasRepository.Naming;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the models that aliases name in memory, and looks twice a second whether they name others
 * now. A model is read whole before it takes the place of the one before; one that cannot be read
 * leaves the one before where it is. Models lie in memory only: a full disk does not matter.
 * Thread-safe.
 */
public final class ModelFollower implements AutoCloseable {

  /** Time between two looks. */
  public static final Duration PERIOD = Duration.ofMillis(500);

  private static final Logger LOG = LoggerFactory.getLogger(ModelFollower.class);

  /** What could not be read is read again after this long. */
  private static final Duration AGAIN = Duration.ofSeconds(10);

  /** Without a look for so long, what is served may be old. */
  private static final Duration STALE = Duration.ofSeconds(5);

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private record Place(String workspace, Alias alias) {}

  private record Held(String version, String content, ServingModel model) {}

  private record Failure(String why, long at) {}

  private final AliasRepository aliases;
  private final ReleaseRepository releases;
  private final ServingModel otherwise;
  private final int most;
  private final LongAdder failures = new LongAdder();
  private final RepeatedFailure unforeseen = new RepeatedFailure(System::nanoTime);
  private final Map<Naming, Failure> failed = new HashMap<>();
  private final BlockingQueue<CountDownLatch> hurries = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile Map<Place, Held> held = Map.of();
  private volatile List<String> troubles = List.of();
  private volatile long looked = System.nanoTime();
  private volatile boolean stopped;

  /** Whether the registry could not be read at the last look. */
  private volatile boolean blind;

  private ModelFollower(
      AliasRepository aliases, ReleaseRepository releases, ServingModel otherwise, int most) {
    this.aliases = aliases;
    this.releases = releases;
    this.otherwise = otherwise;
    this.most = most;
    this.thread = Thread.ofPlatform().name("models").daemon().unstarted(this::run);
  }

  /**
   * Reads what is named now, and goes on looking.
   *
   * @param otherwise decides where a workspace names no champion
   * @param most models in memory, beside that one; while one takes the place of another, one more
   */
  public static ModelFollower start(
      AliasRepository aliases, ReleaseRepository releases, ServingModel otherwise, int most) {
    ModelFollower follower = new ModelFollower(aliases, releases, otherwise, most);
    follower.look();
    follower.thread.start();
    return follower;
  }

  /** The model that decides for a workspace. */
  public ServingModel champion(String workspace) {
    Held found = held.get(new Place(workspace, Alias.CHAMPION));
    return found == null ? otherwise : found.model();
  }

  /** Models that score a workspace's turns in shadow, each once, without the one that decides. */
  public List<ServingModel> shadows(String workspace) {
    Map<Place, Held> now = held;
    if (now.isEmpty()) {
      return List.of();
    }
    String champion = champion(workspace).version();
    return Stream.of(Alias.CHALLENGER, Alias.SHADOW)
        .map(alias -> now.get(new Place(workspace, alias)))
        .filter(Objects::nonNull)
        .map(Held::model)
        .filter(model -> !model.version().equals(champion))
        .distinct()
        .toList();
  }

  /** How many models are in memory, each counted once. */
  public int models() {
    return distinct(held.values().stream());
  }

  private static int distinct(Stream<Held> some) {
    return (int) some.map(Held::content).distinct().count();
  }

  /**
   * Whether there is room in memory for a model that an alias is to name.
   *
   * @param content of its release: another workspace may have other files under its version
   */
  public boolean fits(String workspace, Alias alias, String content) {
    Place place = new Place(workspace, alias);
    List<Held> others =
        held.entrySet().stream()
            .filter(entry -> !entry.getKey().equals(place))
            .map(Map.Entry::getValue)
            .toList();
    return others.stream().anyMatch(one -> one.content().equals(content))
        || distinct(others.stream()) < most;
  }

  /** What an operator should know: which models cannot be read, whether the registry can. */
  public List<String> troubles() {
    long since = System.nanoTime() - looked;
    if (since < STALE.toNanos()) {
      return troubles;
    }
    List<String> all = new ArrayList<>(troubles);
    all.add("the registry of models was last read " + since / 1_000_000_000 + " s ago");
    return all;
  }

  /** How often a model could not be read. */
  public long failures() {
    return failures.sum();
  }

  /** Looks, held up by no workspace's requests, for it may read what is a workspace's own. */
  private void look() {
    ConnectionShares.ofTheServer(this::follow);
  }

  /** What goes wrong is logged, and what was there goes on. */
  private void follow() {
    try {
      follow(aliases.listNamed());
      looked = System.nanoTime();
      blind = false;
    } catch (PersistenceException e) {
      if (!blind) {
        LOG.warn("the registry of models cannot be read, the models go on: {}", e.getMessage());
      }
      blind = true;
    } catch (RuntimeException e) {
      unforeseen.tell(times ->
          LOG.error("following the registry of models failed, the models go on{}", times, e));
    }
  }

  private void follow(List<Naming> named) {
    Map<Place, Held> before = held;
    Map<String, ServingModel> loaded = new HashMap<>();
    before.values().forEach(one -> loaded.put(one.content(), one.model()));
    List<PersistenceException> passing = new ArrayList<>();
    failed.keySet().retainAll(named);
    loaded.keySet().retainAll(named.stream().map(Naming::content).toList());
    Map<Place, Held> next = new HashMap<>();
    for (Naming naming : named.stream().sorted(Comparator.comparing(Naming::alias)).toList()) {
      Place place = new Place(naming.workspace(), naming.alias());
      model(naming, loaded, passing)
          .map(model -> new Held(naming.version(), naming.content(), model))
          .or(() -> Optional.ofNullable(before.get(place)))
          .ifPresent(one -> next.put(place, one));
    }
    tell(before, next);
    held = Map.copyOf(next);
    troubles =
        failed.entrySet().stream()
            .map(one ->
                "a " + one.getKey().alias().wireName() + " cannot be read: " + one.getValue().why())
            .distinct()
            .sorted()
            .toList();
    if (!passing.isEmpty()) {
      throw passing.getFirst();
    }
  }

  /**
   * The model that is named, if it can be read.
   *
   * @param passing takes a failure of the database, which tells nothing of the model: it is read
   *     again at the next look
   */
  private Optional<ServingModel> model(
      Naming naming, Map<String, ServingModel> loaded, List<PersistenceException> passing) {
    ServingModel there = loaded.get(naming.content());
    if (there != null) {
      failed.remove(naming);
      return Optional.of(there);
    }
    Failure last = failed.get(naming);
    if (last != null && System.nanoTime() - last.at() < AGAIN.toNanos()) {
      return Optional.empty();
    }
    try {
      if (loaded.size() >= most) {
        throw new BundleException(most + " models are in memory, as many as may (most-models)");
      }
      ServingModel model = read(naming);
      loaded.put(naming.content(), model);
      failed.remove(naming);
      return Optional.of(model);
    } catch (RuntimeException e) {
      if (e instanceof PersistenceException database && !database.isRefusal()) {
        passing.add(database);
      } else {
        note(naming, e);
      }
      return Optional.empty();
    }
  }

  private void note(Naming naming, RuntimeException e) {
    failures.increment();
    failed.put(naming, new Failure(String.valueOf(e.getMessage()), System.nanoTime()));
    LOG.error(
        "{} of workspace {}, {}, cannot be read; the one before goes on: {}",
        naming.alias().wireName(),
        naming.workspace(),
        naming.version(),
        e.toString());
  }

  private ServingModel read(Naming naming) {
    BundleContent content =
        ReleaseService.verified(releases.files(naming.workspace(), naming.version()));
    if (!content.fingerprint().equals(naming.content())) {
      throw new BundleException(naming.version() + ": its files are not those that were pushed");
    }
    ModelBundle bundle = BundleReader.read(content.files());
    return ServingModel.of(bundle.escalation(), bundle.tone());
  }

  private static void tell(Map<Place, Held> before, Map<Place, Held> next) {
    next.forEach((place, now) -> {
      Held old = before.get(place);
      if (old == null || !old.content().equals(now.content())) {
        LOG.info(
            "{} of workspace {} is {}, before: {}",
            place.alias().wireName(),
            place.workspace(),
            now.version(),
            old == null ? "none" : old.version());
      }
    });
    before.forEach((place, old) -> {
      if (!next.containsKey(place)) {
        LOG.info(
            "{} of workspace {} is none, before: {}",
            place.alias().wireName(),
            place.workspace(),
            old.version());
      }
    });
  }

  /**
   * Looks now instead of at the next time, and waits a little for it. It is not done on the thread
   * that asks, for that may be inside a transaction that sees one workspace.
   */
  public void hurry() {
    CountDownLatch done = new CountDownLatch(1);
    hurries.add(done);
    try {
      if (!done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("reading the registry of models takes more than {}", PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    List<CountDownLatch> asked = new ArrayList<>();
    while (!stopped) {
      try {
        Optional.ofNullable(hurries.poll(PERIOD.toMillis(), TimeUnit.MILLISECONDS))
            .ifPresent(asked::add);
        hurries.drainTo(asked);
        look();
        asked.forEach(CountDownLatch::countDown);
        asked.clear();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  @Override
  public void close() {
    stopped = true;
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
