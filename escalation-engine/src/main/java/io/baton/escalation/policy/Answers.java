package io.baton.escalation.policy;

import io.baton.conversation.Turn;
import io.baton.escalation.text.TokenizedText;
import java.util.Set;

/** Whether a customer says yes or no to an offer, in five languages. */
public final class Answers {

  private static final int LONGEST = 8;

  private static final Set<String> YES_INTENTS =
      Set.of("affirm", "yes", "confirm", "accept", "agree");
  private static final Set<String> NO_INTENTS =
      Set.of("deny", "no", "reject", "decline", "disagree", "rejection");

  private static final Set<String> YES =
      Set.of(
          "yes",
          "yeah",
          "yep",
          "yup",
          "sure",
          "ok",
          "okay",
          "please",
          "si",
          "claro",
          "vale",
          "dale",
          "bueno",
          "ja",
          "jawohl",
          "gerne",
          "bitte",
          "klar",
          "oui",
          "ouais",
          "volontiers",
          "d'accord",
          "sim",
          "quero",
          "pode",
          "isso",
          "y");
  private static final Set<String> NO =
      Set.of(
          "no", "nope", "nah", "not", "don't", "dont", "nein", "nicht", "ne", "non", "pas", "nao",
          "later", "spater", "despues", "depois", "nunca", "never", "n");

  /** With which a plain no begins. */
  private static final Set<String> PLAIN = Set.of("no", "nope", "nah", "nein", "non", "nao");

  private static final int LONGEST_PLAIN = 3;

  private Answers() {}

  /**
   * Whether a turn says no and nothing else, such as no thanks: what may be about something else,
   * such as no, that is wrong, does not count.
   */
  public static boolean plainlyNo(Turn turn) {
    TokenizedText text = TokenizedText.of(turn.text());
    return text.words() > 0
        && text.words() <= LONGEST_PLAIN
        && PLAIN.contains(text.folded(0))
        && of(turn, text) == Answer.NO;
  }

  enum Answer {
    YES,
    NO,
    NEITHER
  }

  static Answer of(Turn turn, TokenizedText text) {
    if (turn.intent().map(YES_INTENTS::contains).orElse(false)) {
      return Answer.YES;
    }
    if (turn.intent().map(NO_INTENTS::contains).orElse(false)) {
      return Answer.NO;
    }
    // In a longer text a yes or no is as likely about something else.
    return text.words() > LONGEST ? Answer.NEITHER : ofWords(text);
  }

  private static Answer ofWords(TokenizedText text) {
    boolean yes = false;
    for (int i = 0; i < text.size(); i++) {
      if (NO.contains(text.folded(i))) {
        return Answer.NO;
      }
      yes |= YES.contains(text.folded(i));
    }
    return yes ? Answer.YES : Answer.NEITHER;
  }
}
