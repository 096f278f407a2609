package io.baton.server.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class OptionTextTest {

  @Test
  void nestedOptionsArePutFlat() {
    assertThat(
            OptionText.flat(
                "TrainOptions[seed=1, families=[SIGNAL, TEXT], live=Options[l2=30.0, rarest=3],"
                    + " trees=Options[]]"))
        .isEqualTo(
            Map.of(
                "seed", "1",
                "families", "[SIGNAL, TEXT]",
                "live.l2", "30.0",
                "live.rarest", "3"));
  }

  @Test
  void anotherTextIsOneOptionWithoutAName() {
    assertThat(OptionText.flat("by hand")).isEqualTo(Map.of("", "by hand"));
    assertThat(OptionText.flat("")).isEqualTo(Map.of("", ""));
  }
}
