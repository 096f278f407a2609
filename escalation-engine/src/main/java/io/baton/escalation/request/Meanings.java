package io.baton.escalation.request;

/** What the tokens of a text mean. Not changed once read. */
final class Meanings {

  /** Of a word that no concept has. */
  static final int UNKNOWN = -1;

  /** Of a token that is no word. */
  static final int MARK = -2;

  /** Of a word within a phrase whose first word has the concept. */
  static final int WITHIN = -3;

  private final int[] concepts;

  Meanings(int[] concepts) {
    this.concepts = concepts;
  }

  /** A concept, or one of the constants. */
  int of(int token) {
    return concepts[token];
  }

  /** Number of tokens. */
  int size() {
    return concepts.length;
  }
}
