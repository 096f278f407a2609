package io.baton.server.bench.memory;

import io.baton.server.bench.load.Tally;
import io.baton.server.bench.server.ServerProcess;
import io.baton.server.turn.Durability;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** One server under a steady load, and its memory after each minute of it. */
final class MemoryBench {

  private static final double MILLION = 1e6;

  /** From one collection to the next. */
  private static final Duration BETWEEN = Duration.ofSeconds(1);

  private final MemoryPlan plan;
  private final Path under;
  private final List<String> options;
  private final Consumer<String> progress;

  /**
   * @param under where the server keeps its data meanwhile
   * @param options of its JVM, besides those of its heap
   */
  MemoryBench(MemoryPlan plan, Path under, List<String> options, Consumer<String> progress) {
    this.plan = plan;
    this.under = under;
    this.options = new ArrayList<>(options);
    // The whole heap is in memory from the start, so that what grows is something else.
    this.options.addAll(
        List.of(
            "-Xms" + plan.heap() + "m",
            "-Xmx" + plan.heap() + "m",
            "-XX:+AlwaysPreTouch",
            "-XX:+ExitOnOutOfMemoryError"));
    this.progress = progress;
  }

  /**
   * Measures.
   *
   * @throws io.baton.server.bench.server.ServerEndedException if the server did not bear it
   * @throws IOException if it does not start or stop
   */
  MemoryFigures run() throws IOException {
    progress.accept("starting a server with -Xmx" + plan.heap() + "m");
    List<Double> heap = new ArrayList<>();
    List<Double> resident = new ArrayList<>();
    Tally all = new Tally(Long.MAX_VALUE);
    try (ServerProcess server = ServerProcess.start(Durability.GROUP_COMMIT, under, options);
        NewConversations load = new NewConversations(server, plan)) {
      for (int minute = 1; minute <= plan.minutes(); minute++) {
        Tally tally = load.minute(minute);
        all.add(tally);
        // All is answered now: what is still used is what the server keeps.
        double used = kept(server) / MILLION;
        double process = server.residentBytes() / MILLION;
        say(
            "minute %d: heap %.1f MB, resident %.1f MB, %d turns of %d conversations, p99 %.0f ms",
            minute, used, process, all.accepted(), load.begun(), tally.acceptedMillis(99));
        complain(tally);
        if (minute > plan.warmUp()) {
          heap.add(used);
          resident.add(process);
        }
      }
      return new MemoryFigures(
          plan.minutes(),
          all.accepted(),
          load.begun(),
          all.refused(),
          all.errors(),
          Trend.of(heap),
          Trend.of(resident));
    }
  }

  /**
   * The least that collections leave: work in the background, such as the look at a long queue,
   * holds for a moment what it reads.
   */
  private long kept(ServerProcess server) throws IOException {
    long least = server.heapBytes();
    for (int i = 1; i < plan.pace().collections(); i++) {
      LockSupport.parkNanos(BETWEEN.toNanos());
      least = Math.min(least, server.heapBytes());
    }
    return least;
  }

  private void complain(Tally tally) {
    if (!tally.complaint().isEmpty()) {
      progress.accept(tally.complaint());
    }
  }

  private void say(String format, Object... values) {
    progress.accept(String.format(Locale.ROOT, format, values));
  }
}
