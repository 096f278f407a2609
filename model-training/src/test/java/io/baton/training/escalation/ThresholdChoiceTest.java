package io.baton.training.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.Conversation;
import io.baton.conversation.Outcome;
import io.baton.conversation.Turn;
import io.baton.conversation.TurnLabel;
import io.baton.escalation.model.Thresholds;
import io.baton.training.evaluation.Scored;
import io.baton.training.evaluation.ScoredConversation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ThresholdChoiceTest {

  private static final Outcome QUIET = Outcome.escalated(false);

  @ParameterizedTest
  @CsvSource({"0, 0.18", "10, 0.17", "100, 0.08", "180, 0.18", "2000, 0.18"})
  void aTenthOfTheQuietGivesTheAlarmOrOfThoseThatCan(int single, double below) {
    List<ScoredConversation> scored = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      scored.add(Scored.ongoing("long-" + i, QUIET, i / 100.0, 0.9));
    }
    for (int i = 0; i < single; i++) {
      scored.add(Scored.ongoing("short-" + i, QUIET, 0.5));
    }
    scored.add(Scored.ongoing("escalated", Outcome.escalated(true), 0.01, 0.9));
    double alarm = ThresholdChoice.of(scored).alarm();
    assertThat(alarm).isEqualTo(Math.nextUp(below));
  }

  @Test
  void whereNoQuietConversationGoesOnTheUsualThresholdHolds() {
    List<ScoredConversation> scored =
        List.of(Scored.ongoing("short", QUIET, 0.5), Scored.ongoing("other", QUIET, 0.1));
    assertThat(ThresholdChoice.of(scored).alarm()).isEqualTo(0.5);
  }

  @Test
  void anOutcomeThatFollowsFromLabelsOnTurnsChoosesThresholdsToo() {
    List<ScoredConversation> scored = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      scored.add(labelled("quiet-" + i, false, i / 100.0));
      scored.add(labelled("needed-" + i, true, 0.3));
    }
    Thresholds thresholds = ThresholdChoice.of(scored);
    assertThat(thresholds.alarm()).isEqualTo(Math.nextUp(0.18));
    assertThat(thresholds.outcome()).isEqualTo(0.205);
  }

  /**
   * Labels on the customer's turns and nothing else; the outcome is as likely as the first risk.
   */
  private static ScoredConversation labelled(String id, boolean needed, double risk) {
    ScoredConversation one = Scored.ongoing(id, Outcome.UNKNOWN, risk, 0.9);
    List<Turn> turns =
        one.conversation().turns().stream()
            .map(turn -> turn.toBuilder().label(TurnLabel.NONE.withNeedsHuman(needed)).build())
            .toList();
    return Scored.of(Conversation.of(id, turns, Outcome.UNKNOWN), one.riskPerTurn(), risk);
  }
}
