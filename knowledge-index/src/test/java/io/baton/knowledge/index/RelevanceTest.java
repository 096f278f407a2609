package io.baton.knowledge.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RelevanceTest {

  private static final double NEAR = 1e-12;

  @Test
  void theWeightIsTheLogarithmOfTheFormula() {
    // ln(1 + (8 + 20 - 1 + 0.5) / 1.5)
    assertThat(Relevance.weight(8, 1)).isCloseTo(Math.log(1 + 27.5 / 1.5), within(NEAR));
    assertThat(Relevance.weight(1000, 900)).isLessThan(Relevance.weight(1000, 10));
  }

  @Test
  void whatIsMentionedCountsLessThanWhatItIsAbout() {
    Relevance relevance =
        new Relevance(Map.of("router", 3.0, "light", 1.0), Map.of("router", 1.0, "light", 0.8), 5);
    assertThat(relevance.of(Set.of("router"), Set.of())).isCloseTo(0.6, within(NEAR));
    assertThat(relevance.of(Set.of(), Set.of("router")))
        .isCloseTo(0.6 * Relevance.MENTIONED, within(NEAR));
    assertThat(relevance.of(Set.of("router"), Set.of("router", "light")))
        .isCloseTo(0.6 + 0.16 * Relevance.MENTIONED, within(NEAR));
    assertThat(relevance.of(Set.of("other"), Set.of())).isZero();
  }

  @Test
  void wordsThatNoArticleHasMakeAllLessRelevant() {
    double known = Relevance.weight(10, 1);
    assertThat(Relevance.most(known, Relevance.weight(10, 0), 10))
        .isGreaterThan(Relevance.most(known, 0, 10));
  }
}
