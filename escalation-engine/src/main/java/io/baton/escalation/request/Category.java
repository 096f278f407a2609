package io.baton.escalation.request;

/** What words do in a request for a human, or in a bot's promise of one. */
enum Category {
  PERSON,
  OTHER,
  REAL,
  CONTACT,
  CALLME,
  WANT,
  NEGATION,
  PAST,
  THIRD,
  BOT,
  IDENTITY,
  DONE,
  QUOTE,
  ALONE,
  MAYBE,
  THERE,
  USELESS,
  YOUR,
  OWN,
  PROMISE,
  OFFER;

  private static final Category[] ALL = values();

  /** A set of this one alone, as bits. */
  int bit() {
    return 1 << ordinal();
  }

  /** Whether a set has it. */
  boolean in(int set) {
    return (set & bit()) != 0;
  }

  /** Number of categories. */
  static int count() {
    return ALL.length;
  }
}
