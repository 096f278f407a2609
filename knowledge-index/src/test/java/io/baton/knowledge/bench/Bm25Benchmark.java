package io.baton.knowledge.bench;

import io.baton.knowledge.Article;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;
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
 * What {@link SearchBenchmark} is compared with: Lucene alone, which gives the numbers of three
 * documents by BM25 over one field, for the same questions among the same articles.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Bm25Benchmark {

  private static final int WANTED = 3;
  private static final String FIELD = "text";

  @Param({"2000", "20000"})
  public int articles;

  private final StandardAnalyzer analyzer = new StandardAnalyzer();
  private Optional<BenchDirectory> home = Optional.empty();
  private Optional<DirectoryReader> opened = Optional.empty();
  private Optional<IndexSearcher> searcher = Optional.empty();
  private Query[] queries = {};
  private int next;

  /** Indexes the articles. */
  @Setup
  public void index() throws IOException {
    BenchDirectory made = BenchDirectory.make();
    home = Optional.of(made);
    Directory directory = FSDirectory.open(made.path());
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
      for (int number = 1; number <= articles; number++) {
        writer.addDocument(document(MadeUpArticles.article(number)));
      }
    }
    DirectoryReader reader = DirectoryReader.open(directory);
    opened = Optional.of(reader);
    searcher = Optional.of(new IndexSearcher(reader));
    QueryBuilder builder = new QueryBuilder(analyzer);
    queries =
        Arrays.stream(new MadeUpArticles(articles).questions(SearchBenchmark.VARIETY))
            .map(words -> builder.createBooleanQuery(FIELD, words))
            .toArray(Query[]::new);
  }

  private static Document document(Article article) {
    Document document = new Document();
    document.add(new TextField(FIELD, article.title() + article.body(), Field.Store.NO));
    return document;
  }

  /** One search. */
  @Benchmark
  public TopDocs bm25() throws IOException {
    next = (next + 1) % SearchBenchmark.VARIETY;
    return searcher.orElseThrow().search(queries[next], WANTED);
  }

  /** Leaves nothing behind. */
  @TearDown
  public void remove() throws IOException {
    try (Directory directory = opened.orElseThrow().directory()) {
      opened.orElseThrow().close();
    }
    home.orElseThrow().close();
  }
}
