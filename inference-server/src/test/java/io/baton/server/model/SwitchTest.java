package io.baton.server.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.model.Switch.Reason;
import io.baton.server.model.Switch.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SwitchTest {

  private static final Request REQUEST = new Request("key-1", Instant.EPOCH);
  private static final List<String> ALL = List.of("a", "b", "c");

  private final List<Switch> history = new ArrayList<>();

  private SwitchTest promote(String version) {
    Switch.promote(history, version, REQUEST).ifPresent(one -> history.add(0, one));
    return this;
  }

  private SwitchTest rollback(List<String> there) {
    Switch.rollback(history, there, REQUEST).ifPresent(one -> history.add(0, one));
    return this;
  }

  private Optional<String> now() {
    return history.getFirst().version();
  }

  @Test
  void whatIsNamedAlreadyIsNotNamedAgain() {
    promote("a").promote("a");
    assertThat(history).hasSize(1);
    assertThat(history.getFirst().seq()).isEqualTo(1);
  }

  @Test
  void rollbacksGoBackStepByStepAndNotToAndFro() {
    promote("a").promote("b").promote("c");
    rollback(ALL);
    assertThat(now()).contains("b");
    rollback(ALL);
    assertThat(now()).contains("a");
    rollback(ALL);
    assertThat(now()).isEmpty();
    assertThat(Switch.rollback(history, ALL, REQUEST)).isEmpty();
    assertThat(history.getFirst().reason()).isEqualTo(Reason.ROLLBACK);
    assertThat(history.getFirst().seq()).isEqualTo(6);
  }

  @Test
  void aPromotionAfterARollbackReturnsToWhereItCameFrom() {
    promote("a").promote("b").rollback(ALL).promote("c").rollback(ALL);
    assertThat(now()).contains("a");
  }

  @Test
  void aReleaseThatIsGoneIsPassedOver() {
    promote("a").promote("b").promote("c").rollback(List.of("a", "c"));
    assertThat(now()).contains("a");
  }

  @Test
  void whatWasTakenAwayComesBack() {
    promote("a");
    Switch.remove(history, REQUEST).ifPresent(one -> history.add(0, one));
    assertThat(now()).isEmpty();
    assertThat(Switch.remove(history, REQUEST)).isEmpty();
    rollback(ALL);
    assertThat(now()).contains("a");
  }

  @Test
  void withoutAPastThereIsNoWayBack() {
    assertThat(Switch.rollback(history, ALL, REQUEST)).isEmpty();
  }
}
