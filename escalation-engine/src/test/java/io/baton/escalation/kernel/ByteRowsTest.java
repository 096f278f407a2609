package io.baton.escalation.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ByteRowsTest {

  private static final int COUNT = 40;
  private static final int WIDTH = 19;

  private final SplittableRandom random = new SplittableRandom(5);
  private final float[][] given = new float[COUNT][WIDTH];
  private final ByteRows rows;

  ByteRowsTest() {
    for (int i = 1; i < COUNT; i++) {
      for (int j = 0; j < WIDTH; j++) {
        given[i][j] = (float) ((random.nextDouble() - 0.5) * Math.pow(10, i % 7 - 3));
      }
    }
    rows = ByteRows.of(COUNT, i -> given[i]);
  }

  @Test
  void eachNumberIsAsNearAsAByteComes() {
    for (int i = 0; i < COUNT; i++) {
      assertNear(rows.row(i), given[i], greatest(given[i]) / 254);
    }
  }

  @Test
  void whatWasKeptIsKeptAgainWithTheSameDigits() {
    ByteRows again = ByteRows.of(COUNT, rows::row);
    for (int i = 0; i < COUNT; i++) {
      assertNear(again.row(i), rows.row(i), 1e-6f * greatest(given[i]));
    }
  }

  @Test
  void rowsAreAddedOneByOneAndInPairs() {
    float[] pair = new float[WIDTH];
    float[] single = new float[WIDTH];
    rows.add(pair, 3, 11);
    rows.add(single, 3);
    rows.add(single, 11);
    assertNear(pair, single, 1e-6f * (greatest(given[3]) + greatest(given[11])));
    assertThat(greatest(single)).isPositive();
  }

  @Test
  void lateRowsAreTheSameAndEachIsMadeOnce() {
    int[] made = new int[COUNT];
    ByteRows late =
        ByteRows.late(
            COUNT,
            i -> {
              made[i]++;
              return given[i];
            });
    assertThat(made).containsOnly(0);
    float[] sum = new float[WIDTH];
    late.add(sum, 3);
    late.add(sum, 3, 11);
    float[] expected = new float[WIDTH];
    rows.add(expected, 3);
    rows.add(expected, 3, 11);
    assertThat(sum).containsExactly(expected);
    assertThat(late.row(11)).containsExactly(rows.row(11));
    assertThat(made[3]).isEqualTo(1);
    assertThat(made[11]).isEqualTo(1);
    assertThat(Arrays.stream(made).sum()).isEqualTo(2);
  }

  private static void assertNear(float[] found, float[] expected, float distance) {
    for (int j = 0; j < expected.length; j++) {
      assertThat(found[j]).isCloseTo(expected[j], within(distance * 1.0001f));
    }
  }

  private static float greatest(float[] row) {
    float greatest = 0;
    for (float number : row) {
      greatest = Math.max(greatest, Math.abs(number));
    }
    return greatest;
  }
}
