package io.baton.server.cli.simulate;

import io.baton.server.config.ServerConfig.DatabaseConfig;
import io.baton.server.db.Database;
import io.baton.server.http.Json;
import io.baton.server.queue.simulation.Plan;
import io.baton.server.queue.simulation.Report;
import io.baton.server.queue.simulation.Simulation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code simulate queue}: handoffs through a queue on a virtual clock. */
@Command(
    name = "queue",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Plays customers who wait and agents who come and go on a virtual clock.",
      "Customers come at random, wait, are given to agents or give up, and agents miss "
          + "reservations and drop off, through the services of a server and a database that is "
          + "removed afterwards. Then it counts from the events what must not happen: handoffs "
          + "lost, assigned twice, over capacity, starved. The exit code is 1 if any did. Waits "
          + "are held against queueing theory, and estimates of waits against the waits."
    },
    footer = {
      "",
      "Examples:",
      "  ./baton simulate queue --agents 10 --arrivals-per-hour 60 --hours 24 \\",
      "    --seed 1",
      "  ./baton simulate queue --agents 5 --arrivals-per-hour 30 --hours 100 \\",
      "    --seed 7 --patience-minutes 0 --missed 0 --drop-offs-per-hour 0 \\",
      "    --first-come --json"
    })
final class SimulateQueueCommand implements Callable<Integer> {

  @Option(
      names = "--agents",
      defaultValue = "10",
      description = "Who serve, each one conversation at a time (default: ${DEFAULT-VALUE}).")
  private int agents;

  @Option(
      names = "--arrivals-per-hour",
      defaultValue = "60",
      description = "Of a Poisson process (default: ${DEFAULT-VALUE}).")
  private double arrivalsPerHour;

  @Option(
      names = "--hours",
      defaultValue = "24",
      description = "For which customers come (default: ${DEFAULT-VALUE}).")
  private double hours;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of all that is random (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--handle-minutes",
      defaultValue = "8",
      description = "Mean time of an agent with a conversation (default: ${DEFAULT-VALUE}).")
  private double handleMinutes;

  @Option(names = "--lognormal", description = "Handle times are lognormal, not exponential.")
  private boolean lognormal;

  @Option(
      names = "--patience-minutes",
      defaultValue = "10",
      description = "Mean time until a customer gives up; 0 for never (default: ${DEFAULT-VALUE}).")
  private double patienceMinutes;

  @Option(
      names = "--wrap-up-seconds",
      defaultValue = "0",
      description =
          "How long agents write up what they resolved, and are occupied"
              + " (default: ${DEFAULT-VALUE}).")
  private int wrapUpSeconds;

  @Option(
      names = "--missed",
      defaultValue = "0.02",
      description = "Part of the reservations that agents miss (default: ${DEFAULT-VALUE}).")
  private double missed;

  @Option(
      names = "--drop-offs-per-hour",
      defaultValue = "0.1",
      description = "How often each agent's heartbeats stop (default: ${DEFAULT-VALUE}).")
  private double dropOffsPerHour;

  @Option(
      names = "--first-come",
      description = "Customers have no tiers: first come, first served.")
  private boolean firstCome;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Plan plan = plan();
    Report report;
    try (Scratch scratch = Scratch.make();
        Database database = Database.openForgetful(database(scratch.path()))) {
      report = Simulation.run(plan, database, progress());
    }
    System.out.println(
        json ? new String(new Json().write(report), StandardCharsets.UTF_8) : words(report));
    return fine(report) ? 0 : 1;
  }

  private Plan plan() {
    try {
      return new Plan(
          agents,
          arrivalsPerHour,
          hours,
          seed,
          new Plan.Times(handleMinutes, lognormal, patienceMinutes, wrapUpSeconds),
          new Plan.Trouble(missed, dropOffsPerHour),
          !firstCome);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private static DatabaseConfig database(Path data) {
    return new DatabaseConfig(data, Optional.empty(), Optional.empty(), Optional.empty(), 2);
  }

  private IntConsumer progress() {
    if (json) {
      return part -> {};
    }
    return part -> {
      if (part % 5 == 0) {
        System.err.printf("\r%3d %% of %s hours", part, hours);
        if (part == 100) {
          System.err.println();
        }
      }
    };
  }

  private static boolean fine(Report report) {
    return report.lost() + report.assignedTwice() + report.overCapacity() + report.starved() == 0;
  }

  private static String words(Report report) {
    StringBuilder words = new StringBuilder();
    words.append(
        told(
            "%d handoffs: %d abandoned, %d times back from an agent%n",
            report.handoffs(), report.abandoned(), report.returned()));
    words.append(
        told(
            "lost %d, assigned twice %d, over capacity %d, starved %d%n",
            report.lost(), report.assignedTwice(), report.overCapacity(), report.starved()));
    words.append(
        told(
            "wait until an agent accepted: mean %.1f s, p50 %.1f s, p90 %.1f s%n",
            report.waitSeconds().mean(), report.waitSeconds().p50(), report.waitSeconds().p90()));
    report
        .waitSeconds()
        .byPriority()
        .forEach((tier, waits) ->
            words.append(
                told(
                    "  %-10s %6d handoffs: mean %.1f s, p50 %.1f s, p90 %.1f s%n",
                    tier, waits.handoffs(), waits.mean(), waits.p50(), waits.p90())));
    theory(words, report.theory());
    Report.Estimates estimate = report.estimate();
    words.append(
        told(
            "estimates: %d held against waits: %.1f %% within p50, %.1f %% within p90; %d unknown",
            estimate.made(),
            100 * estimate.withinP50(),
            100 * estimate.withinP90(),
            estimate.unknown()));
    return words.toString();
  }

  private static void theory(StringBuilder words, Report.Theory theory) {
    words.append(
        told(
            "time in the queue of all: mean %.1f s, %.1f %% abandon%n",
            theory.measuredMeanSeconds(), 100 * theory.measuredAbandoned()));
    if (theory.meanSeconds().isEmpty()) {
      words.append(told("  theory: the queue would grow for ever%n"));
      return;
    }
    words.append(
        told(
            "  %s%s: mean %.1f s, p90 %.1f s, %.1f %% abandon%n",
            theory.model(),
            theory.applies() ? "" : " (its assumptions do not all hold)",
            theory.meanSeconds().get(),
            theory.p90Seconds().orElse(0.0),
            100 * theory.abandoned().orElse(0.0)));
  }

  private static String told(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
