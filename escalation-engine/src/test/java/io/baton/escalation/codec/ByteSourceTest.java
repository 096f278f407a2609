package io.baton.escalation.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ByteSourceTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 127, 128, 16_383, 16_384, -1, Long.MAX_VALUE, Long.MIN_VALUE})
  void numbersComeBack(long number) {
    ByteSource source = new ByteSource(new ByteSink().putLong(number).toBytes());
    assertThat(source.takeLong()).isEqualTo(number);
    source.end();
  }

  @Test
  void aNumberThatIsTooLargeOrNegativeIsRefused() {
    byte[] bytes = new ByteSink().putLong(6).toBytes();
    assertThat(new ByteSource(bytes).takeInt(6)).isEqualTo(6);
    assertThatThrownBy(() -> new ByteSource(bytes).takeInt(5))
        .isInstanceOf(StateFormatException.class)
        .hasMessage("the number 6 before byte 1 is not in 0..5");
    byte[] negative = new ByteSink().putLong(-1).toBytes();
    assertThatThrownBy(() -> new ByteSource(negative).takeInt(5))
        .isInstanceOf(StateFormatException.class);
  }

  @Test
  void whatIsLeftBehindTheLastIsRefused() {
    ByteSource source = new ByteSource(new ByteSink().putText("a").put(0).toBytes());
    assertThat(source.takeText()).isEqualTo("a");
    assertThatThrownBy(source::end)
        .isInstanceOf(StateFormatException.class)
        .hasMessage("1 bytes are left after the state");
  }

  @Test
  void aTextThatIsLongerThanWhatIsLeftIsRefused() {
    byte[] bytes = {1, 3, 'a', 'b'};
    ByteSource source = new ByteSource(bytes);
    source.take();
    assertThatThrownBy(source::takeText)
        .isInstanceOf(StateFormatException.class)
        .hasMessage("the state ends within 3 bytes");
  }
}
