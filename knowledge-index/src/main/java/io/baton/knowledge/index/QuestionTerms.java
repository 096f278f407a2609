package io.baton.knowledge.index;

import io.baton.knowledge.Question;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;

/** Weighs the terms of a question by how rare they are in an index. */
final class QuestionTerms {

  /** A customer who pastes a page asks with its first so many terms. */
  private static final int MOST = 60;

  private static final double OF_THE_TURN_BEFORE = 0.5;
  private static final double MISTAKEN = 0.8;

  /** Shorter words with a mistake could be too many others. */
  private static final int SHORTEST_MISTAKEN = 5;

  private static final int TWO_MISTAKES = 9;

  private final IndexReader reader;
  private final String language;
  private final String field;
  private final int documents;
  private final Map<String, Double> weights = new HashMap<>();
  private final Map<String, Double> credits = new HashMap<>();
  private double unknown;

  private QuestionTerms(IndexReader reader, String language) throws IOException {
    this.reader = reader;
    this.language = language;
    this.field = Fields.all(language);
    this.documents = reader.getDocCount(field);
  }

  /** In a language. */
  static Relevance of(IndexReader reader, String language, Question question) throws IOException {
    QuestionTerms terms = new QuestionTerms(reader, language);
    for (Map.Entry<String, Double> one : terms.said(question.words()).entrySet()) {
      terms.add(one.getKey(), one.getValue());
    }
    double known = terms.weights.values().stream().mapToDouble(weight -> weight).sum();
    return new Relevance(
        terms.weights, terms.credits, Relevance.most(known, terms.unknown, terms.documents));
  }

  /** Terms with the share of the newest turn that has them. */
  private Map<String, Double> said(List<String> turns) {
    Map<String, Double> said = new LinkedHashMap<>();
    double share = 1;
    for (String words : turns) {
      for (Analysis.Token token : Analysis.tokens(language, words)) {
        if (said.size() < MOST) {
          said.putIfAbsent(token.term(), share);
        }
      }
      share *= OF_THE_TURN_BEFORE;
    }
    return said;
  }

  private void add(String term, double share) throws IOException {
    int with = reader.docFreq(new Term(field, term));
    if (with > 0) {
      put(term, share * Relevance.weight(documents, with), 1);
      return;
    }
    Optional<String> meant = meant(term);
    if (meant.isEmpty()) {
      unknown += share * Relevance.weight(documents, 0);
    } else if (!weights.containsKey(meant.get())) {
      int near = reader.docFreq(new Term(field, meant.get()));
      put(meant.get(), share * Relevance.weight(documents, near), MISTAKEN);
    }
  }

  private void put(String term, double weight, double credit) {
    weights.merge(term, weight, Math::max);
    credits.merge(term, credit, Math::max);
  }

  /** The term of the index from which a term differs by a typing mistake, the likeliest. */
  private Optional<String> meant(String term) throws IOException {
    Terms all = MultiTerms.getTerms(reader, field);
    if (all == null || term.length() < SHORTEST_MISTAKEN) {
      return Optional.empty();
    }
    int mistakes = term.length() < TWO_MISTAKES ? 1 : 2;
    FuzzyTermsEnum near = new FuzzyTermsEnum(all, new Term(field, term), mistakes, 1, true);
    Optional<String> best = Optional.empty();
    double bestBoost = 0;
    int bestWith = 0;
    for (BytesRef one = near.next(); one != null; one = near.next()) {
      float boost = near.getBoost();
      int with = near.docFreq();
      if (boost > bestBoost || boost == bestBoost && with > bestWith) {
        best = Optional.of(one.utf8ToString());
        bestBoost = boost;
        bestWith = with;
      }
    }
    return best;
  }
}
