package io.baton.escalation.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class HashingTest {

  @Test
  void aHashCarriedOnByCharactersIsTheHashOfTheText() {
    long open = Hashing.OPEN;
    for (char next : "straße".toCharArray()) {
      open = Hashing.with(open, next);
    }
    assertThat(Hashing.close(open)).isEqualTo(Hashing.of("straße"));
  }

  @Test
  void theSecondOfTwoJoinedHashesComesBack() {
    Random random = new Random(9);
    for (int i = 0; i < 1000; i++) {
      long first = random.nextLong();
      long second = random.nextLong();
      assertThat(Hashing.second(first, Hashing.join(first, second))).isEqualTo(second);
    }
  }
}
