package io.baton.training.generate;

import io.baton.training.generate.wording.Act;
import io.baton.training.generate.wording.Dice;
import io.baton.training.generate.wording.Goal;

/**
 * What goes on beneath a conversation; nobody sees it. Mutable, of one simulation.
 *
 * <p>Frustration is in [0, 1]: failures raise it, the more the less patience there is, and help
 * lowers it.
 */
final class Scene {

  private static final double FAILURE = 0.2;
  private static final double WAITING = 0.035;
  private static final double CRITICAL = 0.62;

  private final Person person;
  private final BotNature bot;
  private final Dice dice;
  private Goal goal;
  private boolean solvable;
  private int stepsLeft;
  private int failures;
  private double frustration;
  private boolean settled;
  private boolean told;
  private boolean served;

  Scene(Person person, BotNature bot, Goal goal, Dice dice) {
    this.person = person;
    this.bot = bot;
    this.dice = dice;
    this.goal = goal;
    this.frustration = dice.chance(0.12) ? dice.between(0.2, 0.5) : dice.between(0, 0.1);
    begin(goal);
  }

  /** The customer wants something (else) now. */
  void begin(Goal next) {
    goal = next;
    failures = 0;
    settled = false;
    told = false;
    double difficulty = Math.clamp(next.difficulty() + 0.15 * dice.bell(), 0.02, 0.98);
    solvable = !dice.chance(0.5 * difficulty);
    stepsLeft = (next.number() ? 1 : 0) + dice.below(3);
  }

  /** The bot did not help. */
  void fail() {
    failures++;
    frustration = Math.min(1, frustration + FAILURE * (1.35 - person.patience()) * weight());
  }

  private double weight() {
    return 0.6 + 0.25 * Math.min(failures, 4);
  }

  /** The customer said something; whoever listens knows what it is about. */
  void tell(Act act) {
    told |= act == Act.OPEN || act == Act.AGAIN;
  }

  /** A human took over. */
  void serve() {
    served = true;
  }

  /** Whether a human has taken over. */
  boolean served() {
    return served;
  }

  /** A step on the way. */
  void progress() {
    stepsLeft--;
    frustration = Math.min(1, frustration + WAITING * (1 - person.patience()));
  }

  /** The matter is settled. */
  void settle() {
    failures = 0;
    settled = true;
    frustration *= 0.35;
  }

  /** Somebody said sorry, or promised. */
  void soothe() {
    frustration *= 0.9;
  }

  /**
   * Whether a human is needed when the customer does this.
   *
   * @param act of the customer
   */
  boolean needsHuman(Act act) {
    return act.asksForHuman() || needsHuman();
  }

  /** Whether a human is needed, whatever the customer does. */
  boolean needsHuman() {
    boolean stuck = failures >= (solvable ? 3 : 2);
    boolean delicate = goal.sensitive() && !solvable;
    return !settled && (frustration > CRITICAL || stuck || (told && delicate));
  }

  /** Whether the matter is settled and no other came up. */
  boolean settled() {
    return settled;
  }

  boolean frustrated() {
    return frustration > CRITICAL;
  }

  double frustration() {
    return frustration;
  }

  int failures() {
    return failures;
  }

  boolean solvable() {
    return solvable;
  }

  int stepsLeft() {
    return stepsLeft;
  }

  Goal goal() {
    return goal;
  }

  Person person() {
    return person;
  }

  BotNature bot() {
    return bot;
  }

  Dice dice() {
    return dice;
  }
}
