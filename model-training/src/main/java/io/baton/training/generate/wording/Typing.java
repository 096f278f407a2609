package io.baton.training.generate.wording;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How somebody types.
 *
 * @param lowerCase no capitals but where they shout
 * @param dropsMarks no marks at the end
 * @param plainLetters no accents
 * @param slips share of letters typed wrongly, in [0, 1]
 * @param shouting share of angry turns in capitals, in [0, 1]
 */
public record Typing(
    boolean lowerCase, boolean dropsMarks, boolean plainLetters, double slips, double shouting) {

  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern MARKS = Pattern.compile("[.!?]+$");
  private static final double SHOUTED_JOY = 0.05;

  /** Somebody's way, by chance. */
  public static Typing of(Dice dice) {
    return new Typing(
        dice.chance(0.45),
        dice.chance(0.4),
        dice.chance(0.15),
        dice.chance(0.3) ? dice.between(0.004, 0.03) : 0,
        dice.chance(0.35) ? dice.between(0.1, 0.5) : 0);
  }

  /** The sentence as it is typed. */
  public String of(String sentence, Act act, Dice dice) {
    String text = dropsMarks && act.frustration() < 2 ? unmarked(sentence) : sentence;
    boolean shouts = dice.chance(act.frustration() == 2 ? shouting : shouting * SHOUTED_JOY);
    if (shouts) {
      text = text.toUpperCase(Locale.ROOT);
    } else if (lowerCase && !text.equals(text.toUpperCase(Locale.ROOT))) {
      text = text.toLowerCase(Locale.ROOT);
    }
    if (plainLetters) {
      text = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    }
    if (act.frustration() == 2 && dice.chance(0.25 * shouting)) {
      text += "!!!".substring(dice.below(3));
    }
    return slipped(text, dice);
  }

  private static String unmarked(String sentence) {
    String text = MARKS.matcher(sentence).replaceFirst("").strip();
    return text.isEmpty() ? sentence : text;
  }

  /** Two letters swapped, or one lost, now and then; never beside a digit. */
  private String slipped(String text, Dice dice) {
    if (slips == 0) {
      return text;
    }
    StringBuilder typed = new StringBuilder(text);
    for (int i = 1; i + 1 < typed.length(); i++) {
      if (dice.chance(slips) && letters(typed, i)) {
        if (dice.chance(0.5)) {
          typed.deleteCharAt(i);
        } else {
          char letter = typed.charAt(i);
          typed.setCharAt(i, typed.charAt(i + 1));
          typed.setCharAt(i + 1, letter);
        }
      }
    }
    return typed.toString();
  }

  private static boolean letters(CharSequence text, int i) {
    return Character.isLetter(text.charAt(i - 1))
        && Character.isLetter(text.charAt(i))
        && Character.isLetter(text.charAt(i + 1));
  }
}
