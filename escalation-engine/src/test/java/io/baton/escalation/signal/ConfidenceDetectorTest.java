package io.baton.escalation.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.IntentScore;
import io.baton.conversation.decision.Signal;
import io.baton.conversation.decision.SignalName;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ConfidenceDetectorTest {

  private final Signals signals = new Signals(new ConfidenceDetector());

  private Optional<Signal> confident(double confidence) {
    return signals.customer(turn -> turn.text("this").intent("track").confidence(confidence));
  }

  private Optional<Signal> ranked(double first, double second) {
    return signals.customer(turn ->
        turn.text("this")
            .ranked(new IntentScore("track", first))
            .ranked(new IntentScore("refund", second)));
  }

  @Test
  void twoTurnsInARowBelowTheFloor() {
    assertThat(confident(0.2)).isEmpty();
    Optional<Signal> second = confident(0.3);
    assertThat(Signals.name(second)).isEqualTo(SignalName.LOW_CONFIDENCE);
    assertThat(Signals.turns(second)).containsExactly("t-1", "t-2");
    assertThat(second.orElseThrow().detail()).isEqualTo("confidence=0.3,floor=0.4,turns=2");
  }

  @Test
  void exactlyTheFloorIsEnough() {
    confident(0.2);
    assertThat(confident(0.4)).isEmpty();
    confident(0.2);
    assertThat(confident(0.39)).isPresent();
  }

  @Test
  void twoIntentsTooCloseAreNotUnderstoodEither() {
    ranked(0.48, 0.47);
    assertThat(ranked(0.48, 0.47).map(Signal::detail))
        .contains("confidence=0.48,floor=0.4,margin=0.01,least=0.05,turns=2");
    assertThat(ranked(0.60, 0.30)).isEmpty();
  }

  @Test
  void aMarginThatIsJustKeptIsKeptWhateverTheFractionsAre() {
    for (double first : new double[] {0.50, 0.55, 0.60, 0.75, 0.90}) {
      ranked(first, first - 0.05);
      assertThat(ranked(first, first - 0.05)).as("%s", first).isEmpty();
      assertThat(ranked(0.48, 0.47)).as("after %s", first).isEmpty();
      ranked(0.90, 0.10);
    }
    ranked(0.50, 0.45);
    assertThat(ranked(0.50, 0.45)).isEmpty();
  }

  @Test
  void theOrderOfTheRankingDoesNotMatter() {
    ranked(0.47, 0.48);
    assertThat(ranked(0.30, 0.31)).isPresent();
    ranked(0.30, 0.90);
    assertThat(ranked(0.30, 0.90)).isEmpty();
  }

  @Test
  void oneIntentAloneHasNoMargin() {
    for (int i = 0; i < 3; i++) {
      assertThat(signals.customer(turn -> turn.ranked(new IntentScore("track", 0.9)))).isEmpty();
    }
  }

  @Test
  void theBestOfARankingAloneIsHeldAgainstTheFloor() {
    ranked(0.2, 0.05);
    assertThat(ranked(0.2, 0.05)).isPresent();
  }

  @Test
  void aRankingOfTheOthersIsHeldAgainstTheIntent() {
    besides(0.50, 0.48);
    assertThat(besides(0.50, 0.48)).isPresent();
    assertThat(besides(0.90, 0.05)).isEmpty();
  }

  private Optional<Signal> besides(double first, double second) {
    return signals.customer(turn ->
        turn.text("this")
            .intent("track")
            .confidence(first)
            .ranked(new IntentScore("refund", second)));
  }

  @Test
  void aTurnThatIsUnderstoodStartsItAfresh() {
    confident(0.2);
    confident(0.9);
    assertThat(confident(0.2)).isEmpty();
    assertThat(Signals.turns(confident(0.2))).containsExactly("t-3", "t-4");
  }

  @Test
  void theLongerAndTheLowerTheStronger() {
    confident(0.3);
    double second = Signals.strength(confident(0.3));
    double third = Signals.strength(confident(0.3));
    double lower = Signals.strength(confident(0.1));
    assertThat(second).isBetween(0.5, 1.0).isLessThan(third);
    assertThat(lower).isGreaterThanOrEqualTo(third).isLessThanOrEqualTo(1);
  }

  @Test
  void aCloseRankingOfSureIntentsIsAWeakerSignThanOneOfUnsureOnes() {
    ranked(0.80, 0.79);
    double sure = Signals.strength(ranked(0.80, 0.79));
    confident(0.9);
    ranked(0.20, 0.19);
    assertThat(Signals.strength(ranked(0.20, 0.19))).isGreaterThan(sure);
    assertThat(sure).as("enough for a step of the ladder").isGreaterThanOrEqualTo(0.5);
  }

  @Test
  void turnsOfTheBotDoNotInterruptAndDoNotFire() {
    confident(0.2);
    assertThat(signals.bot("I see.")).isEmpty();
    assertThat(confident(0.2)).isPresent();
    assertThat(signals.bot("I see.")).isEmpty();
  }
}
