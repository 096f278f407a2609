package io.baton.training.generate;

import io.baton.training.generate.wording.Act;
import io.baton.training.generate.wording.Dice;
import io.baton.training.generate.wording.Goal;
import io.baton.training.generate.wording.Reply;
import java.util.function.Supplier;

/** What the customer does. */
final class CustomerSide {

  private final Scene scene;
  private final Person person;
  private final Dice dice;
  private final Supplier<Goal> wishes;
  private boolean asked;

  /**
   * @param wishes what else the customer may want
   */
  CustomerSide(Scene scene, Supplier<Goal> wishes) {
    this.scene = scene;
    this.wishes = wishes;
    this.person = scene.person();
    this.dice = scene.dice();
  }

  Act opening() {
    double which = dice.uniform();
    if (which < 0.04 * person.asking()) {
      return requesting();
    }
    return which > 0.88 ? Act.HELLO : Act.OPEN;
  }

  /** What comes after a reply. */
  Act next(Reply reply) {
    return switch (reply) {
      case GREET -> Act.OPEN;
      case ANSWER -> answered();
      case ASK, ASK_DATE -> asked(reply);
      case HOLD -> dice.chance(0.25) ? Act.QUESTION : Act.OK;
      case INFO -> scene.settled() ? Act.THANKS : Act.AGAIN;
      case CONFIRM -> dice.chance(0.7) ? Act.YES : Act.AGAIN;
      case OFFER -> dice.chance(0.35 + 0.5 * scene.frustration()) ? Act.ACCEPT : Act.DECLINE;
      case SORRY -> dice.chance(scene.frustration()) ? failed() : Act.AGAIN;
      case MORE -> wantsMore();
      case BYE, PROMISE -> Act.BYE;
      case WRONG, FALLBACK, LINK, CANNOT, REPEAT -> failed();
    };
  }

  private Act answered() {
    if (dice.chance(0.07)) {
      scene.fail();
      return failed();
    }
    boolean vents = dice.chance(0.12 * person.temper());
    boolean doubts = dice.chance(0.12);
    scene.settle();
    if (vents) {
      return Act.THIRD_PARTY;
    }
    if (doubts) {
      return Act.QUESTION;
    }
    return dice.chance(0.3) ? Act.JOY : dice.chance(0.85) ? Act.THANKS : Act.OK;
  }

  private Act asked(Reply question) {
    if (dice.chance(0.5 * scene.frustration())) {
      return shown();
    }
    if (dice.chance(0.06)) {
      return Act.CONTEXT;
    }
    if (question == Reply.ASK_DATE) {
      return Act.DATE;
    }
    return dice.chance(0.85) ? Act.DETAIL : Act.DETAIL_NONE;
  }

  private Act wantsMore() {
    if (!scene.settled()) {
      return failed();
    }
    if (dice.chance(0.2)) {
      scene.begin(wishes.get());
      return Act.OPEN;
    }
    return dice.chance(0.5) ? Act.THANKS : Act.BYE;
  }

  /** The bot did not help. */
  private Act failed() {
    double frustration = scene.frustration();
    double pressing = scene.solvable() ? 0 : 0.06;
    if (dice.chance(asked ? 0.5 : person.asking() * (0.02 + pressing + 0.8 * frustration))) {
      return requesting();
    }
    if (dice.chance(person.leaving() * (0.05 + 0.25 * frustration))) {
      return dice.chance(frustration * person.temper() * 1.3) ? Act.GIVE_UP_ANGRY : Act.GIVE_UP;
    }
    if (dice.chance(1.25 * frustration * (0.35 + 0.65 * person.temper()))) {
      return shown();
    }
    return patient();
  }

  private Act requesting() {
    if (asked) {
      return dice.chance(0.6) ? Act.REQUEST_AGAIN : Act.REQUEST;
    }
    asked = true;
    boolean rude = dice.chance(scene.frustration() * person.temper() * (1 - person.manners()) * 2);
    return rude ? Act.REQUEST_RUDE : Act.REQUEST;
  }

  /** Frustration comes out. */
  private Act shown() {
    double heat = scene.frustration() * (0.5 + person.temper());
    if (dice.chance(0.06)) {
      return Act.THIRD_PARTY;
    }
    if (heat < 0.35) {
      return dice.chance(0.35) ? Act.WORRY : Act.ANNOYED;
    }
    if (dice.chance(0.3)) {
      return dice.chance(0.7) ? Act.ANNOYED : Act.SARCASTIC;
    }
    if (dice.chance(person.manners())) {
      return dice.chance(0.7) ? Act.POLITE_ANGER : Act.WORRY;
    }
    return dice.chance(0.2) ? Act.THREAT : Act.ANGRY;
  }

  private Act patient() {
    double which = dice.uniform();
    if (which < 0.55) {
      return Act.AGAIN;
    }
    if (which < 0.75) {
      return Act.CORRECT;
    }
    if (which < 0.85) {
      return Act.CONTEXT;
    }
    return which < 0.93 ? Act.QUESTION : Act.WORRY;
  }
}
