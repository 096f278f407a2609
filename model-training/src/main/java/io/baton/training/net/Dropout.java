package io.baton.training.net;

import java.util.SplittableRandom;

/**
 * How much of a net is left out at random while it learns (Srivastava et al., JMLR 2014), so that
 * it rests on no single word.
 *
 * @param words share of tokens whose word is not seen
 * @param meanings share of tokens whose concept and categories are not seen
 * @param vectors share of the numbers of the tokens' vectors
 * @param units share of the pooled values and of the units before the output
 */
record Dropout(double words, double meanings, double vectors, double units) {

  /** Nothing is left out. */
  static final Dropout NONE = new Dropout(0, 0, 0, 0);

  static final Dropout USUAL = new Dropout(0.5, 0.1, 0.28, 0.4);

  /** Factors of some values: 0 for those left out, else what makes up for them. */
  static void fill(float[] factors, int count, double share, SplittableRandom random) {
    float kept = (float) (1 / (1 - share));
    for (int i = 0; i < count; i++) {
      factors[i] = share > 0 && random.nextDouble() < share ? 0 : kept;
    }
  }
}
