package io.baton.knowledge.bench;

import io.baton.knowledge.Article;
import io.baton.knowledge.ArticleSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Articles of one workspace, the same for the same number of them, and questions: words come as
 * often as Zipf's law has it.
 *
 * @param articles how many
 */
record MadeUpArticles(int articles) implements ArticleSource {

  static final String WORKSPACE = "shop";

  private static final int VOCABULARY = 30_000;
  private static final int SENTENCE = 15;
  private static final int TITLE_WORDS = 6;
  private static final int BODY_WORDS = 150;
  private static final int OTHER_WORDS = 6;
  private static final long QUESTIONS_SEED = -1;

  private static String words(SplittableRandom random, int count) {
    StringBuilder words = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      int rank = (int) Math.pow(VOCABULARY, random.nextDouble());
      words
          .append("word")
          .append(Integer.toString(rank * 7_919, 36))
          .append(i % SENTENCE == 0 ? ". " : " ");
    }
    return words.toString();
  }

  /** One of them, numbered from 1. */
  static Article article(int number) {
    SplittableRandom random = new SplittableRandom(number);
    return new Article(
        "a-" + number,
        "en",
        words(random, TITLE_WORDS),
        words(random, BODY_WORDS),
        "https://help.example.com/" + number,
        List.of());
  }

  /** What customers say: an article's title among other words, and one that nobody knows. */
  String[] questions(int count) {
    SplittableRandom random = new SplittableRandom(QUESTIONS_SEED);
    return IntStream.range(0, count)
        .mapToObj(i ->
            words(random, OTHER_WORDS) + article(1 + random.nextInt(articles)).title() + "wrod" + i)
        .toArray(String[]::new);
  }

  @Override
  public Map<String, Revision> newest() {
    return Map.of(WORKSPACE, new Revision("made up", articles));
  }

  @Override
  public List<Change> changes(String workspace, long after, int most) {
    int last = (int) Math.min(articles, after + most);
    return IntStream.rangeClosed((int) after + 1, last)
        .mapToObj(number -> new Change(number, "a-" + number, Optional.of(article(number))))
        .toList();
  }
}
