package io.baton.training.generate;

import io.baton.training.generate.wording.Dice;

/**
 * A bot's hidden nature, each part in [0, 1].
 *
 * @param skill how often it understands
 * @param eager how readily it offers or brings a human
 * @param stubborn how often it says the same again when it does not understand
 * @param attended whether agents watch and may step in
 */
record BotNature(double skill, double eager, double stubborn, boolean attended) {

  static BotNature meet(Dice dice) {
    return new BotNature(
        dice.between(0.68, 1), dice.uniform(), dice.between(0, 0.5), dice.chance(0.2));
  }
}
