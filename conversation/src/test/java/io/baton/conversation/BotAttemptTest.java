package io.baton.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class BotAttemptTest {

  private static List<BotAttempt> of(String field, Object value) {
    return BotAttempt.of(Turn.builder("t", Speaker.BOT).other(field, value).build());
  }

  @Test
  void allThatIsToldIsRead() {
    Map<String, Object> fields =
        Map.of("kind", "article", "reference", "a-7", "result", "Found", "confidence", 0.4);
    assertThat(of("attempt", fields))
        .containsExactly(
            new BotAttempt(
                "article", Optional.of("a-7"), Optional.of(true), OptionalDouble.of(0.4)));
  }

  @Test
  void ofSeveralAllAreReadAndWhatIsNoneIsPassedOver() {
    assertThat(of("attempts", List.of(Map.of("result", "timeout"), "lookup", Map.of("ref", 7))))
        .containsExactly(
            new BotAttempt("tool", Optional.empty(), Optional.of(false), OptionalDouble.empty()),
            new BotAttempt("tool", Optional.of("7"), Optional.empty(), OptionalDouble.empty()));
  }

  @Test
  void whatCannotBeReadIsNotTold() {
    for (Object value : List.of("failed", 7, List.of(), List.of(Map.of("result", "failed")))) {
      assertThat(of("attempt", value)).as("%s", value).isEmpty();
    }
    assertThat(of("attempt", Map.of("kind", " ", "result", "so-so", "confidence", 7)))
        .containsExactly(
            new BotAttempt("tool", Optional.empty(), Optional.empty(), OptionalDouble.empty()));
  }
}
