package io.baton.training.generate;

import io.baton.training.generate.wording.Act;
import io.baton.training.generate.wording.Dice;
import io.baton.training.generate.wording.Reply;

/** What the bot does. */
final class BotSide {

  private final Scene scene;
  private final Dice dice;
  private boolean answeredBefore;
  private boolean offered;

  BotSide(Scene scene) {
    this.scene = scene;
    this.dice = scene.dice();
  }

  /** Whether the NLU gets a turn right. */
  boolean understands(Act act) {
    double clarity =
        switch (act) {
          case OPEN -> 1 - 0.25 * scene.goal().difficulty();
          case AGAIN, DETAIL_NONE, CORRECT, QUESTION, CONTEXT -> 0.85;
          case ANNOYED, ANGRY, SARCASTIC, POLITE_ANGER, THREAT, WORRY, THIRD_PARTY -> 0.55;
          default -> 1;
        };
    return dice.chance(scene.bot().skill() * clarity);
  }

  /** The answer to a turn. */
  Reply reply(Act act, boolean understood) {
    Reply reply = choose(act, understood);
    if (reply.fails()) {
      scene.fail();
    } else if (reply == Reply.ASK || reply == Reply.ASK_DATE || reply == Reply.HOLD) {
      scene.progress();
    } else if (reply == Reply.SORRY) {
      scene.soothe();
    }
    answeredBefore = true;
    return reply;
  }

  private Reply choose(Act act, boolean understood) {
    if (act.asksForHuman()) {
      return request();
    }
    if (scene.settled()) {
      return act == Act.QUESTION ? Reply.INFO : dice.chance(0.6) ? Reply.MORE : Reply.BYE;
    }
    return switch (act) {
      case HELLO -> Reply.GREET;
      case QUESTION -> understood ? Reply.INFO : failure();
      case ANNOYED, ANGRY, SARCASTIC, POLITE_ANGER, THREAT, WORRY, THIRD_PARTY ->
          understood ? appease() : failure();
      default -> understood ? work() : failure();
    };
  }

  /** Asked for a human, most bots bring one; some have none, or do not see that they were asked. */
  private Reply request() {
    if (dice.chance(0.72 + 0.2 * scene.bot().eager())) {
      return Reply.PROMISE;
    }
    return dice.chance(0.5) ? Reply.FALLBACK : Reply.CANNOT;
  }

  private Reply work() {
    boolean delicate = scene.goal().sensitive() || scene.failures() >= 2;
    if (delicate && !scene.solvable() && dice.chance(0.5 * scene.bot().eager())) {
      return Reply.PROMISE;
    }
    if (scene.stepsLeft() > 0) {
      return step();
    }
    if (scene.solvable()) {
      return Reply.ANSWER;
    }
    if (!offered && dice.chance(0.35 * scene.bot().eager())) {
      offered = true;
      return Reply.OFFER;
    }
    return dice.chance(0.5) ? Reply.CANNOT : failure();
  }

  private Reply step() {
    if (scene.goal().number() && dice.chance(0.6)) {
      return Reply.ASK;
    }
    return dice.chance(0.5) ? Reply.ASK_DATE : Reply.HOLD;
  }

  private Reply appease() {
    if (!offered && dice.chance(0.5 * scene.bot().eager())) {
      offered = true;
      return Reply.OFFER;
    }
    return dice.chance(0.55) ? work() : Reply.SORRY;
  }

  private Reply failure() {
    if (answeredBefore && dice.chance(scene.bot().stubborn())) {
      return Reply.REPEAT;
    }
    double which = dice.uniform();
    if (which < 0.5) {
      return Reply.FALLBACK;
    }
    if (which < 0.75) {
      return Reply.WRONG;
    }
    return which < 0.9 ? Reply.LINK : Reply.CONFIRM;
  }
}
