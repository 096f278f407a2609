package io.baton.server.queue.simulation;

import io.baton.server.queue.estimate.ErlangA;
import io.baton.server.queue.estimate.ErlangC;
import io.baton.server.queue.estimate.WaitEstimate;
import io.baton.server.queue.simulation.JdbiSimulated.Ended;
import io.baton.server.queue.simulation.Report.Estimates;
import io.baton.server.queue.simulation.Report.Theory;
import io.baton.server.queue.simulation.Report.Tier;
import io.baton.server.queue.simulation.Report.Waits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Puts reports together. */
final class Reports {

  private Reports() {}

  static Report of(Plan plan, List<Ended> handoffs, Audit audit, Guesses guesses) {
    int abandoned = (int) handoffs.stream().filter(Reports::left).count();
    int settled = (int) handoffs.stream().filter(one -> one.status().equals("resolved")).count();
    return new Report(
        handoffs.size(),
        handoffs.size() - settled - abandoned,
        audit.assignedTwice(),
        audit.overCapacity(),
        audit.starved(),
        waits(handoffs),
        abandoned,
        audit.returned(),
        theory(plan, handoffs, abandoned),
        estimates(handoffs, guesses));
  }

  private static boolean left(Ended handoff) {
    return handoff.status().equals("abandoned");
  }

  private static List<Double> sorted(List<Ended> handoffs) {
    return handoffs.stream()
        .filter(one -> one.taken().isPresent())
        .flatMap(one -> one.waited().stream())
        .sorted()
        .toList();
  }

  private static Waits waits(List<Ended> handoffs) {
    Map<String, Tier> tiers = new TreeMap<>();
    handoffs.stream()
        .collect(Collectors.groupingBy(one -> one.tier().isEmpty() ? "none" : one.tier()))
        .forEach((tier, members) -> {
          List<Double> waits = sorted(members);
          tiers.put(
              tier,
              new Tier(members.size(), mean(waits), quantile(waits, 0.5), quantile(waits, 0.9)));
        });
    List<Double> all = sorted(handoffs);
    return new Waits(mean(all), quantile(all, 0.5), quantile(all, 0.9), tiers);
  }

  private static double mean(List<Double> values) {
    return rounded(values.stream().mapToDouble(value -> value).average().orElse(0));
  }

  private static double quantile(List<Double> sorted, double part) {
    return sorted.isEmpty()
        ? 0
        : rounded(sorted.get(Math.min(sorted.size() - 1, (int) (part * sorted.size()))));
  }

  private static double rounded(double value) {
    return Math.round(value * 1_000) / 1_000.0;
  }

  private static Theory theory(Plan plan, List<Ended> handoffs, int abandoned) {
    double measured =
        handoffs.stream()
            .flatMap(one -> one.waited().stream())
            .mapToDouble(wait -> wait)
            .average()
            .orElse(0);
    double part = handoffs.isEmpty() ? 0 : (double) abandoned / handoffs.size();
    double perSecond = plan.arrivalsPerHour() / 3_600;
    double handle = plan.times().handleMinutes() * 60 + plan.times().wrapUpSeconds();
    double patience = plan.times().patienceMinutes() * 60;
    boolean applies =
        !plan.times().lognormal()
            && plan.times().wrapUpSeconds() == 0
            && plan.trouble().equals(Plan.Trouble.NONE);
    if (patience > 0) {
      ErlangA model = new ErlangA(plan.agents(), perSecond, handle, patience);
      return new Theory(
          "erlang_a",
          applies,
          Optional.of(rounded(model.meanWait())),
          Optional.of(rounded(model.quantile(0.5))),
          Optional.of(rounded(model.quantile(0.9))),
          Optional.of(rounded(model.abandonment())),
          rounded(measured),
          rounded(part));
    }
    if (perSecond * handle >= plan.agents()) {
      Optional<Double> none = Optional.empty();
      return new Theory("none", false, none, none, none, none, rounded(measured), rounded(part));
    }
    ErlangC model = new ErlangC(plan.agents(), perSecond * handle, handle);
    return new Theory(
        "erlang_c",
        applies,
        Optional.of(rounded(model.meanWait())),
        Optional.of(rounded(model.quantile(0.5))),
        Optional.of(rounded(model.quantile(0.9))),
        Optional.of(0.0),
        rounded(measured),
        rounded(part));
  }

  /** Who left before p90 would perhaps have waited longer: nothing is known of those. */
  private static Estimates estimates(List<Ended> handoffs, Guesses guesses) {
    int made = 0;
    int p50 = 0;
    int p90 = 0;
    for (Ended handoff : handoffs) {
      WaitEstimate.Known guess = guesses.made().get(handoff.handoff());
      if (guess == null || handoff.waited().isEmpty()) {
        continue;
      }
      double waited = handoff.waited().get();
      if (handoff.taken().isPresent() || waited > guess.p90Seconds()) {
        made++;
        p50 += waited <= guess.p50Seconds() ? 1 : 0;
        p90 += waited <= guess.p90Seconds() ? 1 : 0;
      }
    }
    double all = Math.max(1, made);
    return new Estimates(made, rounded(p50 / all), rounded(p90 / all), guesses.unknown());
  }
}
