package io.baton.escalation.policy.answer;

import io.baton.conversation.Turn;
import io.baton.escalation.policy.answer.AnswerWords.Kind;
import io.baton.escalation.signal.FunctionWords;
import io.baton.escalation.signal.Words;
import io.baton.escalation.text.TokenizedText;
import java.util.Arrays;
import java.util.EnumSet;
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
  private static final FunctionWords FUNCTION_WORDS = FunctionWords.read();
  private static final Words WRONG = Words.of("wrong.txt");

  /** Of the French n'ai pas, whose pas is among the answers. */
  private static final String ELIDED_NOT = "n";

  /** With which a plain no begins. */
  private static final Set<String> PLAIN = Set.of("no", "nope", "nah", "nein", "non", "nao");

  private static final int LONGEST_PLAIN = 3;

  /** Confidence of an intent that is believed. */
  private static final double SURE = 0.5;

  /**
   * Which without its accent is a condition, too: before a question, or before a French subject.
   */
  private static final String IF = "si";

  private static final Set<String> FRENCH_SUBJECTS =
      Set.of("je", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "ca", "c'est");

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
    // In a longer text a yes or no is as likely about something else.
    Answer said = text.words() > LONGEST ? Answer.NEITHER : ofWords(text);
    return said == Answer.NEITHER ? ofIntent(turn) : said;
  }

  /** Of an NLU that is not sure. */
  private static Answer ofIntent(Turn turn) {
    Optional<String> intent =
        turn.intent().filter(any -> turn.intentConfidence().orElse(1) >= SURE);
    if (intent.filter(YES_INTENTS::contains).isPresent()) {
      return Answer.YES;
    }
    return intent.filter(NO_INTENTS::contains).isPresent() ? Answer.NO : Answer.NEITHER;
  }

  /** A yes or no beside words of content is as likely about those: it does not work. */
  private static Answer ofWords(TokenizedText text) {
    Said said = Said.in(text);
    if (said.has(Kind.REFUSAL)) {
      return Answer.NO;
    }
    if (!said.alone()) {
      return said.firm() || said.setOff() && !said.has(Kind.NO) ? Answer.YES : Answer.NEITHER;
    }
    if (said.has(Kind.BUT) || said.has(Kind.NO) && !said.firm()) {
      return Answer.NO;
    }
    return said.agrees(asks(text)) ? Answer.YES : Answer.NEITHER;
  }

  private static boolean asks(TokenizedText text) {
    return text.original().indexOf('?') >= 0;
  }

  private static boolean isCondition(TokenizedText text, int i) {
    boolean subject = i + 1 < text.size() && FRENCH_SUBJECTS.contains(text.folded(i + 1));
    boolean alone = i + 1 == text.size() || !text.isWord(i + 1);
    return text.token(i).equalsIgnoreCase(IF) && (subject || asks(text) && !alone);
  }

  /**
   * What a text says of yes and no.
   *
   * @param kinds of answers that are in it
   * @param firm whether it opens with a yes that stands
   * @param setOff whether it opens with a yes that a mark sets off from what follows
   * @param alone whether nothing else is told: the other words are function words, and it does not
   *     say that something is wrong
   */
  private record Said(Set<Kind> kinds, boolean firm, boolean setOff, boolean alone) {

    static Said in(TokenizedText text) {
      Set<Kind> kinds = EnumSet.noneOf(Kind.class);
      boolean firm = false;
      boolean setOff = false;
      boolean opens = true;
      boolean alone = !WRONG.areIn(text);
      for (int i = 0; i < text.size(); ) {
        Optional<AnswerWords.Found> found = WORDS.at(text, i);
        int end = found.map(AnswerWords.Found::end).orElse(i + 1);
        if (found.isPresent() && !isCondition(text, i)) {
          Kind kind = found.get().kind();
          kinds.add(kind);
          firm |= opens && kind == Kind.FIRM;
          setOff |= opens && kind == Kind.YES && isMark(text, end);
          opens &= kind != Kind.NO && kind != Kind.BUT;
        } else if (text.isWord(i)) {
          opens = false;
          alone &= isFunctionWord(text.folded(i));
        }
        i = end;
      }
      return new Said(kinds, firm, setOff, alone);
    }

    boolean has(Kind kind) {
      return kinds.contains(kind);
    }

    /** Is that ok? asks, and agrees to nothing. */
    boolean agrees(boolean asks) {
      return has(Kind.FIRM) || has(Kind.YES) || has(Kind.MANNERS) && !asks;
    }

    /** Of a question it is not known what is asked. */
    private static boolean isMark(TokenizedText text, int i) {
      return i < text.size() && !text.isWord(i) && !text.token(i).startsWith("?");
    }

    /** Itself, or both parts of an elision: I've, c'est, n'ai. */
    private static boolean isFunctionWord(String word) {
      return FUNCTION_WORDS.have(word)
          || Arrays.stream(word.split("'"))
              .allMatch(part -> part.equals(ELIDED_NOT) || FUNCTION_WORDS.have(part));
    }
  }
}
