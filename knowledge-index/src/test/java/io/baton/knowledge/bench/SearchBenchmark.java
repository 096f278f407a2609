package io.baton.knowledge.bench;

import io.baton.knowledge.Hit;
import io.baton.knowledge.Question;
import io.baton.knowledge.index.ArticleIndexes;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A search among articles of 150 words, on disk: questions of 12 words, of which six are an
 * article's title, and one that is nowhere. The questions vary, so that no branch is learnt by
 * heart.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SearchBenchmark {

  static final int VARIETY = 1_024;
  private static final int WANTED = 3;

  @Param({"2000", "20000"})
  public int articles;

  private Optional<BenchDirectory> directory = Optional.empty();
  private Optional<ArticleIndexes> opened = Optional.empty();
  private Question[] questions = {};
  private int next;

  /** Indexes the articles. */
  @Setup
  public void index() throws IOException {
    BenchDirectory home = BenchDirectory.make();
    directory = Optional.of(home);
    MadeUpArticles made = new MadeUpArticles(articles);
    ArticleIndexes indexes = new ArticleIndexes(home.path(), made, System.err::println);
    indexes.look();
    opened = Optional.of(indexes);
    questions =
        Arrays.stream(made.questions(VARIETY))
            .map(words -> Question.of(words, "en", WANTED))
            .toArray(Question[]::new);
  }

  /** One search, from words to passages. */
  @Benchmark
  public List<Hit> search() {
    next = (next + 1) % VARIETY;
    return opened.orElseThrow().search(MadeUpArticles.WORKSPACE, questions[next]);
  }

  /** Leaves nothing behind. */
  @TearDown
  public void remove() throws IOException {
    opened.orElseThrow().close();
    directory.orElseThrow().close();
  }
}
