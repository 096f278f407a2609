package io.baton.server.hours.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class KeepingTest {

  private static final Instant MADE = Instant.parse("2026-06-01T08:00:00Z");
  private static final Instant DUE = MADE.plusSeconds(3600);

  private static Promise replied(Instant at) {
    return new Promise(MADE, DUE, Optional.of(at), Optional.empty());
  }

  private static Promise withdrawn(Instant at) {
    return new Promise(MADE, DUE, Optional.empty(), Optional.of(at));
  }

  private static final Promise WITHOUT_REPLY =
      new Promise(MADE, DUE, Optional.empty(), Optional.empty());

  @Test
  void keptUntilItIsDueAndBrokenAfter() {
    assertThat(replied(DUE).at(DUE)).isEqualTo(Promise.State.KEPT);
    assertThat(replied(DUE.plusNanos(1)).at(DUE.plusSeconds(9))).isEqualTo(Promise.State.BROKEN);
    assertThat(WITHOUT_REPLY.at(DUE)).isEqualTo(Promise.State.OPEN);
    assertThat(WITHOUT_REPLY.at(DUE.plusNanos(1))).isEqualTo(Promise.State.BROKEN);
  }

  @Test
  void withdrawnOnlyWhileItCouldBeKept() {
    assertThat(withdrawn(DUE).at(DUE.plusSeconds(9))).isEqualTo(Promise.State.WITHDRAWN);
    assertThat(withdrawn(DUE.plusNanos(1)).at(DUE.plusSeconds(9))).isEqualTo(Promise.State.BROKEN);
  }

  @Test
  void theShareIsOfThoseThatAreDecided() {
    Keeping keeping =
        Keeping.of(
            List.of(replied(DUE), replied(MADE), replied(DUE.plusSeconds(1)), withdrawn(MADE)),
            DUE.plusSeconds(2));

    assertThat(keeping.counts())
        .isEqualTo(
            Map.of(
                Promise.State.KEPT, 2,
                Promise.State.BROKEN, 1,
                Promise.State.WITHDRAWN, 1,
                Promise.State.OPEN, 0));
    assertThat(keeping.share()).hasValue(2.0 / 3);
    assertThat(Keeping.of(List.of(WITHOUT_REPLY), MADE).share()).isEmpty();
  }

  @Test
  void dueAfterItIsMade() {
    assertThatThrownBy(() -> new Promise(MADE, MADE, Optional.empty(), Optional.empty()))
        .hasMessage("due: " + MADE + " is not after it was made, " + MADE);
  }
}
