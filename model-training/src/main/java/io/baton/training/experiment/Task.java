package io.baton.training.experiment;

/** What is learnt. */
public enum Task {
  ESCALATION,
  SENTIMENT
}
