package io.baton.escalation.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LetterRunsTest {

  private static final long FAMILY = Hashing.of("letters");

  @Test
  void theyAreTheHashesOfTheSubstringsOfEachToken() {
    TokenizedText text = TokenizedText.of("A niño asks: straßenbahn??");
    LetterRuns runs = text.letters();
    for (int i = 0; i < text.size(); i++) {
      String marked = "<" + text.folded(i) + ">";
      assertThat(hashes(runs, runs.start(i), runs.start(i + 1)))
          .isEqualTo(substrings(marked, LetterRuns.SHORTEST, LetterRuns.LONGEST));
      assertThat(hashes(runs, runs.start(i), runs.end(i, 4)))
          .isEqualTo(substrings(marked, LetterRuns.SHORTEST, 4));
      assertThat(hashes(runs, runs.pair(i), runs.pair(i + 1))).isEqualTo(substrings(marked, 2, 2));
    }
  }

  private static List<Long> hashes(LetterRuns runs, int from, int to) {
    List<Long> hashes = new ArrayList<>();
    for (int i = from; i < to; i++) {
      hashes.add(runs.hash(i));
    }
    return hashes;
  }

  private static List<Long> substrings(String marked, int shortest, int longest) {
    List<Long> hashes = new ArrayList<>();
    for (int length = shortest; length <= longest; length++) {
      for (int to = length; to <= marked.length(); to++) {
        hashes.add(Hashing.of(marked.substring(to - length, to)));
      }
    }
    return hashes;
  }

  @Test
  void theyMakeTheKeysThatTheWordMakes() {
    TokenizedText text = TokenizedText.of("an order");
    FeatureKeys shared = new FeatureKeys(0);
    FeatureKeys own = new FeatureKeys(0);
    LetterRuns runs = text.letters();
    for (int i = 0; i < text.size(); i++) {
      shared.addLetters(FAMILY, runs, runs.start(i), runs.start(i + 1));
      own.addLetters(FAMILY, text.token(i), LetterRuns.SHORTEST, LetterRuns.LONGEST);
    }
    assertThat(shared.toArray()).containsExactlyInAnyOrder(own.toArray());
  }

  @Test
  void aTextWithoutTokensHasNone() {
    LetterRuns runs = TokenizedText.EMPTY.letters();
    assertThat(runs.start(0)).isZero();
    assertThat(runs.pair(0)).isZero();
  }
}
