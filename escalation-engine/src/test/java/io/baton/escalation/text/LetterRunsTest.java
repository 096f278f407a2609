package io.baton.escalation.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LetterRunsTest {

  @Test
  void theyAreTheHashesOfTheSubstringsOfAMarkedWord() {
    for (String word : List.of("a", "an", "nino", "strassenbahn", "\uD83D\uDE00")) {
      assertThat(LetterRuns.of(word)).containsExactly(substrings("<" + word + ">"));
    }
  }

  @Test
  void aWordWithoutLettersHasNone() {
    assertThat(LetterRuns.of("")).isEmpty();
  }

  private static long[] substrings(String marked) {
    List<Long> hashes = new ArrayList<>();
    for (int length = 3; length <= 5; length++) {
      for (int to = length; to <= marked.length(); to++) {
        hashes.add(Hashing.of(marked.substring(to - length, to)));
      }
    }
    return hashes.stream().mapToLong(Long::longValue).toArray();
  }
}
