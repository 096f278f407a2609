package io.baton.training.escalation;

/** Told how far long work is. */
@FunctionalInterface
public interface Progress {

  /** Tells nobody. */
  Progress SILENT = (what, done) -> {};

  /**
   * @param what is going on now
   * @param done share of all work, in [0, 1]
   */
  void at(String what, double done);
}
