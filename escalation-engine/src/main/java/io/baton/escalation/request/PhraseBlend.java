package io.baton.escalation.request;

import io.baton.escalation.kernel.KeySequence;
import java.util.function.Supplier;

/**
 * A linear model and nets that look at the same phrase: log-odds {@code linear + share × nets}. The
 * nets, which take longer, are asked only where the linear model is not sure. Immutable and
 * thread-safe.
 *
 * @param linear whose threshold is that of the blend
 * @param nets with their share
 */
public record PhraseBlend(PhraseModel linear, PhraseNets nets) {

  /**
   * Linear log-odds beyond which the nets are not asked. Out of fold on the phrases to learn from,
   * asking up to 4 decides one of 16,575 phrases of customers (two of the three parts) otherwise,
   * and none of 7,540 of bots.
   */
  public static final double SURE = 3;

  /**
   * How far a phrase is above the threshold, in log-odds of the mean of both.
   *
   * @param logOdds of the linear model
   * @param input for the nets, made if they are asked
   */
  double above(double logOdds, Supplier<KeySequence> input) {
    double ofNets = Math.abs(logOdds) > SURE ? 0 : nets.logOdds(input.get());
    return above(logOdds, ofNets, nets.share(), linear.threshold());
  }

  /**
   * How far a phrase is above a threshold, in log-odds of the mean of both.
   *
   * @param linear log-odds
   * @param nets log-odds; not looked at where the linear model is sure
   * @param share of the nets
   */
  public static double above(double linear, double nets, double share, double threshold) {
    return Math.abs(linear) > SURE ? linear : (linear + share * nets - threshold) / (1 + share);
  }
}
