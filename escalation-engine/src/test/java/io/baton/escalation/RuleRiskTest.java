package io.baton.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.baton.conversation.decision.Evidence;
import io.baton.conversation.decision.Risk;
import io.baton.conversation.decision.Signal;
import io.baton.conversation.decision.SignalName;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RuleRiskTest {

  private static double risk(double strength, SignalName... names) {
    List<Signal> signals =
        Arrays.stream(names)
            .map(name -> new Signal(name, strength, List.of(Evidence.whole("t")), ""))
            .toList();
    Risk risk = RuleRisk.of(signals);
    assertThat(risk.eventually()).isEqualTo(risk.now());
    return risk.now();
  }

  @Test
  void signalsAddUpByTheirStrength() {
    assertThat(risk(1)).isZero();
    double loop = risk(1, SignalName.LOOP);
    double unsure = risk(1, SignalName.LOW_CONFIDENCE);
    assertThat(risk(0.5, SignalName.LOOP)).isCloseTo(loop / 2, within(1e-12));
    assertThat(risk(1, SignalName.LOOP, SignalName.LOW_CONFIDENCE))
        .isCloseTo(1 - (1 - loop) * (1 - unsure), within(1e-12));
  }

  @Test
  void whoAsksComesFirstThenARuleThenWhatTheBotDidThenHowTheCustomerWrites() {
    SignalName[] order = {
      SignalName.EXPLICIT_REQUEST,
      SignalName.TOPIC_RULE,
      SignalName.REPEATED_FAILURE,
      SignalName.LOOP,
      SignalName.LOW_CONFIDENCE,
      SignalName.BEHAVIOUR
    };
    for (int i = 1; i < order.length; i++) {
      assertThat(risk(1, order[i])).isPositive().isLessThan(risk(1, order[i - 1]));
    }
    assertThat(risk(1, SignalName.BOT_PROMISE)).isEqualTo(risk(1, SignalName.EXPLICIT_REQUEST));
    assertThat(risk(1, SignalName.NEGATIVE_SENTIMENT)).isEqualTo(risk(1, SignalName.LOOP));
  }
}
