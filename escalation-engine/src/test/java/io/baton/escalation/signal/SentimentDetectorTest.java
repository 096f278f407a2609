package io.baton.escalation.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.baton.conversation.decision.Signal;
import io.baton.conversation.decision.SignalName;
import io.baton.conversation.decision.Tone;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SentimentDetectorTest {

  private static final Tone ANGRY = new Tone(0.9, 0.1, 0, 0.95);
  private static final Tone COOL = new Tone(0.45, 0.5, 0.05, 0.1);
  private static final Tone HAPPY = new Tone(0, 0.1, 0.9, 0);
  private static final Tone VERY_HAPPY = new Tone(0, 0.05, 0.95, 0);
  private static final Tone NEARLY_NEUTRAL = new Tone(0.22, 0.78, 0, 0);

  private final Signals signals = new Signals(new SentimentDetector());

  @Test
  void whoComesFuriousIsHeardAtOnce() {
    Optional<Signal> first = signals.customer("this is awful", ANGRY);
    assertThat(Signals.name(first)).isEqualTo(SignalName.NEGATIVE_SENTIMENT);
    assertThat(first.orElseThrow().detail()).isEqualTo("level");
    assertThat(first.orElseThrow().evidence().getFirst().end()).isEqualTo("this is awful".length());
    assertThat(Signals.strength(first)).isCloseTo(0.95, within(1e-6));
  }

  @Test
  void aButtonThatIsPressedIsNoReading() {
    signals.customer("", Tone.NEUTRAL);
    assertThat(Signals.strength(signals.customer("this is awful", ANGRY)))
        .isCloseTo(0.95, within(1e-6));
    signals.customer("", Tone.NEUTRAL);
    assertThat(Signals.strength(signals.customer("and again", ANGRY)))
        .isCloseTo(0.95, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/start", "/get_started", "/inform{\"topic\":\"my bill\"}"})
  void norIsThePayloadOfOne(String payload) {
    signals.customer(payload, COOL);
    assertThat(Signals.strength(signals.customer("this is awful", ANGRY)))
        .isCloseTo(0.95, within(1e-6));
    assertThat(signals.customer(payload, ANGRY)).isEmpty();
  }

  @Test
  void aSlashBeforeWordsIsOne() {
    assertThat(signals.customer("/etc/hosts is broken", ANGRY)).isPresent();
  }

  @Test
  void afterACoolBeginningOneAngryTurnIsNotYetTheLevelButTwoAre() {
    signals.customer("hm", COOL);
    assertThat(signals.customer("argh", ANGRY)).isEmpty();
    Optional<Signal> second = signals.customer("this is awful", ANGRY);
    assertThat(second.orElseThrow().detail()).isEqualTo("level");
    assertThat(Signals.strength(second)).isBetween(0.6, 0.95);
  }

  @Test
  void aFallFromGladToCoolIsSeenBeforeTheLevelIs() {
    signals.customer("great", HAPPY);
    Optional<Signal> fell = signals.customer("hm", COOL);
    assertThat(fell.orElseThrow().detail()).isEqualTo("fall");
    // From 0.9 to -0.4, of a range of 2.
    assertThat(Signals.strength(fell)).isCloseTo(0.65, within(1e-6));
  }

  @Test
  void fromGladToSomethingElseIsNoFall() {
    signals.customer("Perfect, thank you so much!", VERY_HAPPY);
    assertThat(signals.customer("and what are your opening hours?", Tone.NEUTRAL)).isEmpty();
    assertThat(signals.customer("and on Sundays?", NEARLY_NEUTRAL)).isEmpty();
  }

  @Test
  void aFallOfJustAsMuchAsIsTooMuchIsOne() {
    // From 0.58 to -0.32, which as floats are a little nearer.
    signals.customer("good", new Tone(0.1, 0.22, 0.68, 0));
    assertThat(signals.customer("hm", new Tone(0.32, 0.68, 0, 0))).isPresent();
  }

  @Test
  void coolFromTheStartIsNoFall() {
    for (int i = 0; i < 5; i++) {
      assertThat(signals.customer("hm", COOL)).isEmpty();
    }
  }

  @Test
  void aRiseIsNoFallAndCalmEndsTheLevel() {
    assertThat(signals.customer("argh", ANGRY)).isPresent();
    assertThat(signals.customer("ah, thanks", HAPPY)).isEmpty();
    assertThat(signals.customer("and now", Tone.NEUTRAL)).isEmpty();
  }

  @Test
  void whatWasFourTurnsAgoIsNotFallenFrom() {
    signals.customer("great", HAPPY);
    for (int i = 0; i < 3; i++) {
      signals.customer("and", Tone.NEUTRAL);
    }
    assertThat(signals.customer("hm", COOL)).isEmpty();
  }

  @Test
  void theBotHasNoTone() {
    signals.customer("argh", ANGRY);
    assertThat(signals.bot("I am sorry to hear that.")).isEmpty();
  }
}
