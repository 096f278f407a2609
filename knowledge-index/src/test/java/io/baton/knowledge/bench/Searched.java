package io.baton.knowledge.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/**
 * What both benchmarks measured among so many articles.
 *
 * @param search ours
 * @param bm25 Lucene alone
 */
record Searched(int articles, Figures search, Figures bm25) {

  private static final String ARTICLES = "articles";

  /** Percentiles of one of them, in microseconds. */
  record Figures(double p50Micros, double p99Micros) {

    private static Figures of(RunResult result) {
      Statistics samples = result.getPrimaryResult().getStatistics();
      return new Figures(samples.getPercentile(50), samples.getPercentile(99));
    }
  }

  /** One for each number of articles, which rises. */
  static List<Searched> all(Collection<RunResult> results) {
    return results.stream()
        .filter(result -> is(SearchBenchmark.class, result))
        .map(ours -> new Searched(articles(ours), Figures.of(ours), bm25(results, articles(ours))))
        .sorted(Comparator.comparingInt(Searched::articles))
        .toList();
  }

  private static Figures bm25(Collection<RunResult> results, int articles) {
    return results.stream()
        .filter(result -> is(Bm25Benchmark.class, result) && articles(result) == articles)
        .findFirst()
        .map(Figures::of)
        .orElseThrow();
  }

  private static boolean is(Class<?> benchmark, RunResult result) {
    return result.getParams().getBenchmark().startsWith(benchmark.getName() + ".");
  }

  private static int articles(RunResult result) {
    return Integer.parseInt(result.getParams().getParam(ARTICLES));
  }

  private double timesBm25() {
    return search.p50Micros() / bm25.p50Micros();
  }

  /** All as one object. */
  static ObjectNode json(List<Searched> all) {
    ObjectNode figures = JsonNodeFactory.instance.objectNode();
    ObjectNode articles = figures.putObject(ARTICLES);
    for (Searched one : all) {
      articles
          .putObject(String.valueOf(one.articles()))
          .put("p50Micros", one.search().p50Micros())
          .put("p99Micros", one.search().p99Micros())
          .put("bm25P50Micros", one.bm25().p50Micros())
          .put("timesBm25", one.timesBm25());
    }
    return figures;
  }

  /** All as lines for people. */
  static String text(List<Searched> all) {
    StringBuilder lines = new StringBuilder();
    for (Searched one : all) {
      lines.append(
          String.format(
              Locale.ROOT,
              "among %6d articles: p50 %7.1f µs   p99 %7.1f µs   %.1f times Lucene's BM25 alone"
                  + " (p50 %.1f µs)%n",
              one.articles(),
              one.search().p50Micros(),
              one.search().p99Micros(),
              one.timesBm25(),
              one.bm25().p50Micros()));
    }
    return lines.toString();
  }
}
