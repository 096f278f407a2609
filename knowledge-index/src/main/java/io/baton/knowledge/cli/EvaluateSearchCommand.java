package io.baton.knowledge.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.knowledge.Article;
import io.baton.knowledge.evaluation.SearchCases;
import io.baton.knowledge.evaluation.SearchEvaluation;
import io.baton.knowledge.evaluation.SearchFigures;
import io.baton.knowledge.evaluation.SearchOutcome;
import io.baton.knowledge.index.ArticleIndexes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code evaluate-search}: how well articles are found. */
@Command(
    name = "evaluate-search",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the search for articles: how often the right one comes first, or among the",
      "first three, and how often nothing is given to questions that no article answers.",
      "A line of articles is {\"id\",\"language\",\"title\",\"body\",\"url\",\"tags\"}, one of",
      "questions {\"language\",\"text\",\"article\"}, without \"article\" where none answers."
    },
    footer = {
      "",
      "Examples:",
      "  ./baton evaluate-search",
      "  ./baton evaluate-search --json",
      "  ./baton evaluate-search --articles help-centre.jsonl \\",
      "    --questions asked.jsonl --mistakes"
    })
final class EvaluateSearchCommand implements Callable<Integer> {

  @Option(
      names = "--articles",
      paramLabel = "JSONL",
      description = "The articles. Default: those that come with Baton.")
  private @Nullable Path articles;

  @Option(
      names = "--questions",
      paramLabel = "JSONL",
      description = "The questions. Default: those that come with Baton.")
  private @Nullable Path questions;

  @Option(
      names = "--choosing",
      description = "Ask the questions by which the threshold was chosen, not the others.")
  private boolean choosing;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Option(names = "--mistakes", description = "Print what is found wrongly on standard error.")
  private boolean mistakes;

  @Override
  public Integer call() {
    List<Article> known =
        articles == null ? SearchCases.articles() : SearchCases.articles(articles);
    List<SearchOutcome> outcomes =
        SearchEvaluation.ask(
            known,
            questions != null
                ? SearchCases.questions(questions)
                : choosing ? SearchCases.choosing() : SearchCases.reported());
    if (mistakes) {
      outcomes.forEach(EvaluateSearchCommand::complain);
    }
    System.out.println(json ? json(outcomes).toPrettyString() : table(outcomes));
    return 0;
  }

  private static void complain(SearchOutcome outcome) {
    SearchFigures figures = SearchEvaluation.figures(List.of(outcome), ArticleIndexes.THRESHOLD);
    if (figures.first() + figures.none() == 0) {
      System.err.printf("%s: %s -> ", outcome.asked().language(), outcome.asked().text());
      System.err.println(outcome.asked().article().orElse("none"));
      outcome
          .hits()
          .forEach(hit -> System.err.printf("    %.3f %s%n", hit.relevance(), hit.article().id()));
    }
  }

  static ObjectNode json(List<SearchOutcome> outcomes) {
    ObjectNode all = SearchEvaluation.figures(outcomes, ArticleIndexes.THRESHOLD).json();
    all.put("threshold", ArticleIndexes.THRESHOLD);
    all.put("bestThreshold", SearchEvaluation.best(outcomes));
    ObjectNode languages = all.putObject("byLanguage");
    SearchEvaluation.byLanguage(outcomes, ArticleIndexes.THRESHOLD)
        .forEach((language, figures) -> languages.set(language, figures.json()));
    ArrayNode calibration = all.putArray("calibration");
    SearchEvaluation.calibration(outcomes)
        .forEach(fifth ->
            calibration
                .addObject()
                .put("questions", fifth.questions())
                .put("relevance", fifth.relevance())
                .put("right", fifth.right()));
    return all;
  }

  static String table(List<SearchOutcome> outcomes) {
    StringBuilder table = new StringBuilder("language  hit@1  hit@3  none   questions");
    for (Map.Entry<String, SearchFigures> one :
        SearchEvaluation.byLanguage(outcomes, ArticleIndexes.THRESHOLD).entrySet()) {
      add(table, one.getKey(), one.getValue());
    }
    add(table, "all", SearchEvaluation.figures(outcomes, ArticleIndexes.THRESHOLD));
    return table.toString();
  }

  private static void add(StringBuilder table, String language, SearchFigures figures) {
    table.append(
        "%n%-9s %.3f  %.3f  %.3f  %d + %d"
            .formatted(
                language,
                figures.hitAt1(),
                figures.hitAt3(),
                figures.noAnswerCorrect(),
                figures.questions(),
                figures.others()));
  }
}
