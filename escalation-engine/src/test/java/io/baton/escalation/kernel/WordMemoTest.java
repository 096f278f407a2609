package io.baton.escalation.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.escalation.text.Hashing;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class WordMemoTest {

  private final List<Integer> made = new ArrayList<>();
  private final WordMemo<String> memo = new WordMemo<>();

  private String of(long hash, int word) {
    return memo.of(
        hash,
        word,
        asked -> {
          made.add(asked);
          return "word " + asked;
        });
  }

  @Test
  void aWordThatComesAgainIsNotMadeAgain() {
    long hash = Hashing.of("parcel");
    assertThat(of(hash, 7)).isEqualTo("word 7");
    assertThat(of(hash, 7)).isEqualTo("word 7");
    assertThat(made).containsExactly(7);
  }

  @Test
  void twoWordsOfOnePlaceAreNeverTakenForEachOther() {
    long hash = Hashing.of("parcel");
    assertThat(of(hash, 1)).isEqualTo("word 1");
    assertThat(of(hash ^ 1, 2)).isEqualTo("word 2");
    assertThat(of(hash, 1)).isEqualTo("word 1");
    assertThat(made).containsExactly(1, 2, 1);
  }

  @Test
  void manyMoreWordsThanPlacesAreAllRight() {
    Random random = new Random(3);
    for (int i = 0; i < 100_000; i++) {
      int word = random.nextInt(20_000);
      assertThat(of(Hashing.of("w" + word), word)).isEqualTo("word " + word);
    }
    assertThat(made).hasSizeLessThan(100_000);
  }
}
