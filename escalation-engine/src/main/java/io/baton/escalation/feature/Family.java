package io.baton.escalation.feature;

import java.util.Locale;

/** Families of features, for explanations and ablations. */
public enum Family {
  /** Intents of customer and bot, alone and after the ones before. Range: there or not. */
  INTENT,
  /** Types of entities by speaker. Range: there or not. */
  ENTITY,
  /** Words and pairs of words by speaker. Range: there or not. */
  TEXT,
  /** Pieces of words, robust to spelling. Range: there or not. */
  SPELLING,
  /** What one side says against what the other said. Range: there or not, and [0, 1]. */
  RELEVANCE,
  /** Signals and sentiment. Range: [0, 1]. */
  SIGNAL,
  /** How long it goes on, who speaks, pace. Range: logarithms of counts and seconds. */
  PROGRESS;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** Name in explanations. */
  public String wireName() {
    return wireName;
  }
}
