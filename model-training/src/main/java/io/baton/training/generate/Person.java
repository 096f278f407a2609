package io.baton.training.generate;

import io.baton.training.generate.wording.Dice;
import io.baton.training.generate.wording.Typing;
import java.util.List;

/**
 * A customer's hidden nature, each part in [0, 1] unless it says otherwise.
 *
 * @param patience how slowly they get frustrated
 * @param temper how readily frustration shows in their words
 * @param manners how politely they show it
 * @param asking how readily they ask for a human
 * @param leaving how readily they leave
 * @param pace seconds that they take for a turn, about
 * @param tier such as vip
 * @param typing how they type
 */
record Person(
    double patience,
    double temper,
    double manners,
    double asking,
    double leaving,
    double pace,
    String tier,
    Typing typing) {

  private static final List<String> TIERS =
      List.of("standard", "standard", "standard", "standard", "silver", "gold", "vip");

  static Person meet(Dice dice) {
    return new Person(
        dice.between(0.1, 1),
        dice.uniform(),
        dice.uniform(),
        dice.uniform(),
        dice.uniform(),
        8 + 40 * dice.uniform() * dice.uniform(),
        dice.pick(TIERS),
        Typing.of(dice));
  }
}
