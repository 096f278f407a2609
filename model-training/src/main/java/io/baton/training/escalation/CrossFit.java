package io.baton.training.escalation;

import io.baton.training.escalation.blend.Blends;
import io.baton.training.escalation.blend.OutOfFold;
import io.baton.training.escalation.blend.Part;
import io.baton.training.escalation.blend.Replayed;
import io.baton.training.escalation.blend.Replays;
import io.baton.training.escalation.table.Sample;
import io.baton.training.linear.LogisticRegression;
import io.baton.training.split.ConversationSplitter;
import io.baton.training.split.Fold;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Models fitted fold by fold, and what they say of the conversations that they did not learn from.
 *
 * <p>The recurrent network takes most of the time. It is tried in the first fold: where the blend
 * with it, fitted on that very fold, is not better there by what it must be in the end, the other
 * folds do without. A blend is flattered by the conversations that it was fitted on, the more so
 * the more parts it has, so that only a network without a chance is dropped.
 *
 * @param candidates for each live linear model what is said with it
 * @param recurs whether the recurrent network is among it
 * @param dropped what is said of the first fold, where the recurrent network was dropped after it
 */
record CrossFit(List<OutOfFold> candidates, boolean recurs, Optional<OutOfFold> dropped) {

  /** Share of the log-loss by which a recurrent network must do better to be worth its time. */
  private static final double LEAST_GAIN = 0.002;

  CrossFit {
    candidates = List.copyOf(candidates);
  }

  /**
   * Fits.
   *
   * @param live linear models, one for each candidate
   */
  static CrossFit of(
      List<Sample> samples,
      List<LogisticRegression.Options> live,
      TrainOptions options,
      Progress progress) {
    List<Fold<Sample>> folds = folds(samples, options);
    List<OutOfFold> candidates = live.stream().map(any -> new OutOfFold()).toList();
    boolean recurs = options.parts().contains(Part.RECURRENT);
    Optional<OutOfFold> dropped = Optional.empty();
    for (int i = 0; i < folds.size(); i++) {
      progress.at(
          "learning from fold " + (i + 1) + " of " + folds.size(), i / (folds.size() + 1.0));
      add(folds.get(i), new ModelFitter(options, recurs), live, candidates);
      if (i == 0 && recurs && !isWorthIt(candidates.getFirst(), options)) {
        recurs = false;
        dropped = Optional.of(candidates.getFirst().copy());
      }
    }
    return new CrossFit(candidates, recurs, dropped);
  }

  private static List<Fold<Sample>> folds(List<Sample> samples, TrainOptions options) {
    Function<Sample, String> classOf = sample -> sample.targets().outcome().toString();
    return new ConversationSplitter(options.folds(), options.seed())
        .split(samples, sample -> sample.conversation().id(), classOf);
  }

  private static void add(
      Fold<Sample> fold,
      ModelFitter fitter,
      List<LogisticRegression.Options> live,
      List<OutOfFold> candidates) {
    Replays replays = new Replays(fitter.fit(fold.train(), live));
    for (Sample sample : fold.test()) {
      List<Replayed> replayed = replays.of(sample);
      for (int i = 0; i < candidates.size(); i++) {
        candidates.get(i).add(replayed.get(i));
      }
    }
  }

  private static boolean isWorthIt(OutOfFold said, TrainOptions options) {
    Set<Part> plain = plain(options);
    return plain.isEmpty() || isWorthIt(said.blends(options.parts()), said.blends(plain));
  }

  /** Whether a blend with the recurrent network is so much better as to be worth its time. */
  static boolean isWorthIt(Blends with, Blends without) {
    return with.loss() < without.loss() * (1 - LEAST_GAIN);
  }

  /** Parts that are always in the blend. */
  static Set<Part> plain(TrainOptions options) {
    Set<Part> plain = EnumSet.copyOf(options.parts());
    plain.remove(Part.RECURRENT);
    return plain;
  }
}
