package io.baton.knowledge.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.knowledge.bench.Searched.Figures;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class SearchBenchCommandTest {

  @Test
  void theFiguresAreOneObjectOfTheAgreedShape() {
    List<Searched> all =
        List.of(
            new Searched(2_000, new Figures(500, 800), new Figures(250, 300)),
            new Searched(20_000, new Figures(3_000, 5_000.5), new Figures(2_000, 2_500)));
    assertThat(Searched.json(all))
        .hasToString(
            "{\"articles\":{"
                + "\"2000\":{\"p50Micros\":500.0,\"p99Micros\":800.0,"
                + "\"bm25P50Micros\":250.0,\"timesBm25\":2.0},"
                + "\"20000\":{\"p50Micros\":3000.0,\"p99Micros\":5000.5,"
                + "\"bm25P50Micros\":2000.0,\"timesBm25\":1.5}}}");
    assertThat(Searched.text(all).lines())
        .hasSize(2)
        .last()
        .asString()
        .contains("20000 articles", "1.5 times");
  }

  /** What is measured finds something, and leaves nothing behind. */
  @Test
  void bothFindArticles() throws IOException {
    SearchBenchmark ours = new SearchBenchmark();
    ours.articles = 50;
    ours.index();
    assertThat(ours.search()).isNotEmpty();
    ours.remove();
    Bm25Benchmark lucene = new Bm25Benchmark();
    lucene.articles = 50;
    lucene.index();
    assertThat(lucene.bm25().scoreDocs).hasSize(3);
    lucene.remove();
  }

  @Test
  void whatIsUnknownIsTwoAndHelpIsZero() {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command = SearchBenchCommand.commandLine();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    assertThat(command.execute("--jsn")).isEqualTo(2);
    assertThat(err.toString()).contains("--jsn");
    assertThat(command.execute("--help")).isZero();
    assertThat(out.toString()).contains("./baton bench search --json");
  }
}
