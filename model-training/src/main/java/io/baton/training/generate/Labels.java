package io.baton.training.generate;

import io.baton.conversation.Sentiment;
import io.baton.conversation.TurnLabel;
import io.baton.training.generate.wording.Act;
import io.baton.training.generate.wording.Dice;
import io.baton.training.generate.wording.Reply;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What annotators say of turns. They err: {@value #NEED_NOISE} of the answers to whether a human is
 * needed are turned round, {@value #TONE_NOISE} of the tones are any tone.
 */
final class Labels {

  static final double NEED_NOISE = 0.02;
  static final double TONE_NOISE = 0.02;

  /** Emotions by {@link Act#frustration()}. */
  static final List<String> EMOTIONS = List.of("calm", "annoyance", "anger");

  private final Scene scene;
  private final Logging logging;
  private final Dice dice;

  Labels(Scene scene, Logging logging) {
    this.scene = scene;
    this.logging = logging;
    this.dice = scene.dice();
  }

  TurnLabel customer(Act act) {
    boolean errs = dice.chance(TONE_NOISE);
    Sentiment tone = errs ? dice.pick(List.of(Sentiment.values())) : act.sentiment();
    return new TurnLabel(
        scene.served() ? Optional.empty() : Optional.of(noisy(scene.needsHuman(act))),
        OptionalDouble.empty(),
        Optional.of(tone),
        Optional.of(EMOTIONS.get(act.frustration())),
        Optional.empty(),
        logging.satisfaction() ? OptionalInt.of(satisfaction(act)) : OptionalInt.empty());
  }

  TurnLabel bot(Reply reply) {
    return TurnLabel.NONE.withNeedsHuman(noisy(reply == Reply.PROMISE || scene.needsHuman()));
  }

  private boolean noisy(boolean truth) {
    return dice.chance(NEED_NOISE) != truth;
  }

  /** Words count, and what is beneath them. */
  private int satisfaction(Act act) {
    double heard = act.sentiment() == Sentiment.POSITIVE ? 1 : -0.6 * act.frustration();
    double grade = 3.4 + heard - 1.6 * scene.frustration() + 0.5 * dice.bell();
    return (int) Math.clamp(Math.round(grade), 1, 5);
  }
}
