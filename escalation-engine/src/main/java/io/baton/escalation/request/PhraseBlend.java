package io.baton.escalation.request;

import io.baton.escalation.kernel.KeySequence;
import java.util.function.Supplier;

/**
 * A linear model and nets that look at the same phrase: log-odds {@code linear + share × nets}. The
 * nets, which take longer, are asked only where the linear model is not sure, which was learnt with
 * them. Immutable and thread-safe.
 *
 * @param linear whose threshold is that of the blend
 * @param nets with their share
 */
public record PhraseBlend(PhraseModel linear, PhraseNets nets) {

  /**
   * How far a phrase is above the threshold, in log-odds of the mean of both.
   *
   * @param logOdds of the linear model
   * @param input for the nets, made if they are asked
   */
  double above(double logOdds, Supplier<KeySequence> input) {
    double ofNets = Math.abs(logOdds) > nets.sure() ? 0 : nets.logOdds(input.get());
    return above(logOdds, ofNets, nets.sure(), nets.share(), linear.threshold());
  }

  /**
   * How far a phrase is above a threshold, in log-odds of the mean of both.
   *
   * @param linear log-odds
   * @param nets log-odds; not looked at where the linear model is sure
   * @param sure linear log-odds beyond which the linear model decides alone
   * @param share of the nets
   */
  public static double above(
      double linear, double nets, double sure, double share, double threshold) {
    return Math.abs(linear) > sure ? linear : (linear + share * nets - threshold) / (1 + share);
  }
}
