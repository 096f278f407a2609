package io.baton.knowledge.index;

import io.baton.conversation.LanguageTag;
import io.baton.knowledge.Article;
import io.baton.knowledge.Hit;
import io.baton.knowledge.Question;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/**
 * Finds articles in an index: BM25 over title, tags and body chooses candidates, relevance orders
 * them and leaves out what is below the threshold. Queries are built of terms, so that nothing that
 * a customer writes is read as a query.
 */
final class Finder {

  private static final int CANDIDATES = 20;
  private static final float TITLE = 2;
  private static final float TAGS = 1.5f;
  private static final float BODY = 1;
  private static final float OTHER_FIELDS = 0.1f;

  private static final Comparator<Hit> BEST_FIRST =
      Comparator.comparingDouble(Hit::relevance)
          .thenComparingDouble(Hit::score)
          .reversed()
          .thenComparing(hit -> hit.article().id());

  private final IndexSearcher searcher;
  private final double threshold;

  /**
   * @param threshold of the relevance, in [0, 1]
   */
  Finder(IndexSearcher searcher, double threshold) {
    this.searcher = searcher;
    this.threshold = threshold;
  }

  /** The best first; none where nothing is relevant enough. */
  List<Hit> find(Question question) throws IOException {
    List<Hit> hits = new ArrayList<>();
    for (String language : languages(question)) {
      Relevance wanted = QuestionTerms.of(searcher.getIndexReader(), language, question);
      if (!wanted.weights().isEmpty()) {
        for (ScoreDoc one : searcher.search(query(language, wanted), CANDIDATES).scoreDocs) {
          hits.add(hit(language, wanted, one));
        }
      }
    }
    return hits.stream()
        .filter(hit -> hit.relevance() >= threshold)
        .sorted(BEST_FIRST)
        .limit(question.most())
        .toList();
  }

  private List<String> languages(Question question) {
    List<String> all = Fields.languages(searcher.getIndexReader());
    return question
        .language()
        .map(LanguageTag::base)
        .map(wanted -> all.stream().filter(wanted::equals).toList())
        .orElse(all);
  }

  private static Query query(String language, Relevance wanted) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    wanted
        .weights()
        .forEach((term, weight) -> {
          // BM25 weighs rare terms itself.
          float boost = wanted.credits().getOrDefault(term, 0.0).floatValue();
          List<Query> places =
              List.of(
                  place(Fields.title(language), term, TITLE),
                  place(Fields.tags(language), term, TAGS),
                  place(Fields.body(language), term, BODY));
          query.add(
              new BoostQuery(new DisjunctionMaxQuery(places, OTHER_FIELDS), boost),
              BooleanClause.Occur.SHOULD);
        });
    return query.build();
  }

  private static Query place(String field, String term, float boost) {
    return new BoostQuery(new TermQuery(new Term(field, term)), boost);
  }

  private Hit hit(String language, Relevance wanted, ScoreDoc found) throws IOException {
    Document document = searcher.storedFields().document(found.doc);
    Article article = Fields.article(document);
    Passages.Best best = Passages.best(language, article.body(), wanted);
    Set<String> about = new HashSet<>();
    add(about, language, article.title());
    article.tags().forEach(tag -> add(about, language, tag));
    return new Hit(article, found.score, wanted.of(about, best.terms()), best.passage());
  }

  private static void add(Set<String> terms, String language, String text) {
    Analysis.tokens(language, text).forEach(token -> terms.add(token.term()));
  }
}
