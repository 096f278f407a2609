package io.baton.server.chaos;

import io.baton.escalation.ServingModel;
import io.baton.escalation.policy.PolicyReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/** Two servers on one database, customers who chat with both, and a fault every other second. */
final class Chaos {

  private static final String KEY = "chaos-key-0123456789abcdef";
  private static final int CONVERSATIONS = 24;
  private static final int SERVERS = 2;
  private static final long PATIENCE_SECONDS = 30;

  /** What can go wrong. */
  enum Fault {
    SERVER_KILLED,
    SERVER_FROZEN,
    DATABASE_KILLED,
    DATABASE_FROZEN,
    CONNECTIONS_CUT,
    ANSWERS_SWALLOWED,
    KILLED_AFTER_COMMIT,
    ROW_HELD
  }

  /**
   * How it ended.
   *
   * @param faults how often each came
   * @param refusals by status; 0 stands for no answer
   * @param gaveUp how many customers had a turn that was never accepted
   */
  record Result(
      int acknowledged,
      HistoryChecker.Verdict verdict,
      Map<Fault, Integer> faults,
      Map<Integer, Integer> refusals,
      int gaveUp) {

    /** Faults excuse these, and no other. */
    private static final Set<Integer> EXCUSED = Set.of(0, 429, 503);

    boolean clean() {
      return verdict.clean() && failures().isEmpty();
    }

    /** What the servers did not do, a line each, besides what the verdict tells. */
    List<String> failures() {
      List<String> failures = new ArrayList<>();
      if (acknowledged == 0) {
        failures.add("no turn was acknowledged");
      }
      if (gaveUp > 0) {
        failures.add("customers who gave up, as a turn was never accepted: " + gaveUp);
      }
      refusals.forEach((status, count) -> {
        if (!EXCUSED.contains(status)) {
          failures.add("answers of status " + status + ", not 2xx, 429 or 503: " + count);
        }
      });
      return failures;
    }
  }

  private final Random random;
  private final Consumer<String> progress;
  private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);

  Chaos(long seed, Consumer<String> progress) {
    this.random = new Random(seed);
    this.progress = progress;
  }

  /**
   * Runs it.
   *
   * @param directory for the database; empty
   */
  Result run(Path directory, int seconds, List<Fault> kinds)
      throws IOException, InterruptedException {
    try (HurtDatabase database = HurtDatabase.start(directory.resolve("database"));
        FaultyProxy proxy = FaultyProxy.start(port(database.url()))) {
      String url = database.url().replaceFirst(":\\d+/", ":" + proxy.port() + "/");
      List<ServedProcess> servers = new ArrayList<>();
      try {
        for (int i = 0; i < SERVERS; i++) {
          servers.add(
              ServedProcess.start(url, directory.resolve("s-" + i), KEY, "--model", "none"));
        }
        return chat(new Target(database, proxy, servers), seconds, kinds);
      } finally {
        for (ServedProcess server : servers) {
          server.close();
        }
      }
    }
  }

  private record Target(HurtDatabase database, FaultyProxy proxy, List<ServedProcess> servers) {}

  private static int port(String url) {
    return Integer.parseInt(url.replaceAll(".*:(\\d+)/.*", "$1"));
  }

  private Result chat(Target target, int seconds, List<Fault> kinds)
      throws IOException, InterruptedException {
    List<IntSupplier> ports = new ArrayList<>();
    target.servers().forEach(server -> ports.add(server::port));
    try (ChattingCustomers customers = new ChattingCustomers(ports, KEY)) {
      customers.chat(CONVERSATIONS, random.nextLong());
      long end = System.nanoTime() + seconds * 1_000_000_000L;
      while (System.nanoTime() < end || faults.size() < kinds.size()) {
        Thread.sleep(300 + random.nextInt(1_200));
        Fault fault = next(kinds);
        progress.accept(fault + ", " + customers.count() + " turns acknowledged");
        faults.merge(fault, 1, Integer::sum);
        inflict(fault, target);
      }
      customers.stop();
      HistoryChecker checker =
          new HistoryChecker(
              target.servers().getFirst().port(),
              KEY,
              ServingModel.rulesOnly(),
              PolicyReader.readDefault());
      HistoryChecker.Verdict verdict = checker.check(customers.acknowledged());
      Map<Integer, Integer> refusals = new TreeMap<>();
      customers.refusals().forEach((status, count) -> refusals.put(status, count.get()));
      return new Result(customers.count(), verdict, faults, refusals, customers.gaveUp());
    }
  }

  /** Each kind once before any comes again. */
  private Fault next(List<Fault> kinds) {
    List<Fault> due = kinds.stream().filter(kind -> !faults.containsKey(kind)).toList();
    List<Fault> choice = due.isEmpty() ? kinds : due;
    return choice.get(random.nextInt(choice.size()));
  }

  private void inflict(Fault fault, Target target) throws IOException, InterruptedException {
    ServedProcess server = target.servers().get(random.nextInt(target.servers().size()));
    switch (fault) {
      case SERVER_KILLED -> {
        server.kill();
        server.restart();
      }
      case SERVER_FROZEN -> {
        server.freeze();
        Thread.sleep(1_000 + random.nextInt(4_000));
        server.thaw();
      }
      case DATABASE_KILLED -> {
        target.database().kill();
        Thread.sleep(random.nextInt(1_000));
        target.database().restart();
      }
      case DATABASE_FROZEN -> {
        target.database().freeze();
        Thread.sleep(1_000 + random.nextInt(5_000));
        target.database().thaw();
      }
      case CONNECTIONS_CUT -> target.proxy().cut();
      case ANSWERS_SWALLOWED -> {
        target.proxy().become(FaultyProxy.Mood.SWALLOWS);
        Thread.sleep(200 + random.nextInt(800));
        target.proxy().become(FaultyProxy.Mood.FINE);
        // What vanished never comes: only new connections help.
        target.proxy().cut();
      }
      case KILLED_AFTER_COMMIT -> killAfterCommit(target);
      case ROW_HELD ->
          target
              .database()
              .holdRow("c-" + random.nextInt(CONVERSATIONS), 1_000 + random.nextInt(3_000));
    }
  }

  /** Which server the commit is of is not known to the proxy: both go. */
  private static void killAfterCommit(Target target) throws IOException, InterruptedException {
    CountDownLatch killed = new CountDownLatch(1);
    target
        .proxy()
        .atNextCommit(() -> {
          try {
            for (ServedProcess server : target.servers()) {
              server.kill();
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          } finally {
            killed.countDown();
          }
        });
    if (!killed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IOException("no turn was committed within " + PATIENCE_SECONDS + " s");
    }
    for (ServedProcess server : target.servers()) {
      server.restart();
    }
  }
}
