package io.baton.training.experiment;

import io.baton.conversation.Conversation;
import java.util.List;

/**
 * Learns from some conversations and says what it makes of others.
 *
 * @param <R> what it says
 */
@FunctionalInterface
public interface Learner<R> {

  /**
   * Learns and scores.
   *
   * @param train what is learnt from
   * @param test what is scored; its labels are not looked at
   * @param seed of everything random
   */
  R learn(List<Conversation> train, List<Conversation> test, long seed);
}
