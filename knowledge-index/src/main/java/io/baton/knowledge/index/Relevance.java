package io.baton.knowledge.index;

import java.util.Map;
import java.util.Set;

/**
 * How much of what a question says an article has, in [0, 1]:
 *
 * <pre>
 *   relevance = Σ w(t) over terms t of the question in title or tags
 *               + γ Σ w(t) over those in the passage only
 *               ÷ (Σ w(t) over all terms that some article has + β Σ w(t) over all others + κ w₀)
 *   w(t)      = a · ln(1 + (N + 20 − n + ½) / (n + ½))
 * </pre>
 *
 * with N articles in the language, n of them with the term (Robertson and Zaragoza, The
 * Probabilistic Relevance Framework, 2009, section 3.4.3; the 20 are as if that many articles
 * without the term stood beside, so that the first few articles are not judged by each other), and
 * a = 1 in the newest turn, ½ and ¼ in those before. A term with a typing mistake counts 0.8 when
 * it is found. w₀ is the weight of a term that no article has. β, γ and κ were chosen on the half
 * of the evaluation's questions that is for choosing, and so was the threshold.
 *
 * @param weights of the terms that some article has, mistakes corrected
 * @param most denominator of the formula
 */
record Relevance(Map<String, Double> weights, Map<String, Double> credits, double most) {

  /** Articles below it are not relevant. */
  static final double THRESHOLD = 0.28;

  /** β: what customers tell beside their question must not hide it. */
  static final double UNKNOWN = 0.75;

  /** κ: a single word that many articles have is no question. */
  static final double VAGUE = 0.3;

  /** γ: what an article mentions is less than what it is about. */
  static final double MENTIONED = 0.7;

  private static final int BESIDE = 20;

  Relevance {
    weights = Map.copyOf(weights);
    credits = Map.copyOf(credits);
  }

  /**
   * Weight of a term in the newest turn.
   *
   * @param documents in the language
   * @param with the term
   */
  static double weight(int documents, int with) {
    return Math.log1p((documents + BESIDE - with + 0.5) / (with + 0.5));
  }

  /**
   * The sum of the formula's denominator.
   *
   * @param known sum of the weights of terms that some article has
   * @param unknown sum of the weights of the others
   */
  static double most(double known, double unknown, int documents) {
    return known + UNKNOWN * unknown + VAGUE * weight(documents, 0);
  }

  /** What a term adds to an article that has it, in shares of all. */
  private double of(String term) {
    return weights.getOrDefault(term, 0.0) * credits.getOrDefault(term, 0.0) / most;
  }

  /**
   * Of an article.
   *
   * @param about terms of its title and tags
   * @param mentioned terms of the passage
   */
  double of(Set<String> about, Set<String> mentioned) {
    double sum = 0;
    for (String term : weights.keySet()) {
      if (about.contains(term)) {
        sum += of(term);
      } else if (mentioned.contains(term)) {
        sum += MENTIONED * of(term);
      }
    }
    return Math.min(1, sum);
  }
}
