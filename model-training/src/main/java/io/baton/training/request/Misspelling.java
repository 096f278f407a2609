package io.baton.training.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Types phrases anew as people in a hurry do: with letters left out, swapped, doubled or from the
 * key beside, words cut or joined, written as they sound, without marks or all in capitals. Words
 * of three letters and less, which turn a meaning round (no, pas, not), keep their letters. Not
 * thread-safe.
 */
final class Misspelling {

  /** Of so many words one more may be misspelt. */
  private static final int WORDS = 4;

  private static final int SHORTEST = 4;

  /** One of so many texts has two words joined, or no marks. */
  private static final int JOINED_IN = 5;

  private static final int UNMARKED_IN = 3;

  private static final int CAPITALS_IN_TEN = 1;
  private static final int SMALL_IN_TEN = 3;
  private static final List<String> KEYBOARD = List.of("qwertyuiop", "asdfghjkl", "zxcvbnm");
  private static final String VOWELS = "aeiouáéíóúàèêâîôûäöüãõ";

  /** What is written one way and heard as another, in one of the five languages or in several. */
  private static final List<Sound> SOUNDS =
      List.of(
          new Sound("qu", "k"),
          new Sound("ll", "y"),
          new Sound("v", "b"),
          new Sound("b", "v"),
          new Sound("h", ""),
          new Sound("s", "z"),
          new Sound("z", "s"),
          new Sound("c", "s"),
          new Sound("c", "k"),
          new Sound("ph", "f"),
          new Sound("ei", "ie"),
          new Sound("ie", "ei"),
          new Sound("ck", "k"),
          new Sound("ss", "s"),
          new Sound("tt", "t"),
          new Sound("nn", "n"),
          new Sound("mm", "m"),
          new Sound("rr", "r"),
          new Sound("pp", "p"),
          new Sound("gh", ""),
          new Sound("eau", "o"),
          new Sound("au", "o"),
          new Sound("ou", "u"),
          new Sound("er", "é"),
          new Sound("é", "er"),
          new Sound("ai", "é"),
          new Sound("sch", "sh"),
          new Sound("ch", "x"),
          new Sound("lh", "l"),
          new Sound("nh", "n"),
          new Sound("ç", "s"),
          new Sound("ã", "a"),
          new Sound("ñ", "n"),
          new Sound("ä", "ae"),
          new Sound("ö", "o"),
          new Sound("ü", "u"));

  private record Sound(String written, String heard) {}

  private final SplittableRandom random;

  Misspelling(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** A text typed anew. */
  String of(String text) {
    List<String> words = new ArrayList<>(List.of(text.split(" ", -1)));
    int changes = 1 + random.nextInt(1 + Math.max(1, words.size() / WORDS));
    for (int change = 0; change < changes; change++) {
      int i = random.nextInt(words.size());
      words.set(i, isLong(words.get(i)) ? word(words.get(i)) : words.get(i));
    }
    if (words.size() > 1 && random.nextInt(JOINED_IN) == 0) {
      int i = random.nextInt(words.size() - 1);
      words.set(i, words.get(i) + words.remove(i + 1));
    }
    String typed = cased(String.join(" ", words));
    return random.nextInt(UNMARKED_IN) == 0 ? typed.replaceAll("[.,;:!?¿¡]", "") : typed;
  }

  private static boolean isLong(String word) {
    return word.chars().noneMatch(letter -> Character.isSurrogate((char) letter))
        && word.chars().filter(Character::isLetter).count() >= SHORTEST;
  }

  private String cased(String text) {
    int dice = random.nextInt(10);
    if (dice < CAPITALS_IN_TEN) {
      return text.toUpperCase(Locale.ROOT);
    }
    return dice < CAPITALS_IN_TEN + SMALL_IN_TEN ? text.toLowerCase(Locale.ROOT) : text;
  }

  private String word(String word) {
    int at = 1 + random.nextInt(word.length() - 1);
    String before = word.substring(0, at);
    char letter = word.charAt(at);
    String after = word.substring(at + 1);
    return switch (random.nextInt(9)) {
      case 0 -> before + after;
      case 1 -> after.isEmpty() ? word : before + after.charAt(0) + letter + after.substring(1);
      case 2 -> before + letter + letter + after;
      case 3 -> before + beside(letter) + after;
      case 4 -> before + " " + letter + after;
      case 5 -> word.charAt(0) + withoutVowels(word.substring(1));
      default -> asHeard(word);
    };
  }

  private char beside(char letter) {
    char small = Character.toLowerCase(letter);
    for (String row : KEYBOARD) {
      int key = row.indexOf(small);
      if (key >= 0) {
        return row.charAt(
            Math.clamp(random.nextBoolean() ? key + 1 : key - 1, 0, row.length() - 1));
      }
    }
    return letter;
  }

  /** Without two vowels of three. */
  private String withoutVowels(String letters) {
    StringBuilder kept = new StringBuilder(letters.length());
    for (char letter : letters.toCharArray()) {
      if (VOWELS.indexOf(letter) < 0 || random.nextInt(3) == 0) {
        kept.append(letter);
      }
    }
    return kept.toString();
  }

  private String asHeard(String word) {
    List<Sound> fitting =
        SOUNDS.stream().filter(sound -> word.indexOf(sound.written(), 1) >= 0).toList();
    if (fitting.isEmpty()) {
      return word;
    }
    Sound sound = fitting.get(random.nextInt(fitting.size()));
    int at = word.indexOf(sound.written(), 1);
    return word.substring(0, at) + sound.heard() + word.substring(at + sound.written().length());
  }
}
