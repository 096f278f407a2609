package io.baton.escalation.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is in a bundle's files, the reader takes it or refuses it; nothing else comes out. */
final class BundleMutationTest {

  private static final int[] TELLING = {0, 1, -1, 127, -128, 255, '"', '[', '{', '-', '9', 'e'};

  private static RandomGenerator seeded(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /** A few places overwritten, cut out, doubled or swapped with others. */
  private static byte[] mutated(byte[] data, RandomGenerator random) {
    byte[] result = data.clone();
    int edits = 1 + random.nextInt(4);
    for (int i = 0; i < edits && result.length > 1; i++) {
      int at = random.nextInt(result.length);
      int length =
          Math.min(result.length - at, 1 + random.nextInt(random.nextInt(4) == 0 ? 64 : 4));
      switch (random.nextInt(5)) {
        case 0 -> result[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> result[at] = (byte) TELLING[random.nextInt(TELLING.length)];
        case 2 -> result = replaced(result, at, length, new byte[0]);
        case 3 -> result = replaced(result, at, 0, Arrays.copyOfRange(result, at, at + length));
        default -> {
          byte[] noise = new byte[length];
          random.nextBytes(noise);
          result = replaced(result, at, length, noise);
        }
      }
    }
    return result;
  }

  private static byte[] replaced(byte[] data, int at, int length, byte[] by) {
    byte[] result = Arrays.copyOf(data, data.length - length + by.length);
    System.arraycopy(by, 0, result, at, by.length);
    System.arraycopy(data, at + length, result, at + by.length, data.length - at - length);
    return result;
  }

  private static void mutate(int times, long seed) {
    RandomGenerator random = seeded(seed);
    int refused = 0;
    for (int i = 0; i < times; i++) {
      String name = HostileBundle.names().get(random.nextInt(HostileBundle.names().size()));
      byte[] content = mutated(HostileBundle.good(name), random);
      try {
        refused += HostileBundle.isTaken(name, content) ? 0 : 1;
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed " + seed + " step " + i + ", " + name, e);
      }
    }
    assertThat(refused).isGreaterThan(times / 4);
  }

  @Test
  void nothingButARefusalComesOfFilesThatWereTamperedWith() {
    mutate(4_000, 20_261_126);
  }

  @Test
  @Tag("benchmark")
  void norInALongRun() {
    mutate(200_000, 7);
  }
}
