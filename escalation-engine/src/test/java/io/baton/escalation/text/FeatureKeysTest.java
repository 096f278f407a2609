package io.baton.escalation.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FeatureKeysTest {

  private static final long FAMILY = Hashing.of("letters");

  @Test
  void runsOfLettersAreTheHashesOfTheirSubstrings() {
    for (String word : List.of("", "a", "ab", "order", "niño", "straßenbahn")) {
      FeatureKeys keys = new FeatureKeys(1);
      keys.addLetters(FAMILY, word, 3, 5);
      assertThat(keys.toArray()).isEqualTo(bySubstrings("<" + word + ">"));
    }
  }

  private static long[] bySubstrings(String marked) {
    List<Long> keys = new ArrayList<>();
    for (int from = 0; from + 3 <= marked.length(); from++) {
      for (int to = from + 3; to <= Math.min(marked.length(), from + 5); to++) {
        keys.add(Hashing.join(FAMILY, Hashing.of(marked.substring(from, to))) >>> 32);
      }
    }
    return keys.stream().mapToLong(key -> key).toArray();
  }

  @Test
  void moreThanExpectedAreTaken() {
    FeatureKeys keys = new FeatureKeys(0);
    for (long i = 0; i < 1000; i++) {
      keys.add(i << 32);
    }
    assertThat(keys.size()).isEqualTo(1000);
    assertThat(keys.get(999)).isEqualTo(999);
    assertThat(keys.toArray()).hasSize(1000).contains(0, 500);
  }
}
