package io.baton.escalation.policy.answer;

import io.baton.conversation.Turn;
import io.baton.escalation.policy.answer.AnswerWords.Kind;
import io.baton.escalation.policy.answer.Said.Opening;
import io.baton.escalation.policy.answer.Said.Told;
import io.baton.escalation.text.Payload;
import io.baton.escalation.text.TokenizedText;

/** Whether a customer says yes or no to an offer, in five languages. */
public final class Answers {

  private static final int LONGEST = 8;

  private static final int LONGEST_PLAIN = 3;

  private Answers() {}

  /**
   * Whether a turn says no and nothing else, such as no thanks: what may be about something else,
   * such as no, that is wrong, does not count, nor does a no with a yes beside it.
   */
  public static boolean plainlyNo(Turn turn) {
    TokenizedText text = TokenizedText.of(turn.text());
    return text.words() > 0
        && text.words() <= LONGEST_PLAIN
        && AnswerReader.plainNoOpens(text)
        && !Said.in(text).affirms()
        && of(turn, text) == Answer.NO;
  }

  /**
   * Whether a message that says neither yes nor no leaves it to the next one: hmm, let me see. Who
   * writes more speaks of something else, and a later yes may answer what the bot says to that,
   * which not every bot posts.
   */
  public static boolean isLeftOpen(TokenizedText text) {
    return text.words() <= LONGEST_PLAIN && !asks(text);
  }

  /** What an answer says. */
  public enum Answer {
    YES,
    NO,
    NEITHER
  }

  /** What a turn answers to the offer before it. */
  public static Answer of(Turn turn, TokenizedText text) {
    Answer said = Payload.is(text) ? AnswerIntents.of(text) : ofWords(text);
    return said == Answer.NEITHER ? AnswerIntents.of(turn) : said;
  }

  /** A yes or no beside words of content is as likely about those: it does not work. */
  private static Answer ofWords(TokenizedText text) {
    if (text.words() > LONGEST) {
      return ofLong(Said.atBeginning(text));
    }
    Said said = Said.in(text);
    if (said.has(Kind.REFUSAL)) {
      return Answer.NO;
    }
    return said.told() == Told.MORE ? besideMore(said) : ofLittle(said, asks(text));
  }

  /** In a longer text a yes or no alone is as likely about something else. */
  private static Answer ofLong(Said said) {
    if (said.opensWith(Opening.REFUSAL)) {
      return Answer.NO;
    }
    return said.opensWith(Opening.FIRM_AND_PLEASE) ? Answer.YES : Answer.NEITHER;
  }

  private static Answer besideMore(Said said) {
    boolean setOff =
        said.opensWith(Opening.YES_SET_OFF) && !said.has(Kind.NO) && !said.has(Kind.TROUBLE);
    if (said.opensWith(Opening.FIRM) || setOff) {
      return Answer.YES;
    }
    return said.opensWith(Opening.NO_SET_OFF) ? Answer.NO : Answer.NEITHER;
  }

  private static Answer ofLittle(Said said, boolean asks) {
    if (said.has(Kind.BUT)) {
      return Answer.NO;
    }
    if (said.has(Kind.NO) && !said.opensWith(Opening.FIRM)) {
      // Of no, yes I do nobody knows which counts, and what is not perfect is no human.
      boolean other = said.has(Kind.PRAISE) && said.told() == Told.FUNCTION_WORDS;
      return said.has(Kind.FIRM) || other ? Answer.NEITHER : Answer.NO;
    }
    return said.agrees(asks) ? Answer.YES : Answer.NEITHER;
  }

  private static boolean asks(TokenizedText text) {
    return text.original().indexOf('?') >= 0;
  }
}
