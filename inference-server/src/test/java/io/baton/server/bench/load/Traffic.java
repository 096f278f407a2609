package io.baton.server.bench.load;

import java.util.ArrayDeque;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Conversations in progress: as many as there are agents of a large service, each of which begins
 * anew when it is over. The one that waited longest speaks next, and never before its last turn is
 * answered.
 */
public final class Traffic {

  private final ArrayDeque<Dialogue> idle = new ArrayDeque<>();
  private final RandomGenerator random;
  private final String prefix;
  private final int turns;
  private final Acknowledgements acknowledgements;
  private long begun;

  /**
   * @param prefix of the ids of the conversations, letters, digits and dashes
   * @param live conversations at once, at least 1
   * @param turns of each, at least 1
   * @param seed the same seed gives the same conversations
   */
  public Traffic(String prefix, int live, int turns, long seed, Acknowledgements acknowledgements) {
    this.prefix = prefix;
    this.turns = turns;
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    this.acknowledgements = acknowledgements;
    for (int i = 0; i < live; i++) {
      // The first ones are cut short, or they would all end together.
      idle.add(begin(1 + random.nextInt(turns)));
    }
  }

  private Dialogue begin(int length) {
    begun++;
    return new Dialogue(prefix + "-" + begun, random.nextLong(), length);
  }

  boolean hasIdle() {
    return !idle.isEmpty();
  }

  Dialogue take() {
    return idle.remove();
  }

  /** Its turn was acknowledged. */
  void acknowledged(Dialogue dialogue, int status) {
    acknowledgements.acknowledged(dialogue.id(), dialogue.next(), status);
    dialogue.advance();
    idle.add(dialogue.isOver() ? begin(turns) : dialogue);
  }

  /** Its turn was not acknowledged: it is sent once more, when others had theirs. */
  void postponed(Dialogue dialogue) {
    idle.add(dialogue);
  }
}
