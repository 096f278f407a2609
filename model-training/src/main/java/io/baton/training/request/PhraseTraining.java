package io.baton.training.request;

import io.baton.escalation.kernel.KeySequence;
import io.baton.escalation.kernel.NetShape;
import io.baton.escalation.kernel.SequenceNet;
import io.baton.escalation.request.NetInput;
import io.baton.escalation.request.PhraseBlend;
import io.baton.escalation.request.PhraseFeatures;
import io.baton.escalation.request.PhraseModel;
import io.baton.escalation.request.PhraseNets;
import io.baton.escalation.text.TokenizedText;
import io.baton.training.net.NetTraining;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Learns the models of requests, or of promises, from labelled phrases of all languages together.
 * The same digits on any number of cores.
 */
public final class PhraseTraining {

  private static final int FOLDS = Folds.COUNT;
  private static final long SEED = 1;

  private final List<LabelledPhrase> phrases;
  private final int[] folds;
  private final List<PhraseFeatures.Listed> features;
  private final List<KeySequence> sequences;
  private final Effort effort;

  /**
   * How much is spent on the nets.
   *
   * @param shape of each
   * @param readings how many phrases each sees that learns from all, those seen again counted
   *     again; no phrase is seen more than 20 times, and out of fold as often as there
   * @param members how many there are, at least 1; out of fold there is one
   */
  public record Effort(NetShape shape, int readings, int members) {

    private static final int MOST_EPOCHS = 20;

    /** What the models that come with Baton were learnt with. */
    public static final Effort USUAL = new Effort(new NetShape(128, 48, 64), 1_200_000, 1);

    private int epochs(int phrases) {
      return Math.clamp(Math.round((double) readings / phrases), 1, MOST_EPOCHS);
    }
  }

  /** Learns from phrases of one kind. */
  public PhraseTraining(List<LabelledPhrase> phrases, Effort effort) {
    List<LabelledPhrase> shuffled = new ArrayList<>(phrases);
    Collections.shuffle(shuffled, new Random(SEED));
    List<TokenizedText> texts =
        shuffled.stream().map(phrase -> TokenizedText.of(phrase.text())).toList();
    this.phrases = List.copyOf(shuffled);
    this.folds = Folds.of(shuffled);
    this.features = texts.stream().map(PhraseFeatures::of).toList();
    this.sequences = texts.stream().map(NetInput::of).toList();
    this.effort = effort;
  }

  /**
   * What was learnt.
   *
   * @param model from all phrases
   * @param outOfFold what models that had not seen a phrase say of it, at the model's threshold
   */
  public record Learnt(PhraseBlend model, PhraseScores outOfFold) {}

  /**
   * Learns; the nets' share, where they are asked, and the threshold are those at which recall less
   * false positives is most, out of fold (see {@link Folds} and {@link HeldOutPhrases}).
   */
  public Learnt learn() {
    List<PhraseModel> linear =
        IntStream.rangeClosed(0, FOLDS).parallel().mapToObj(this::linear).toList();
    List<SequenceNet> nets =
        IntStream.range(0, FOLDS + effort.members()).parallel().mapToObj(this::net).toList();
    List<PhraseBlend> blends =
        IntStream.rangeClosed(0, FOLDS)
            .mapToObj(fold -> new PhraseBlend(linear.get(fold), nets(nets, fold)))
            .toList();
    HeldOutPhrases outOfFold = outOfFold(blends);
    HeldOutPhrases.Reading reading = outOfFold.best();
    PhraseBlend all = blends.get(FOLDS);
    return new Learnt(
        new PhraseBlend(
            all.linear().withThreshold(reading.threshold()),
            all.nets().with(reading.share(), reading.sure())),
        outOfFold.scores(reading));
  }

  private static PhraseNets nets(List<SequenceNet> nets, int fold) {
    return new PhraseNets(nets.subList(fold, fold < FOLDS ? fold + 1 : nets.size()), 1, 1);
  }

  private HeldOutPhrases outOfFold(List<PhraseBlend> blends) {
    HeldOutPhrases outOfFold = new HeldOutPhrases(phrases);
    for (int i = 0; i < phrases.size(); i++) {
      PhraseBlend blend = blends.get(folds[i]);
      outOfFold.set(
          i,
          blend.linear().logOdds(features.get(i).keys()),
          blend.nets().logOdds(sequences.get(i)));
    }
    return outOfFold;
  }

  /** From all phrases but those of a fold; from all where there is no such fold. */
  private List<Integer> without(int fold) {
    return IntStream.range(0, phrases.size()).filter(i -> folds[i] != fold).boxed().toList();
  }

  private boolean[] truths(List<Integer> chosen) {
    boolean[] truths = new boolean[chosen.size()];
    for (int i = 0; i < truths.length; i++) {
      truths[i] = phrases.get(chosen.get(i)).truth();
    }
    return truths;
  }

  private PhraseModel linear(int fold) {
    List<Integer> chosen = without(fold);
    return LinearFit.of(chosen.stream().map(features::get).toList(), truths(chosen));
  }

  private SequenceNet net(int job) {
    int fold = Math.min(job, FOLDS);
    List<Integer> chosen = without(fold);
    return NetTraining.learn(
        chosen.stream().map(sequences::get).toList(),
        truths(chosen),
        effort.shape(),
        effort.epochs(phrases.size()),
        SEED + job - fold);
  }
}
