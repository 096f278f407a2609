package io.baton.escalation.policy.answer;

import io.baton.escalation.signal.FunctionWords;
import io.baton.escalation.text.TokenizedText;
import java.util.Optional;
import java.util.Set;

/**
 * What looks like a yes without being one: si, which without its accent is if, too, and a y at the
 * beginning, which is and where it is not the whole text.
 */
final class Conditional {

  private static final String IF = "si";
  private static final String AND = "y";
  private static final String NOT = "no";

  /** French subjects; of those with an apostrophe what is before it. */
  private static final Set<String> SUBJECTS =
      Set.of("je", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "ca", "c'est", "j'");

  /** Spanish words after which a verb follows. */
  private static final Set<String> BEFORE_VERB = Set.of(NOT, "lo", "me");

  private Conditional() {}

  /** Whether the word at token i is an if or an and. */
  static boolean at(TokenizedText text, AnswerWords words, int i) {
    return switch (text.token(i)) {
      case AND -> i == 0 && text.words() > 1;
      case IF -> isIf(text, words, i);
      default -> false;
    };
  }

  private static boolean isIf(TokenizedText text, AnswerWords words, int i) {
    if (i > 0 && text.token(i - 1).equals(AND)) {
      return true;
    }
    if (i + 1 == text.size() || !text.isWord(i + 1)) {
      return false;
    }
    String next = text.folded(i + 1);
    String subject = next.startsWith("j'") ? "j'" : next;
    return SUBJECTS.contains(subject)
        || text.original().indexOf('?') >= 0
        || BEFORE_VERB.contains(next) && isVerb(text, words, i + 1);
  }

  /** Yes, I want it is one: si lo quiero; but not if I cannot: si no puedo. */
  private static boolean isVerb(TokenizedText text, AnswerWords words, int before) {
    int verb = before + 1;
    if (verb == text.size() || !text.isWord(verb) || words.at(text, verb).isPresent()) {
      return false;
    }
    Optional<AnswerWords.Found> phrase = words.at(text, before);
    return phrase.filter(found -> found.end() > verb).isEmpty()
        && (text.folded(before).equals(NOT) || !FunctionWords.ALL.have(text.folded(verb)));
  }
}
