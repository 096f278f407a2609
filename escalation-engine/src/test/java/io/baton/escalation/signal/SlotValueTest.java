package io.baton.escalation.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.decision.Signal;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is typed into a form for one field after the other. */
final class SlotValueTest {

  private final Signals signals = new Signals(new LoopDetector());

  private Optional<Signal> saysTwice(String text) {
    signals.bot("Where shall it go to?");
    signals.customer(text);
    signals.bot("And the bill, please?");
    return signals.customer(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bahnhofstrasse 12, 8001 Zürich",
        "Bahnhofstrasse 12\n8001 Zürich",
        "bahnhofstrasse 12, 8001 zürich",
        "Am Bach 3b, Bern",
        "12 Main Street, Springfield",
        "12 Main Street Springfield",
        "12 main street, springfield",
        "10 Downing Street, London SW1A 2AA",
        "12 Rue de la Paix, 75002 Paris",
        "Calle de Alcalá 42, 28014 Madrid",
        "Rua das Flores 12, Lisboa"
      })
  void anAddressForTwoFieldsIsNoLoop(String address) {
    assertThat(saysTwice(address)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "order 4711 is missing",
        "order 4711 missing",
        "cancel order 4711",
        "Cancel the orders 4711, 4712",
        "Status Bestellung 4711",
        "Bestellung 4711 fehlt",
        "pedido 4711 cancelado",
        "Order 4711, not delivered",
        "Paket 4711, Verlust gemeldet?",
        "ORDER 4711, MISSING!!"
      })
  void anOrderWithItsNumberSaidAgainIsOne(String complaint) {
    assertThat(saysTwice(complaint)).isPresent();
  }
}
