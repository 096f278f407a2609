package io.baton.escalation.policy.answer;

import io.baton.conversation.Turn;
import io.baton.escalation.text.TokenizedText;
import java.util.Optional;
import java.util.Set;

/** Whether a customer says yes or no to an offer, in five languages. */
public final class Answers {

  private static final int LONGEST = 8;

  private static final Set<String> YES_INTENTS =
      Set.of("affirm", "yes", "confirm", "accept", "agree");
  private static final Set<String> NO_INTENTS =
      Set.of("deny", "no", "reject", "decline", "disagree", "rejection");

  private static final AnswerWords WORDS = AnswerWords.read();

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

  /** What an answer says. */
  public enum Answer {
    YES,
    NO,
    NEITHER
  }

  /** What a turn answers to the offer before it. */
  public static Answer of(Turn turn, TokenizedText text) {
    if (turn.intent().map(YES_INTENTS::contains).orElse(false)) {
      return Answer.YES;
    }
    if (turn.intent().map(NO_INTENTS::contains).orElse(false)) {
      return Answer.NO;
    }
    // In a longer text a yes or no is as likely about something else.
    return text.words() > LONGEST ? Answer.NEITHER : ofWords(text);
  }

  /** A no after a firm yes is about what is wrong: yes please, it does not work. */
  private static Answer ofWords(TokenizedText text) {
    boolean firm = false;
    boolean yes = false;
    boolean no = false;
    int words = 0;
    for (int i = 0; i < text.size(); ) {
      Optional<AnswerWords.Found> found = WORDS.at(text, i);
      AnswerWords.Kind kind = found.map(AnswerWords.Found::kind).orElse(AnswerWords.Kind.NEITHER);
      if (kind == AnswerWords.Kind.REFUSAL) {
        return Answer.NO;
      }
      firm |= kind == AnswerWords.Kind.FIRM && words == 0;
      yes |= kind == AnswerWords.Kind.FIRM || kind == AnswerWords.Kind.YES;
      no |= kind == AnswerWords.Kind.NO;
      words += text.isWord(i) ? 1 : 0;
      i = found.map(AnswerWords.Found::end).orElse(i + 1);
    }
    if (no && !firm) {
      return Answer.NO;
    }
    return yes ? Answer.YES : Answer.NEITHER;
  }
}
