package io.baton.training.experiment;

/** What is learnt. */
public enum Task {
  /** The risk that a human is needed. */
  ESCALATION,
  /** The tone of single turns. */
  SENTIMENT,
  /** The tone of single turns, by what a sentiment model is held against. */
  BASELINE
}
