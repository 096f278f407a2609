package io.baton.training.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How well, and how long before, a conversation that will need a human is told from a quiet one
 * while both are going on.
 */
public final class EarlyWarning {

  /** Customer turns 1 to this are looked at by {@link #meanAuc}. */
  public static final int LAST_TURN = 15;

  /** Conversations that each class must have at a turn for its AUC to be told. */
  public static final int LEAST = 20;

  /** Share of quiet conversations that may ever give the alarm. */
  public static final double QUIET_ALARMS = 0.10;

  private EarlyWarning() {}

  /**
   * ROC AUC of the risk at customer turn k, over the conversations that go on after it, for every k
   * from 1 to {@value #LAST_TURN} where both classes have {@value #LEAST} conversations.
   *
   * @return by k, rising
   */
  public static Map<Integer, Double> aucAtTurn(List<RiskTrack> tracks) {
    return aucAtTurn(tracks, LEAST);
  }

  /** As {@link #aucAtTurn(List)}, where each class has at least {@code least} conversations. */
  public static Map<Integer, Double> aucAtTurn(List<RiskTrack> tracks, int least) {
    Map<Integer, Double> aucs = new TreeMap<>();
    for (int turn = 1; turn <= LAST_TURN; turn++) {
      List<RiskTrack> going = goingOn(tracks, turn);
      long escalated = going.stream().filter(RiskTrack::escalated).count();
      if (escalated >= least && going.size() - escalated >= least) {
        aucs.put(turn, auc(going, turn));
      }
    }
    return aucs;
  }

  /**
   * As {@link #aucAtTurn(List)}, at the given turns, however many conversations go on there; NaN
   * where a class has none.
   */
  public static Map<Integer, Double> aucAtTurn(List<RiskTrack> tracks, Set<Integer> turns) {
    Map<Integer, Double> aucs = new TreeMap<>();
    turns.forEach(turn -> aucs.put(turn, auc(goingOn(tracks, turn), turn)));
    return aucs;
  }

  private static List<RiskTrack> goingOn(List<RiskTrack> tracks, int turn) {
    return tracks.stream().filter(track -> track.risks().size() >= turn).toList();
  }

  private static double auc(List<RiskTrack> tracks, int turn) {
    double[] scores = new double[tracks.size()];
    boolean[] positive = new boolean[tracks.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = tracks.get(i).risks().get(turn - 1);
      positive[i] = tracks.get(i).escalated();
    }
    return Ranking.rocAuc(scores, positive);
  }

  /** Mean of {@link #aucAtTurn(List)}, each turn weighing the same, or NaN where it is empty. */
  public static double meanAuc(Map<Integer, Double> aucAtTurn) {
    return aucAtTurn.values().stream()
        .mapToDouble(Double::doubleValue)
        .average()
        .orElse(Double.NaN);
  }

  /**
   * The lowest threshold at which at most a share of the quiet conversations ever gives the alarm.
   * Taken from training conversations, scored by models that did not see them.
   *
   * @param tracks conversations; only the quiet ones count, their own thresholds do not
   * @param share such as {@link #QUIET_ALARMS}, in [0, 1)
   * @return in (0, 1]; just above 1 is told as 1
   * @throws IllegalArgumentException if no conversation is quiet
   */
  public static double threshold(List<RiskTrack> tracks, double share) {
    double[] highest =
        tracks.stream().filter(t -> !t.escalated()).mapToDouble(RiskTrack::highest).toArray();
    if (highest.length == 0 || !(share >= 0 && share < 1)) {
      throw new IllegalArgumentException(
          "threshold: " + highest.length + " quiet conversations, share " + share);
    }
    Arrays.sort(highest);
    int allowed = (int) (share * highest.length);
    return Math.min(1, Math.nextUp(highest[highest.length - 1 - allowed]));
  }

  /**
   * Share of the escalated conversations that gave the alarm at a customer turn that was not the
   * last, in [0, 1], or NaN where none escalated.
   */
  public static double recall(List<RiskTrack> tracks) {
    return alarmShare(tracks, true);
  }

  /**
   * Share of the quiet conversations that gave the alarm, in [0, 1], or NaN where none is quiet.
   */
  public static double falseAlarms(List<RiskTrack> tracks) {
    return alarmShare(tracks, false);
  }

  private static double alarmShare(List<RiskTrack> tracks, boolean escalated) {
    return tracks.stream()
        .filter(track -> track.escalated() == escalated)
        .mapToDouble(track -> track.lead().isPresent() ? 1 : 0)
        .average()
        .orElse(Double.NaN);
  }

  /**
   * Lead of each escalated conversation that gave the alarm: customer turns from the first alarm to
   * the last customer turn.
   */
  public static double[] leads(List<RiskTrack> tracks) {
    return tracks.stream()
        .filter(track -> track.escalated() && track.lead().isPresent())
        .mapToDouble(track -> track.lead().orElseThrow())
        .toArray();
  }

  /** Median of {@link #leads}, or NaN where there is none. */
  public static double medianLead(List<RiskTrack> tracks) {
    return Quantiles.median(leads(tracks));
  }
}
