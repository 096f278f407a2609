package io.baton.escalation.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.decision.Evidence;
import io.baton.conversation.decision.Signal;
import io.baton.conversation.decision.SignalName;
import io.baton.escalation.request.PromiseDetector;
import io.baton.escalation.request.RequestDetector;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BotPromiseDetectorTest {

  private static final String PROMISE = "One moment. I am transferring you to a colleague now.";

  private final Signals signals = new Signals(new BotPromiseDetector(new PromiseDetector()));

  @Test
  void theBotSaysThatItConnectsSomebody() {
    Optional<Signal> promise = signals.bot(PROMISE);
    assertThat(Signals.name(promise)).isEqualTo(SignalName.BOT_PROMISE);
    Evidence evidence = promise.orElseThrow().evidence().getFirst();
    assertThat(evidence.turn()).isEqualTo("t-1");
    assertThat(PROMISE.substring(evidence.start(), evidence.end()))
        .contains("colleague")
        .doesNotContain("moment");
  }

  @Test
  void anOfferIsNoPromiseAndTheCustomerPromisesNothing() {
    assertThat(signals.bot("Would you like me to transfer you to an agent?")).isEmpty();
    assertThat(signals.customer(PROMISE)).isEmpty();
  }

  @Test
  void theCustomerAsksAndTheBotDoesNot() {
    Signals requests = new Signals(new ExplicitRequestDetector(new RequestDetector()));
    Optional<Signal> request = requests.customer("I want to talk to a human");
    assertThat(Signals.name(request)).isEqualTo(SignalName.EXPLICIT_REQUEST);
    assertThat(requests.bot("I want to talk to a human")).isEmpty();
    assertThat(requests.customer("where is my order")).isEmpty();
  }
}
