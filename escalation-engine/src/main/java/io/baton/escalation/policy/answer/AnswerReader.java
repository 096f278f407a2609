package io.baton.escalation.policy.answer;

import io.baton.escalation.policy.answer.AnswerWords.Found;
import io.baton.escalation.policy.answer.AnswerWords.Kind;
import io.baton.escalation.policy.answer.Said.Opening;
import io.baton.escalation.policy.answer.Said.Told;
import io.baton.escalation.signal.FunctionWords;
import io.baton.escalation.signal.Words;
import io.baton.escalation.text.DrawnOut;
import io.baton.escalation.text.TokenizedText;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** One pass over a text for what it says of yes and no; used once and by one thread. */
final class AnswerReader {

  private static final AnswerWords WORDS = AnswerWords.read();
  private static final Words WRONG = Words.of("wrong.txt");

  /** Of the French n'ai pas, whose pas is among the answers. */
  private static final String ELIDED_NOT = "n";

  /** With which a plain no begins. */
  private static final Set<String> PLAIN =
      Set.of("no", "nope", "nah", "nein", "nee", "non", "nan", "nao");

  /** What makes of a no that is set off one about something else: no, it does not work. */
  private static final Set<Kind> NOT_DECLINING =
      EnumSet.of(Kind.TROUBLE, Kind.BUT, Kind.FIRM, Kind.SURE);

  private final TokenizedText text;
  private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
  private final Set<Opening> openings = EnumSet.noneOf(Opening.class);
  private Told told = Told.NOTHING;
  private boolean opens = true;
  private boolean afterFirm;
  private int negations;

  AnswerReader(TokenizedText text) {
    this.text = text;
  }

  /** Whether a text begins with a no that is nothing else. */
  static boolean plainNoOpens(TokenizedText text) {
    return isPlain(text, 0);
  }

  private static boolean isPlain(TokenizedText text, int i) {
    return PLAIN.contains(DrawnOut.once(text.folded(i)));
  }

  Said read() {
    if (WRONG.areIn(text)) {
      kinds.add(Kind.TROUBLE);
      told = Told.MORE;
    }
    for (int i = 0; i < text.size(); ) {
      i = readAt(i);
    }
    if (negations > 1 || kinds.stream().anyMatch(NOT_DECLINING::contains)) {
      openings.remove(Opening.NO_SET_OFF);
    }
    return new Said(kinds, openings, told);
  }

  Said readBeginning() {
    for (int i = 0; i < text.size() && (opens || afterFirm); ) {
      i = readAt(i);
    }
    return new Said(kinds, openings, told);
  }

  /** Reads what starts at token i, and gives the token after it. */
  private int readAt(int i) {
    if (Conditional.at(text, WORDS, i)) {
      // And later asks what comes, and if I don't want to what follows from that.
      opens = false;
      told = Told.MORE;
      return i + 1;
    }
    Optional<Found> found = WORDS.at(text, i);
    if (found.isPresent()) {
      phrase(i, found.get());
    } else if (text.isWord(i)) {
      word(i);
    }
    return found.map(Found::end).orElse(i + 1);
  }

  private void phrase(int start, Found found) {
    Kind kind = found.kind();
    kinds.add(kind);
    if (kind == Kind.TROUBLE) {
      for (int i = start; i < found.end(); i++) {
        word(i);
      }
      return;
    }
    negations += kind == Kind.NO ? 1 : 0;
    open(start, found);
    afterFirm = opens && kind == Kind.FIRM;
    opens &= kind != Kind.NO && kind != Kind.BUT && kind != Kind.REFUSAL;
  }

  private void open(int start, Found found) {
    switch (found.kind()) {
      case FIRM -> open(Opening.FIRM, opens);
      case SURE -> open(Opening.YES_SET_OFF, opens && isMark(found.end()));
      case NO -> open(Opening.NO_SET_OFF, isPlain(text, start) && start == 0 && isMark(1));
      case REFUSAL -> open(Opening.REFUSAL, opens && isPlain(text, start));
      default -> {}
    }
    boolean please =
        found.kind() == Kind.PLEASE || found.kind() == Kind.SURE || found.kind() == Kind.YES;
    open(Opening.FIRM_AND_PLEASE, afterFirm && please);
  }

  private void open(Opening opening, boolean holds) {
    if (holds) {
      openings.add(opening);
    }
  }

  private void word(int i) {
    opens = false;
    afterFirm = false;
    if (!isFunctionWord(text.folded(i))) {
      told = Told.MORE;
    } else if (told == Told.NOTHING) {
      told = Told.FUNCTION_WORDS;
    }
  }

  /**
   * Whether a mark sets off what is before it: of a question it is not known what is asked, and a
   * hyphen within a word (no-one) or what is before a number (no. 5) sets off nothing.
   */
  private boolean isMark(int i) {
    if (i == text.size() || text.isWord(i) || text.token(i).startsWith("?")) {
      return false;
    }
    int next = i + 1;
    boolean last = next == text.size();
    boolean hyphen = text.token(i).equals("-") && !last && text.start(next) == text.end(i);
    return !hyphen && (last || !Character.isDigit(text.token(next).codePointAt(0)));
  }

  /** Itself, or both parts of an elision: I've, c'est, n'ai. */
  private static boolean isFunctionWord(String word) {
    return FunctionWords.ALL.have(word)
        || Arrays.stream(word.split("'"))
            .allMatch(part -> part.equals(ELIDED_NOT) || FunctionWords.ALL.have(part));
  }
}
