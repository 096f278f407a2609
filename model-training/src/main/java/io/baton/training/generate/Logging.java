package io.baton.training.generate;

/**
 * What the bot's platform writes down: not every platform has everything.
 *
 * @param texts words
 * @param intents the NLU's intents of customers' turns
 * @param confidences of those intents
 * @param botIntents names of the bot's moves
 * @param replyIds names of the bot's replies
 * @param satisfaction whether annotators judged it turn by turn
 */
record Logging(
    boolean texts,
    boolean intents,
    boolean confidences,
    boolean botIntents,
    boolean replyIds,
    boolean satisfaction) {

  static Logging of(Dice dice) {
    boolean texts = dice.chance(0.92);
    return new Logging(
        texts,
        !texts || dice.chance(0.85),
        dice.chance(0.8),
        !texts || dice.chance(0.5),
        dice.chance(0.4),
        dice.chance(0.6));
  }
}
