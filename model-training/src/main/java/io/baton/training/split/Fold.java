package io.baton.training.split;

import java.util.List;

/**
 * One round of a cross-validation.
 *
 * @param train what is learnt from
 * @param test what is scored, disjoint from {@code train}
 */
public record Fold<T>(List<T> train, List<T> test) {

  public Fold {
    train = List.copyOf(train);
    test = List.copyOf(test);
  }
}
