package io.baton.escalation.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.baton.escalation.kernel.KeySequence;
import io.baton.escalation.kernel.NetShape;
import io.baton.escalation.kernel.SequenceNet;
import io.baton.escalation.text.TokenizedText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PhraseNetsTest {

  private final NetShape shape = new NetShape(2, 3, 2);
  private final KeySequence input = input(5, 9, 7);
  private final PhraseNets nets = new PhraseNets(List.of(net(0.3f), net(-0.2f)), 0.5f, 2);

  @Test
  void theMeanOfTheNetsIsTaken() {
    double mean = (net(0.3f).logOdds(input) + net(-0.2f).logOdds(input)) / 2;
    assertThat(nets.logOdds(input)).isCloseTo(mean, within(1e-12));
    assertThatThrownBy(() -> new PhraseNets(List.of(), 1, 4)).hasMessageContaining("1..16");
    assertThatThrownBy(() -> nets.with(-1, 4)).hasMessageContaining("share -1");
    assertThatThrownBy(() -> nets.with(1, -2)).hasMessageContaining("sure -2");
  }

  @Test
  void theyAreReadAsTheyWereWritten() throws IOException {
    PhraseNets read = PhraseNets.read(new ByteArrayInputStream(written()));
    assertThat(read.share()).isEqualTo(0.5f);
    assertThat(read.sure()).isEqualTo(2);
    assertThat(read.logOdds(input)).isCloseTo(nets.logOdds(input), within(1e-6));
  }

  @Test
  void damagedOnesAreRefused() throws IOException {
    byte[] bytes = written();
    assertDamaged(bytes, bytes.length - 12);
    assertDamaged(bytes, 19);
    assertDamaged(bytes, 15);
    assertThatThrownBy(() -> PhraseNets.read(new ByteArrayInputStream(Arrays.copyOf(bytes, 60))))
        .isInstanceOf(IOException.class);
    bytes[0] ^= 1;
    assertThatThrownBy(() -> PhraseNets.read(new ByteArrayInputStream(bytes)))
        .hasMessageContaining("no phrase nets");
  }

  private static void assertDamaged(byte[] bytes, int at) {
    byte[] copy = bytes.clone();
    copy[at] ^= 0x40;
    assertThatThrownBy(() -> PhraseNets.read(new ByteArrayInputStream(copy)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void theOrderOfTokensCountsAndUnknownKeysDoNot() {
    assertThat(nets.logOdds(input(5, 9, 7))).isNotEqualTo(nets.logOdds(input(7, 9, 5)));
    assertThat(nets.logOdds(input(5, 1, 7))).isEqualTo(nets.logOdds(input(5, 2, 7)));
  }

  @Test
  void aNetWhosePartsDoNotFitIsRefused() {
    float[] weights = new float[shape.size()];
    assertThatThrownBy(() -> new SequenceNet(shape, new long[] {1}, new float[3], weights))
        .hasMessageContaining("do not fit");
    assertThatThrownBy(() -> new SequenceNet(shape, new long[] {1, 1}, new float[4], weights))
        .hasMessageContaining("twice");
    assertThatThrownBy(() -> new NetShape(0, 1, 1)).hasMessageContaining("width 0");
  }

  @Test
  void aLongTextIsSeenInPart() {
    KeySequence seen = NetInput.of(TokenizedText.of("agent ".repeat(500)));
    assertThat(seen.tokens()).isEqualTo(96);
  }

  private byte[] written() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    nets.write(out);
    return out.toByteArray();
  }

  private SequenceNet net(float factor) {
    float[] weights = new float[shape.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = factor * ((i * 7) % 11 - 5) / 5;
    }
    return new SequenceNet(
        shape, new long[] {5, 7, 9}, new float[] {1, -0.5f, 0.25f, 0.75f, -1, 0.5f}, weights);
  }

  private static KeySequence input(long... keys) {
    KeySequence sequence = new KeySequence(keys.length);
    for (long key : keys) {
      sequence.add(key);
      sequence.endToken();
    }
    return sequence;
  }
}
