package io.baton.server.introduction;

import io.baton.server.db.PersistenceException;
import io.baton.server.handoff.HandoffSettings;
import io.baton.server.hours.queue.HoursFollower;
import io.baton.server.template.Expected;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows names and waits in two ways: read for commands, which wait for the database anyway, and
 * remembered for turns, which do not wait for it. Thread-safe.
 */
public final class ExpectedStaff implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ExpectedStaff.class);

  /** Of a queue that nobody serves now. */
  static final Duration ENDLESS = Duration.ofSeconds(Long.MAX_VALUE);

  private static final Duration NAMES = Duration.ofSeconds(2);
  private static final Duration WAITS = Duration.ofSeconds(10);

  private final NamesRepository names;
  private final Waits waits;
  private final Predicate<Line> closed;
  private final Function<String, HandoffSettings> settings;
  private final Remembered<String, StaffNames> rememberedNames;
  private final Remembered<Line, Duration> rememberedWaits;
  private final HoursFollower lately;

  /** A queue of a workspace. */
  public record Line(String workspace, String queue) {}

  /** Estimates waits. */
  @FunctionalInterface
  public interface Waits {

    /**
     * What half of those wait at most who come now, {@link #ENDLESS} where nobody serves the queue;
     * empty if it is unknown.
     */
    Optional<Duration> of(Line line);
  }

  private ExpectedStaff(
      NamesRepository names,
      Waits waits,
      Predicate<Line> closed,
      HoursFollower lately,
      Function<String, HandoffSettings> settings) {
    this.names = names;
    this.waits = waits;
    this.closed = closed;
    this.settings = settings;
    this.rememberedNames = new Remembered<>("names", names::read, NAMES, System::nanoTime);
    this.rememberedWaits = new Remembered<>("waits", this::waits, WAITS, System::nanoTime);
    this.lately = lately;
  }

  /**
   * Starts remembering.
   *
   * @param closed whether a queue and all of its chain are closed by their hours
   * @param lately the same as it was read last; closed with this
   * @param settings of a workspace, which say how agents are named
   */
  public static ExpectedStaff start(
      NamesRepository names,
      Waits waits,
      Predicate<Line> closed,
      HoursFollower lately,
      Function<String, HandoffSettings> settings) {
    ExpectedStaff staff = new ExpectedStaff(names, waits, closed, lately, settings);
    staff.rememberedNames.start();
    staff.rememberedWaits.start();
    return staff;
  }

  private Map<Line, Duration> waits(List<Line> lines) {
    Map<Line, Duration> found = new HashMap<>();
    lines.forEach(line -> waits.of(line).ifPresent(wait -> found.put(line, wait)));
    return found;
  }

  /** Prepares for turns of a workspace. */
  public void expect(String workspace) {
    rememberedNames.want(workspace);
    rememberedWaits.want(new Line(workspace, settings.apply(workspace).usualQueue()));
  }

  /** Never waits for the database. */
  public Expected remembered() {
    return new Known(
        workspace -> rememberedNames.find(workspace).orElse(StaffNames.NONE),
        rememberedWaits::find,
        line -> lately.closed(line.workspace(), line.queue()));
  }

  /** As it is now. */
  public Expected read() {
    return new Known(
        workspace -> names.read(Set.of(workspace)).getOrDefault(workspace, StaffNames.NONE),
        waits::of,
        closed);
  }

  private final class Known implements Expected {

    private final Function<String, StaffNames> known;
    private final Waits expected;
    private final Predicate<Line> shut;

    Known(Function<String, StaffNames> known, Waits expected, Predicate<Line> shut) {
      this.known = known;
      this.expected = expected;
      this.shut = shut;
    }

    @Override
    public Optional<String> team(String workspace, Optional<String> queue, Optional<String> agent) {
      return known.apply(workspace).team(queue, agent);
    }

    @Override
    public Optional<String> agent(String workspace, String agent) {
      return known.apply(workspace).agent(agent, settings.apply(workspace).agentName());
    }

    @Override
    public boolean closed(String workspace, String queue) {
      return shut.test(new Line(workspace, queue));
    }

    @Override
    public boolean closed(String workspace) {
      return closed(workspace, settings.apply(workspace).usualQueue());
    }

    @Override
    public Optional<Duration> wait(String workspace) {
      String queue = settings.apply(workspace).usualQueue();
      return closed(workspace, queue) ? Optional.empty() : estimated(new Line(workspace, queue));
    }

    @Override
    public Optional<Duration> wait(String workspace, String queue) {
      return estimated(new Line(workspace, queue)).filter(one -> !one.equals(ENDLESS));
    }

    private Optional<Duration> estimated(Line line) {
      try {
        return expected.of(line);
      } catch (PersistenceException e) {
        throw e;
      } catch (RuntimeException e) {
        // A human is asked for all the same; how long it takes is left out.
        LOG.error("a wait cannot be estimated", e);
        return Optional.empty();
      }
    }
  }

  @Override
  public void close() {
    rememberedNames.close();
    rememberedWaits.close();
    lately.close();
  }
}
