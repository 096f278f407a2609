package io.baton.escalation.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PhraseModelTest {

  private final PhraseModel model = new PhraseModel(-1, 0.25f, Map.of(7L, 2f, 0xFFFFFFFFL, -0.5f));

  @Test
  void logOddsAreTheBiasAndTheWeightsByLength() {
    assertThat(model.logOdds(new long[0])).isEqualTo(-1);
    assertThat(model.logOdds(new long[] {7})).isEqualTo(1);
    assertThat(model.logOdds(new long[] {7, 7, 0xFFFFFFFFL, 3}))
        .isCloseTo(-1 + 3.5 * Math.pow(4, -0.35), within(1e-12));
  }

  @Test
  void itIsReadAsItWasWritten() throws IOException {
    PhraseModel read = PhraseModel.read(new ByteArrayInputStream(written()));
    long[] features = {7, 0xFFFFFFFFL};
    assertThat(read.logOdds(features)).isEqualTo(model.logOdds(features));
    assertThat(read.threshold()).isEqualTo(0.25);
  }

  @Test
  void aDamagedOneIsRefused() throws IOException {
    byte[] bytes = written();
    bytes[20] ^= 1;
    assertThatThrownBy(() -> PhraseModel.read(new ByteArrayInputStream(bytes)))
        .hasMessageContaining("damaged");
    bytes[0] ^= 1;
    assertThatThrownBy(() -> PhraseModel.read(new ByteArrayInputStream(bytes)))
        .hasMessageContaining("no phrase model");
  }

  private byte[] written() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    model.write(out);
    return out.toByteArray();
  }
}
