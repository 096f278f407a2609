package io.baton.server.bench;

import io.baton.server.bench.load.Generator;
import io.baton.server.bench.load.Observer;
import io.baton.server.bench.load.Schedule;
import io.baton.server.bench.load.Tally;
import io.baton.server.bench.load.Windows;
import io.baton.server.bench.server.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Puts one server under the loads of the benchmark. */
final class LoadRun {

  private static final int MOST_CONNECTIONS = 1024;
  private static final int WARM_UP_CONNECTIONS = 64;
  private static final int WARM_UP_SLICES = 5;

  /** So much more than in as many slices before shows that the server is not warm. */
  private static final double RISING = 1.04;

  /** What a server compiles is counted in turns; a busy machine hides that it gets faster. */
  private static final long WARM_TURNS = 60_000;

  /** A server that compiles for more of a processor than this is not yet what it will be. */
  private static final double COMPILING = 0.1;

  private static final int PATIENT = 4;

  private static final double OVERLOAD = 3;
  private static final double AFTERWARDS = 0.5;
  private static final Duration WINDOW = Duration.ofMillis(250);
  private static final int NORMAL_WINDOWS = 4;

  private final ServerProcess server;
  private final Generator generator;
  private final Timing timing;
  private final long seed;
  private final Consumer<String> progress;
  private long errorsBefore;

  LoadRun(
      ServerProcess server,
      Generator generator,
      Timing timing,
      long seed,
      Consumer<String> progress) {
    this.server = server;
    this.generator = generator;
    this.timing = timing;
    this.seed = seed;
    this.progress = progress;
  }

  /**
   * Until it has taken its turns, gets no faster and has compiled itself; at least for twice its
   * time, at most for four times as long as it is measured at a fixed rate. Nothing of it is
   * measured, but its errors count.
   *
   * @throws IOException if the server has ended
   */
  void warmUp() throws IOException {
    Duration slice = timing.warmUp().dividedBy(WARM_UP_SLICES);
    Duration most = timing.open().multipliedBy(PATIENT);
    List<Long> turns = new ArrayList<>();
    List<Long> compiled = new ArrayList<>(List.of(server.compiledMillis()));
    while ((cold(turns) || compiling(compiled, slice))
        && slice.multipliedBy(turns.size()).compareTo(most) < 0) {
      Tally tally = closed(slice, WARM_UP_CONNECTIONS);
      errorsBefore += unwanted(tally);
      turns.add(tally.accepted());
      compiled.add(server.compiledMillis());
    }
    say(
        "warm after %d turns, %.0f s; compilers take %.0f %% of a processor",
        sum(turns),
        seconds(slice.multipliedBy(turns.size())),
        100 * compilerShare(compiled, slice));
  }

  private static boolean cold(List<Long> turns) {
    int slices = turns.size();
    if (slices < 2 * WARM_UP_SLICES || sum(turns) < WARM_TURNS) {
      return true;
    }
    long last = sum(turns.subList(slices - WARM_UP_SLICES, slices));
    long before = sum(turns.subList(slices - 2 * WARM_UP_SLICES, slices - WARM_UP_SLICES));
    return last > before * RISING;
  }

  private static boolean compiling(List<Long> compiled, Duration slice) {
    return compilerShare(compiled, slice) > COMPILING;
  }

  /** How much of a processor the compilers took in the last slices. */
  private static double compilerShare(List<Long> compiled, Duration slice) {
    int slices = Math.min(WARM_UP_SLICES, compiled.size() - 1);
    long millis = compiled.getLast() - compiled.get(compiled.size() - 1 - slices);
    return slices == 0 ? 1 : millis / (double) slice.multipliedBy(slices).toMillis();
  }

  private static long sum(List<Long> turns) {
    return turns.stream().mapToLong(Long::longValue).sum();
  }

  /** A fixed number of turns a second, at random distances. */
  OpenLoad open(double perSecond) {
    Tally tally = new Tally(timing.open().toNanos());
    generator.connect(WARM_UP_CONNECTIONS, timing.patience());
    generator.run(
        Schedule.poisson(perSecond, timing.open(), seed),
        MOST_CONNECTIONS,
        timing.patience(),
        tally);
    OpenLoad load = OpenLoad.of(perSecond, tally, errorsBefore);
    errorsBefore = 0;
    say(
        "%.0f turns/s: p50 %.1f ms, p99 %.1f ms, %d errors",
        perSecond, load.p50Millis(), load.p99Millis(), load.errors());
    unwanted(tally);
    return load;
  }

