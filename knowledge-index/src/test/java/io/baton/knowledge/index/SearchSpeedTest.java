package io.baton.knowledge.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.knowledge.Question;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 20,000 articles of 150 words on disk, questions of 12 words, some with mistakes; words as often
 * as Zipf's law has it: mvn -pl knowledge-index -am test -Dtest=SearchSpeedTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dsurefire.groups=benchmark
 * -Dsurefire.excludedGroups=none.
 */
@Tag("benchmark")
final class SearchSpeedTest {

  private static final int ARTICLES = 20_000;
  private static final int VOCABULARY = 30_000;

  private final SplittableRandom random = new SplittableRandom(7);

  private String words(int count) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < count; i++) {
      int rank = (int) Math.pow(VOCABULARY, random.nextDouble());
      words
          .append("word")
          .append(Integer.toString(rank * 7_919, 36))
          .append(i % 15 == 14 ? ". " : " ");
    }
    return words.toString();
  }

  @Test
  void aSearchAmongManyArticlesTakesMilliseconds(@TempDir Path home) {
    HeldArticles articles = new HeldArticles();
    for (int i = 0; i < ARTICLES; i++) {
      articles.put("a-" + i, "en", words(6), words(150));
    }
    try (ArticleIndexes indexes = new ArticleIndexes(home, articles, line -> {})) {
      long began = System.nanoTime();
      indexes.look();
      double seconds = (System.nanoTime() - began) / 1e9;
      long[] nanos = new long[2_000];
      for (int i = 0; i < nanos.length; i++) {
        Question question = Question.of(words(12) + "wrod" + i, "en", 3);
        long start = System.nanoTime();
        indexes.search(HeldArticles.WORKSPACE, question);
        nanos[i] = System.nanoTime() - start;
      }
      long[] last = Arrays.stream(nanos).skip(1_000).sorted().toArray();
      System.out.printf(
          "indexed in %.1f s; search p50 %.2f ms, p99 %.2f ms%n",
          seconds, last[500] / 1e6, last[990] / 1e6);
      assertThat(last[500]).isLessThan(5_000_000);
    }
  }
}
