package io.baton.escalation.meaning;

/** What the tokens of a text mean. Not changed once read. */
public final class Meanings {

  /** Of a word that no concept has. */
  public static final int UNKNOWN = -1;

  /** Of a token that is no word. */
  public static final int MARK = -2;

  /** Of a word within a phrase whose first word has the concept. */
  public static final int WITHIN = -3;

  private final int[] concepts;
  private final boolean ofOneLanguage;

  Meanings(int[] concepts, boolean ofOneLanguage) {
    this.concepts = concepts;
    this.ofOneLanguage = ofOneLanguage;
  }

  /**
   * Whether more than two thirds of the words, if there are any, are of one of the languages of the
   * lexicon.
   */
  public boolean isOfOneLanguage() {
    return ofOneLanguage;
  }

  /** A concept, or one of the constants. */
  public int of(int token) {
    return concepts[token];
  }

  /** Number of tokens. */
  public int size() {
    return concepts.length;
  }
}