  /**
   * Turns one after the other on so many connections.
   *
   * @return turns a second; empty if the server refused some, which is no error yet
   */
  OptionalDouble step(int connections) {
    Tally tally = closed(timing.step(), connections);
    errorsBefore += tally.errors();
    double rate = tally.acceptedInTime() / seconds(timing.step());
    say("%d connections: %.0f turns/s, p99 %.1f ms", connections, rate, tally.acceptedMillis(99));
    return unwanted(tally) > 0 ? OptionalDouble.empty() : OptionalDouble.of(rate);
  }

  /** The same for longer, into a tally of {@link #holdTally()}. */
  void hold(int connections, Tally tally) {
    generator.run(Schedule.closed(timing.hold()), connections, timing.patience(), tally);
  }

  /** A tally for {@link #hold}. */
  Tally holdTally() {
    return new Tally(timing.hold().toNanos());
  }

  /** What so many holds showed. */
  Saturation saturation(int connections, Tally tally, int holds) {
    unwanted(tally);
    Saturation found =
        Saturation.of(tally, holds * seconds(timing.hold()), connections, errorsBefore);
    errorsBefore = 0;
    say(
        "saturated at %.0f turns/s: p99 %.1f ms, %d errors",
        found.turnsPerSecond(), found.p99Millis(), found.errors());
    return found;
  }

  /** Tells what was not accepted, and how much that is. */
  private long unwanted(Tally tally) {
    if (!tally.complaint().isEmpty()) {
      say("%s", tally.complaint());
    }
    return tally.errors() + tally.refused();
  }

  private Tally closed(Duration length, int connections) {
    Tally tally = new Tally(length.toNanos());
    generator.run(Schedule.closed(length), connections, timing.patience(), tally);
    return tally;
  }

  /**
   * Three times what it can do, then half of what it can do. Before, some seconds of the same that
   * are told but not measured: a server that has never refused much compiles that first.
   */
  Overload overload(Saturation saturation) {
    double offered = Math.max(1, OVERLOAD * saturation.turnsPerSecond());
    first(offered);
    Duration fall = timing.overload();
    Tally during = new Tally(fall.toNanos());
    Windows after = new Windows(fall.toNanos(), WINDOW);
    generator.connect(MOST_CONNECTIONS, timing.patience());
    generator.run(
        Schedule.fall(
            offered,
            Math.max(1, AFTERWARDS * saturation.turnsPerSecond()),
            fall,
            fall.plus(timing.watch()),
            seed),
        MOST_CONNECTIONS,
        timing.patience(),
        Observer.split(fall.toNanos(), during, after));
    Overload found = overload(saturation, offered, during, after);
    say(
        "%.0f turns/s offered: %.0f/s accepted, p99 %.1f ms, refused p99 %.1f ms, %d errors",
        offered,
        found.acceptedPerSecond(),
        found.acceptedP99Millis(),
        found.refusedP99Millis(),
        found.errors());
    unwanted(during);
    return found;
  }

  private void first(double offered) {
    Tally tally = new Tally(timing.warmUp().toNanos());
    generator.connect(MOST_CONNECTIONS, timing.patience());
    generator.run(
        Schedule.poisson(offered, timing.warmUp(), seed),
        MOST_CONNECTIONS,
        timing.patience(),
        tally);
    errorsBefore += tally.errors();
    say(
        "%.0f turns/s offered for the first time: accepted p99 %.1f ms, refused p99 %.1f ms",
        offered, tally.acceptedMillis(99), tally.refusedMillis(99));
  }

  private Overload overload(Saturation saturation, double offered, Tally during, Windows after) {
    return new Overload(
        offered,
        during.sent(),
        during.acceptedInTime() / seconds(timing.overload()),
        during.refused() / (double) Math.max(1, during.sent()),
        during.refused() == 0 ? 1 : during.withRetryAfter() / (double) during.refused(),
        during.refusedMillis(99),
        during.acceptedMillis(99),
        during.acceptedMillis(99) / saturation.p99Millis(),
        after
            .secondsUntil(
                window ->
                    window.accepted() == window.intended()
                        && window.acceptedMillis(99) <= saturation.p99Millis(),
                NORMAL_WINDOWS)
            .orElse(seconds(timing.watch())),
        errorsBefore + during.errors() + after.errors());
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private void say(String format, Object... values) {
    progress.accept(String.format(Locale.ROOT, format, values));
  }
}
