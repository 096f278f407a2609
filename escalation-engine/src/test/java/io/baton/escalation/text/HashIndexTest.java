package io.baton.escalation.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class HashIndexTest {

  @Test
  void itAnswersWhatAMapAnswers() {
    Random random = new Random(4);
    for (int size : new int[] {0, 1, 7, 8, 9, 1000}) {
      Map<Long, Integer> map = new HashMap<>();
      while (map.size() < size) {
        map.put(random.nextLong(), 1 + random.nextInt(50));
      }
      HashIndex index = HashIndex.of(map);
      map.forEach((key, value) -> assertThat(index.get(key)).isEqualTo(value));
      for (int i = 0; i < 100; i++) {
        long other = random.nextLong();
        assertThat(index.get(other)).isEqualTo(map.getOrDefault(other, 0));
      }
    }
  }

  @Test
  void keysOfOneSlotAreToldApart() {
    Map<Long, Integer> map = new HashMap<>();
    for (int i = 0; i < 8; i++) {
      map.put(-1L - i, i + 1);
    }
    map.put(0L, 99);
    HashIndex index = HashIndex.of(map);
    map.forEach((key, value) -> assertThat(index.get(key)).isEqualTo(value));
    assertThat(index.get(-9)).isZero();
  }

  @Test
  void siftingKeepsAllThatHaveANumberAndFewOthers() {
    Random random = new Random(5);
    long[] keys = random.longs(1000).toArray();
    Map<Long, Integer> map = new HashMap<>();
    for (int i = 0; i < keys.length; i += 2) {
      map.put(keys[i], 1);
    }
    int[] kept = new int[keys.length];
    int count = HashIndex.of(map).sift(keys, 0, keys.length, kept);
    assertThat(Arrays.stream(kept, 0, count).filter(i -> i % 2 == 0)).hasSize(500);
    assertThat(count).isBetween(500, 550);
  }

  @Test
  void wordsAreFoundByTheirHash() {
    HashIndex index = HashIndex.ofWords("not", "never");
    assertThat(index.get(Hashing.of("never"))).isEqualTo(1);
    assertThat(index.get(Hashing.of("ever"))).isZero();
  }

  @Test
  void aNumberThatIsNotPositiveIsRefused() {
    assertThatThrownBy(() -> HashIndex.of(Map.of(5L, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 is not positive");
  }

  @Test
  void numbersAreGatheredAsTheyAreFound() {
    HashIndex.Builder builder = new HashIndex.Builder();
    long[] keys = new Random(6).longs(100).toArray();
    for (int i = 0; i < keys.length; i++) {
      builder.put(keys[i], i + 1);
    }
    builder.putIfAbsent(keys[3], 77);
    builder.putIfAbsent(1, 77);
    builder.put(keys[4], 78);
    assertThat(new int[] {builder.get(keys[3]), builder.get(1), builder.get(2)})
        .containsExactly(4, 77, 0);
    HashIndex index = builder.build(number -> number * 10);
    assertThat(index.get(keys[99])).isEqualTo(1000);
    assertThat(index.get(keys[4])).isEqualTo(780);
    assertThat(index.get(2)).isZero();
  }
}
