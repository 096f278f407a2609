package io.baton.training.generate;

import io.baton.training.generate.wording.Dice;

/**
 * What the bot's platform writes down: a third have words alone, and few have everything.
 *
 * @param texts words
 * @param intents the NLU's intents of customers' turns
 * @param confidences of those intents
 * @param fallbacks whether it marks that the bot did not understand
 * @param botIntents names of the bot's moves
 * @param replyIds names of the bot's replies
 * @param satisfaction whether annotators judged it turn by turn
 */
record Logging(
    boolean texts,
    boolean intents,
    boolean confidences,
    boolean fallbacks,
    boolean botIntents,
    boolean replyIds,
    boolean satisfaction) {

  static Logging of(Dice dice) {
    boolean texts = dice.chance(0.92);
    if (texts && dice.chance(0.35)) {
      return new Logging(true, false, false, false, false, false, dice.chance(0.6));
    }
    return new Logging(
        texts,
        !texts || dice.chance(0.85),
        dice.chance(0.8),
        !texts || dice.chance(0.75),
        !texts || dice.chance(0.5),
        dice.chance(0.4),
        dice.chance(0.6));
  }
}
