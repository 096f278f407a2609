package io.baton.knowledge.evaluation;

import io.baton.knowledge.Article;
import io.baton.knowledge.ArticleSource;
import io.baton.knowledge.Hit;
import io.baton.knowledge.Question;
import io.baton.knowledge.index.ArticleIndexes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Asks questions and counts what is found. */
public final class SearchEvaluation {

  private static final String WORKSPACE = "evaluation";
  private static final int MOST = 3;
  private static final int STEPS = 100;

  private SearchEvaluation() {}

  /** Asks every question, without a threshold. */
  public static List<SearchOutcome> ask(List<Article> articles, List<SearchCase> cases) {
    try (ArticleIndexes indexes = ArticleIndexes.inMemory(source(articles), 0)) {
      indexes.look();
      List<SearchOutcome> outcomes = new ArrayList<>();
      for (SearchCase one : cases) {
        Question question = Question.of(one.text(), one.language(), MOST);
        outcomes.add(new SearchOutcome(one, indexes.search(WORKSPACE, question)));
      }
      return outcomes;
    }
  }

  private static ArticleSource source(List<Article> articles) {
    return new ArticleSource() {
      @Override
      public Map<String, Revision> newest() {
        return Map.of(WORKSPACE, new Revision(WORKSPACE, articles.size()));
      }

      @Override
      public List<Change> changes(String workspace, long after, int most) {
        return IntStream.range((int) after, articles.size())
            .limit(most)
            .mapToObj(i -> new Change(i + 1L, articles.get(i).id(), Optional.of(articles.get(i))))
            .toList();
      }
    };
  }

  /** At a threshold. */
  public static SearchFigures figures(List<SearchOutcome> outcomes, double threshold) {
    return SearchFigures.of(outcomes, threshold);
  }

  /** At a threshold, for each language by itself. */
  public static Map<String, SearchFigures> byLanguage(
      List<SearchOutcome> outcomes, double threshold) {
    Map<String, List<SearchOutcome>> parts = new TreeMap<>();
    outcomes.forEach(one ->
        parts.computeIfAbsent(one.asked().language(), language -> new ArrayList<>()).add(one));
    Map<String, SearchFigures> figures = new TreeMap<>();
    parts.forEach((language, part) -> figures.put(language, SearchFigures.of(part, threshold)));
    return figures;
  }

  /**
   * The threshold, in hundredths, at which the mean of hitAt1 and noAnswerCorrect is highest; of
   * equals the middle one.
   */
  public static double best(List<SearchOutcome> outcomes) {
    List<Double> best = new ArrayList<>();
    double most = -1;
    for (int step = 0; step <= STEPS; step++) {
      double threshold = (double) step / STEPS;
      SearchFigures figures = SearchFigures.of(outcomes, threshold);
      double worth = figures.hitAt1() + figures.noAnswerCorrect();
      if (worth > most) {
        best.clear();
        most = worth;
      }
      if (worth == most) {
        best.add(threshold);
      }
    }
    return best.get(best.size() / 2);
  }

  /** Of what is given first, by relevance in fifths: how much there is, and how much is right. */
  public static List<Fifth> calibration(List<SearchOutcome> outcomes) {
    int[] given = new int[5];
    int[] right = new int[5];
    double[] relevance = new double[5];
    for (SearchOutcome outcome : outcomes) {
      for (Hit hit : outcome.hits().stream().limit(1).toList()) {
        int fifth = Math.min(4, (int) (hit.relevance() * 5));
        given[fifth]++;
        relevance[fifth] += hit.relevance();
        right[fifth] += outcome.right(1, 0) ? 1 : 0;
      }
    }
    return IntStream.range(0, 5)
        .filter(i -> given[i] > 0)
        .mapToObj(i -> new Fifth(given[i], relevance[i] / given[i], (double) right[i] / given[i]))
        .toList();
  }

  /**
   * Questions whose first article is about as relevant.
   *
   * @param relevance mean
   * @param right share of them whose first article is the right one
   */
  public record Fifth(int questions, double relevance, double right) {}
}
