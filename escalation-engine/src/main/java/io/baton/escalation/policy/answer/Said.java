package io.baton.escalation.policy.answer;

import io.baton.escalation.policy.answer.AnswerWords.Kind;
import io.baton.escalation.text.TokenizedText;
import java.util.Set;

/**
 * What a text says of yes and no.
 *
 * @param kinds of the phrases that are in it
 * @param openings how it begins
 * @param told what it tells besides
 */
record Said(Set<Kind> kinds, Set<Opening> openings, Told told) {

  /** How a text begins that says yes or no. */
  enum Opening {
    /** With a yes that stands. */
    FIRM,
    /** With such a yes and a please, or another yes, right after it. */
    FIRM_AND_PLEASE,
    /** With a yes that a mark sets off from what follows. */
    YES_SET_OFF,
    /** With the one no of the text, set off in this way, and nothing tells of trouble. */
    NO_SET_OFF,
    /** With a no, thanks. */
    REFUSAL
  }

  /** What else stands in a text. */
  enum Told {
    NOTHING,
    FUNCTION_WORDS,
    MORE
  }

  Said {
    kinds = Set.copyOf(kinds);
    openings = Set.copyOf(openings);
  }

  static Said in(TokenizedText text) {
    return new AnswerReader(text).read();
  }

  /** What it says before the first word that is neither yes nor no; a long text takes no longer. */
  static Said atBeginning(TokenizedText text) {
    return new AnswerReader(text).readBeginning();
  }

  boolean has(Kind kind) {
    return kinds.contains(kind);
  }

  boolean opensWith(Opening opening) {
    return openings.contains(opening);
  }

  /** Whether anything in it is a yes whatever function words stand beside it. */
  boolean affirms() {
    return has(Kind.FIRM) || has(Kind.SURE) || has(Kind.YES);
  }

  /** Is that ok? asks, and agrees to nothing, and nor does ok, I have it. */
  boolean agrees(boolean asks) {
    boolean kind = has(Kind.PRAISE) || has(Kind.MANNERS) || has(Kind.PLEASE);
    boolean alone = told == Told.NOTHING && !has(Kind.TAKES_BACK);
    return affirms() || kind && !asks && (alone || has(Kind.WOULD));
  }
}
