package io.baton.training.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class KeyColumnsTest {

  @Test
  void keysAreNumberedAsTheyComeHoweverMany() {
    KeyColumns columns = new KeyColumns();
    Random random = new Random(7);
    long[] keys = random.longs(20_000).distinct().toArray();
    keys[0] = 0;
    keys[1] = -1;
    for (int i = 0; i < keys.length; i++) {
      assertThat(columns.of(keys[i])).isEqualTo(i);
    }
    for (int i = 0; i < keys.length; i++) {
      assertThat(columns.of(keys[i])).isEqualTo(i);
      assertThat(columns.key(i)).isEqualTo(keys[i]);
    }
    assertThat(columns.size()).isEqualTo(keys.length);
  }
}
