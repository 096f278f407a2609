package io.baton.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class EarlyWarningTest {

  @Test
  void leadCountsCustomerTurnsFromTheFirstAlarmToTheLastCustomerTurn() {
    // Customer turns 1..4 and a fifth, the last; the alarm is at the second.
    assertThat(track(true, 0.5, 0.1, 0.6, 0.2, 0.9).lead()).hasValue(3);
    assertThat(track(true, 0.95, 0.1, 0.6, 0.2, 0.9).lead()).isEmpty();
    assertThat(track(true, 0.5).lead()).isEmpty();
  }

  @Test
  void recallMedianLeadAndFalseAlarmsCountConversations() {
    List<RiskTrack> tracks =
        List.of(
            track(true, 0.5, 0.6, 0.1, 0.1),
            track(true, 0.5, 0.1, 0.6),
            track(true, 0.5, 0.1, 0.2),
            track(true, 0.5),
            track(false, 0.5, 0.7),
            track(false, 0.5, 0.4));
    assertThat(EarlyWarning.recall(tracks)).isEqualTo(0.5);
    assertThat(EarlyWarning.falseAlarms(tracks)).isEqualTo(0.5);
    assertThat(EarlyWarning.leads(tracks)).containsExactly(3, 1);
    assertThat(EarlyWarning.medianLead(tracks)).isEqualTo(2);
  }

  @Test
  void eachConversationHasItsFoldsThreshold() {
    assertThat(EarlyWarning.recall(List.of(track(true, 0.9, 0.5), track(true, 0.4, 0.5))))
        .isEqualTo(0.5);
  }

  @Test
  void theThresholdLetsAtMostTheShareOfQuietOnesFire() {
    Random random = new Random(11);
    for (int round = 0; round < 50; round++) {
      List<RiskTrack> tracks = new ArrayList<>();
      for (int i = 0; i < 95; i++) {
        double[] risks =
            random.doubles(random.nextInt(6)).map(r -> Math.round(r * 50) / 50.0).toArray();
        tracks.add(track(i % 3 == 0, 2, risks));
      }
      double threshold = EarlyWarning.threshold(tracks, EarlyWarning.QUIET_ALARMS);
      assertThat(quietAlarms(tracks, threshold)).isLessThanOrEqualTo(0.10);
      assertThat(quietAlarms(tracks, Math.nextDown(threshold))).isGreaterThan(0.10);
    }
  }

  @Test
  void aThresholdNeedsQuietConversations() {
    assertThatThrownBy(() -> EarlyWarning.threshold(List.of(track(true, 0.5, 0.5)), 0.1))
        .hasMessageContaining("0 quiet conversations");
  }

  @Test
  void theAucAtATurnLooksAtConversationsThatGoOnAfterIt() {
    List<RiskTrack> tracks =
        List.of(
            track(true, 0.5, 0.9, 0.1),
            track(true, 0.5, 0.8),
            track(false, 0.5, 0.1, 0.7),
            track(false, 0.5, 0.85, 0.6));
    Map<Integer, Double> aucs = EarlyWarning.aucAtTurn(tracks, 1);
    assertThat(aucs).containsOnlyKeys(1, 2);
    assertThat(aucs.get(1)).isEqualTo(0.75);
    assertThat(aucs.get(2)).isZero();
    assertThat(EarlyWarning.meanAuc(aucs)).isEqualTo(0.375, within(1e-12));
  }

  @Test
  void turnsWithTooFewOfAClassAndTurnsAfterTheFifteenthAreLeftOut() {
    List<RiskTrack> tracks = new ArrayList<>();
    double[] twenty = new Random(1).doubles(20).toArray();
    for (int i = 0; i < 39; i++) {
      tracks.add(track(i % 2 == 0, 0.5, twenty));
    }
    assertThat(EarlyWarning.aucAtTurn(tracks)).isEmpty();
    assertThat(EarlyWarning.meanAuc(Map.of())).isNaN();
    tracks.add(track(false, 0.5, twenty));
    assertThat(EarlyWarning.aucAtTurn(tracks)).hasSize(15).containsKeys(1, 15);
  }

  private static double quietAlarms(List<RiskTrack> tracks, double threshold) {
    return EarlyWarning.falseAlarms(
        tracks.stream()
            .map(track -> new RiskTrack(track.escalated(), track.risks(), threshold))
            .toList());
  }

  private static RiskTrack track(boolean escalated, double threshold, double... risks) {
    List<Double> list = new ArrayList<>();
    for (double risk : risks) {
      list.add(risk);
    }
    return new RiskTrack(escalated, list, threshold);
  }
}
