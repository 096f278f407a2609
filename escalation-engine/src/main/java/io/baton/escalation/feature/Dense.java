package io.baton.escalation.feature;

import java.util.List;

/**
 * The dense features by name and family, in their order in every vector. Counts are given as {@code
 * log(1 + n)}, seconds as {@code log(1 + s) / 5}; everything else is in [-1, 1].
 */
enum Dense {
  TURNS(Family.PROGRESS),
  CUSTOMER_TURNS(Family.PROGRESS),
  CUSTOMER_SHARE(Family.PROGRESS),
  SAME_SPEAKER_RUN(Family.PROGRESS),
  FROM_CUSTOMER(Family.PROGRESS),
  FROM_AGENT(Family.PROGRESS),
  GAP(Family.PROGRESS),
  GAP_SMOOTHED(Family.PROGRESS),
  WORDS(Family.PROGRESS),
  WORDS_SMOOTHED(Family.PROGRESS),
  HEAD_USED_BEFORE(Family.INTENT),
  BOT_HEAD_REPEATS(Family.INTENT),
  CUSTOMER_HEAD_REPEATS(Family.INTENT),
  BOT_HEAD_AGAIN_AT_ONCE(Family.INTENT),
  HEAD_NOVELTY_SMOOTHED(Family.INTENT),
  CONFIDENCE(Family.INTENT),
  CONFIDENCE_SMOOTHED(Family.INTENT),
  FALLBACKS(Family.INTENT),
  ENTITIES(Family.ENTITY),
  ENTITIES_SMOOTHED(Family.ENTITY),
  ENTITIES_TOTAL(Family.ENTITY),
  VALENCE(Family.SIGNAL),
  VALENCE_SMOOTHED(Family.SIGNAL),
  FRUSTRATION(Family.SIGNAL),
  FRUSTRATION_SMOOTHED(Family.SIGNAL),
  EXPLICIT_REQUEST(Family.SIGNAL),
  LOW_CONFIDENCE(Family.SIGNAL),
  NEGATIVE_SENTIMENT(Family.SIGNAL),
  LOOP(Family.SIGNAL),
  TOPIC_RULE(Family.SIGNAL),
  REPEATED_FAILURE(Family.SIGNAL),
  BEHAVIOUR(Family.SIGNAL),
  BOT_PROMISE(Family.SIGNAL),
  SIGNALS_SMOOTHED(Family.SIGNAL),
  OVERLAP_WITH_OTHER(Family.RELEVANCE),
  OVERLAP_WITH_OWN(Family.RELEVANCE),
  OVERLAP_SMOOTHED(Family.RELEVANCE),
  NEW_WORDS(Family.RELEVANCE),
  QUESTION(Family.RELEVANCE),
  ANSWERS_QUESTION(Family.RELEVANCE),
  CAPITALS(Family.SIGNAL),
  MARKS(Family.SIGNAL);

  private static final List<Dense> ALL = List.of(values());

  private final Family family;

  Dense(Family family) {
    this.family = family;
  }

  Family family() {
    return family;
  }

  static int count() {
    return ALL.size();
  }
}
