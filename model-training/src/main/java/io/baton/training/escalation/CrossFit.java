package io.baton.training.escalation;

import io.baton.escalation.model.ModelParts;
import io.baton.training.escalation.blend.Blends;
import io.baton.training.escalation.blend.OutOfFold;
import io.baton.training.escalation.blend.Part;
import io.baton.training.escalation.blend.Replayed;
import io.baton.training.escalation.blend.Replays;
import io.baton.training.escalation.table.Sample;
import io.baton.training.linear.LogisticRegression;
import io.baton.training.split.ConversationSplitter;
import io.baton.training.split.Fold;
import java.util.ArrayList;
import java.util.Collections;
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
 * @param said by the models with each live linear model
 * @param recurs whether the recurrent network is among it
 * @param dropped what is said of the first fold, where the recurrent network was dropped after it
 */
record CrossFit(List<OutOfFold> said, boolean recurs, Optional<OutOfFold> dropped) {

  /** Share of the log-loss by which a recurrent network must do better to be worth its time. */
  private static final double LEAST_GAIN = 0.002;

  CrossFit {
    said = List.copyOf(said);
  }

  /** Fits models with each live linear model in each fold. */
  static CrossFit of(
      List<Sample> samples,
      List<LogisticRegression.Options> live,
      TrainOptions options,
      Progress progress) {
    List<Fold<Sample>> folds = folds(samples, options);
    List<List<List<Replayed>>> said = live.stream().map(any -> folded()).toList();
    boolean recurs = options.parts().contains(Part.RECURRENT);
    Optional<OutOfFold> dropped = Optional.empty();
    for (int i = 0; i < folds.size(); i++) {
      progress.at(
          "learning from fold " + (i + 1) + " of " + folds.size(), i / (folds.size() + 1.0));
      add(folds.get(i), new ModelFitter(options, recurs), live, said);
      OutOfFold first = new OutOfFold(said.getFirst());
      if (i == 0 && recurs && !isWorthIt(first, options)) {
        recurs = false;
        dropped = Optional.of(first);
      }
    }
    return new CrossFit(said.stream().map(OutOfFold::new).toList(), recurs, dropped);
  }

  private static List<List<Replayed>> folded() {
    return new ArrayList<>();
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
      List<List<List<Replayed>>> said) {
    Replays replays = new Replays(fitter.fit(fold.train(), alike(live)));
    said.forEach(folds -> folds.add(new ArrayList<>()));
    for (Sample sample : fold.test()) {
      List<Replayed> replayed = replays.of(sample);
      for (int i = 0; i < replayed.size(); i++) {
        said.get(i).getLast().add(replayed.get(i));
      }
    }
  }

  private static List<List<LogisticRegression.Options>> alike(
      List<LogisticRegression.Options> live) {
    return live.stream().map(one -> Collections.nCopies(ModelParts.HEADS, one)).toList();
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
