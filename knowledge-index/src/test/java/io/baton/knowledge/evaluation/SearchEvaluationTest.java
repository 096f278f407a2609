package io.baton.knowledge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.baton.knowledge.index.ArticleIndexes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SearchEvaluationTest {

  private static List<SearchOutcome> asked(List<SearchCase> cases) {
    return SearchEvaluation.ask(SearchCases.articles(), cases);
  }

  @Test
  void theThresholdIsTheBestOfTheHalfForChoosing() {
    assertThat(SearchEvaluation.best(asked(SearchCases.choosing())))
        .isCloseTo(ArticleIndexes.THRESHOLD, within(0.011));
  }

  @Test
  void theOtherHalfIsFoundAsTheReadmeSays() {
    SearchFigures figures =
        SearchEvaluation.figures(asked(SearchCases.reported()), ArticleIndexes.THRESHOLD);
    assertThat(figures.questions()).isEqualTo(60);
    assertThat(figures.others()).isEqualTo(30);
    assertThat(figures.hitAt1()).isGreaterThan(0.7);
    assertThat(figures.noAnswerCorrect()).isGreaterThan(0.85);
  }

  @Test
  void noQuestionIsInBothHalves() {
    assertThat(SearchCases.choosing())
        .extracting(SearchCase::text)
        .doesNotContainAnyElementsOf(
            SearchCases.reported().stream().map(SearchCase::text).toList());
  }

  @Test
  void figuresAreCounted() {
    List<SearchOutcome> outcomes = asked(SearchCases.reported().subList(0, 18));
    SearchFigures nothing = SearchEvaluation.figures(outcomes, 1.01);
    assertThat(nothing.first()).isZero();
    assertThat(nothing.noAnswerCorrect()).isEqualTo(1);
    assertThat(SearchEvaluation.byLanguage(outcomes, 0)).containsOnlyKeys("en");
    Map<String, SearchFigures> english = SearchEvaluation.byLanguage(outcomes, 0);
    assertThat(english.get("en")).isEqualTo(SearchEvaluation.figures(outcomes, 0));
    assertThat(SearchEvaluation.calibration(outcomes))
        .allSatisfy(fifth -> assertThat(fifth.relevance()).isBetween(0.0, 1.0));
  }
}
