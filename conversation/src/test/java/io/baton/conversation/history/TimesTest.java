package io.baton.conversation.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TimesTest {

  @Test
  void aTimeHasItsOffset() {
    assertThat(Times.parse("at", "2026-01-05T10:00:00+02:00"))
        .isEqualTo(Instant.parse("2026-01-05T08:00:00Z"));
    assertThat(Times.parse("at", "0001-01-01T00:00:00Z")).isEqualTo("0001-01-01T00:00:00Z");
    assertThat(Times.parse("at", "9999-12-31T23:59:59Z")).isEqualTo("9999-12-31T23:59:59Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "now", "2026-01-05", "2026-01-05T10:00:00", "2026-13-05T10:00:00Z"})
  void anythingElseIsNone(String text) {
    assertThatThrownBy(() -> Times.parse("turns[0].at", text))
        .isInstanceOf(FieldException.class)
        .hasMessageStartingWith("turns[0].at: '" + text + "' is no time such as ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0001-01-01T00:00:00+01:00",
        "0000-01-01T00:00:00Z",
        "-0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59-10:00",
        "+10000-01-01T00:00:00Z",
        "+999999999-12-31T23:59:59Z"
      })
  void timesThatNoDatabaseHoldsAreOutOfRange(String text) {
    assertThatThrownBy(() -> Times.parse("at", text))
        .isInstanceOf(FieldException.class)
        .hasMessage("at: '" + text + "' is not in 0001-01-01T00:00:00Z..9999-12-31T23:59:59Z");
  }
}
