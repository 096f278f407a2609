package io.baton.escalation.policy.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EditDistanceTest {

  @ParameterizedTest
  @CsvSource({
    "court, count, true",
    "court, cout, true",
    "court, courtt, true",
    "court, xcourt, true",
    "court, corut, true",
    "court, coutr, true",
    "a, '', true",
    "court, court, false",
    "court, cuort2, false",
    "court, cruot, false",
    "court, couxy, false",
    "court, cou, false",
    "ab, cd, false",
    "'', '', false",
  })
  void oneLetterOrTwoNeighboursMakeTheOther(String one, String other, boolean expected) {
    assertThat(EditDistance.isOne(one, other)).isEqualTo(expected);
    assertThat(EditDistance.isOne(other, one)).isEqualTo(expected);
  }
}
