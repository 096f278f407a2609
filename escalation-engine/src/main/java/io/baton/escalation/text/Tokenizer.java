package io.baton.escalation.text;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/** One pass over a text; used once and by one thread. */
final class Tokenizer {

  /** A longer word is cut, as it is written and as it is read, so that none costs more. */
  private static final int LONGEST_WORD = 64;

  private static final int FIRST_UNSPACED = 0x0E00;

  private static final int SOFT_HYPHEN = 0xAD;

  private static final int FEW = 32;

  private final String text;
  private String[] tokens = new String[FEW];
  private String[] folded = new String[FEW];
  private int[] spans = new int[2 * FEW];
  private int size;
  private int letters;
  private int capitals;
  private int digits;
  private int exclamations;
  private int questions;
  private int emoji;
  private int longestRun;
  private int run;
  private int before = -1;

  Tokenizer(String text) {
    this.text = text;
  }

  TokenizedText run() {
    int position = 0;
    while (position < text.length()) {
      int point = text.codePointAt(position);
      if (point == ' ') {
        before = -1;
        run = 0;
        position++;
        continue;
      }
      count(point);
      if (isWordPart(point)) {
        position = word(position);
      } else if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
        position += Character.charCount(point);
      } else {
        position = marks(position, point);
      }
    }
    return result();
  }

  private TokenizedText result() {
    long[] hashes = new long[size];
    long[] foldedHashes = new long[size];
    boolean[] areWords = new boolean[size];
    for (int i = 0; i < size; i++) {
      hashes[i] = Hashing.of(tokens[i]);
      foldedHashes[i] = tokens[i].equals(folded[i]) ? hashes[i] : Hashing.of(folded[i]);
      areWords[i] = Character.isLetterOrDigit(tokens[i].codePointAt(0));
    }
    return new TokenizedText(
        text,
        Arrays.copyOf(tokens, size),
        Arrays.copyOf(folded, size),
        hashes,
        foldedHashes,
        areWords,
        Arrays.copyOf(spans, 2 * size),
        new TextShape(
            text.length(), letters, capitals, digits, exclamations, questions, emoji, longestRun));
  }

  private static boolean isWordPart(int point) {
    return isPlain(point)
        || Character.isLetterOrDigit(point)
        || (point >= 0x300 && isMark(point) && !isSelector(point));
  }

  /**
   * Whether it only says how the character before it looks, as behind many emoji. Unicode has these
   * as marks, but a word that follows does not begin with one.
   */
  private static boolean isSelector(int point) {
    return point >= 0xFE00 && point <= 0xFE0F;
  }

  /** Whether it is a small letter from a to z, as most are, so that nobody need be asked more. */
  private static boolean isPlain(int point) {
    return point >= 'a' && point <= 'z';
  }

  /** Whether its script has no spaces between words, so that each letter is taken as one. */
  static boolean isUnspaced(int point) {
    return point >= FIRST_UNSPACED
        && switch (Character.UnicodeScript.of(point)) {
          case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
          default -> false;
        };
  }

  private static boolean isMark(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private int word(int start) {
    int first = text.codePointAt(start);
    boolean alone = isUnspaced(first);
    int end = start + Character.charCount(first);
    while (end < text.length() && end - start < LONGEST_WORD) {
      int point = text.codePointAt(end);
      if (alone ? isMark(point) : isWordPart(point) && !isUnspaced(point)) {
        count(point);
      } else if (alone || !isInnerApostrophe(end) && !isInnerFormat(end)) {
        break;
      }
      end += Character.charCount(point);
    }
    addWord(start, end);
    return end;
  }

  private boolean isInnerApostrophe(int position) {
    char mark = text.charAt(position);
    return (mark == '\'' || mark == '’')
        && position + 1 < text.length()
        && Character.isLetter(text.codePointAt(position + 1));
  }

  /** Whether it is one of the characters without width that some programs put within words. */
  private boolean isInnerFormat(int position) {
    // The emoji ℹ is a letter, and does not belong to the word behind it.
    if (isSelector(text.charAt(position)) && Character.isEmoji(text.codePointBefore(position))) {
      return false;
    }
    int next = position;
    while (next < text.length() && next - position < LONGEST_WORD && isFormat(text.charAt(next))) {
      next++;
    }
    return next > position && next < text.length() && Character.isLetter(text.codePointAt(next));
  }

  private static boolean isFormat(char point) {
    return point >= SOFT_HYPHEN
        && (Character.getType(point) == Character.FORMAT || isSelector(point));
  }

  private void addWord(int start, int end) {
    String raw = text.substring(start, end);
    if (isAscii(raw)) {
      String word = raw.toLowerCase(Locale.ROOT);
      add(word, word, start, end);
      return;
    }
    String word =
        Normalizer.normalize(visible(raw), Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .replace('’', '\'');
    String kept = cut(word);
    add(kept, fold(kept), start, end);
  }

  /** One character of some scripts stands for up to 18 letters. */
  private static String cut(String word) {
    if (word.length() <= LONGEST_WORD) {
      return word;
    }
    boolean within = Character.isHighSurrogate(word.charAt(LONGEST_WORD - 1));
    return word.substring(0, within ? LONGEST_WORD - 1 : LONGEST_WORD);
  }

  private static String visible(String word) {
    StringBuilder kept = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      if (!isFormat(word.charAt(i))) {
        kept.append(word.charAt(i));
      }
    }
    return kept.toString();
  }

  private static boolean isAscii(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static String fold(String word) {
    String parts = Normalizer.normalize(word, Normalizer.Form.NFD);
    StringBuilder bare = new StringBuilder(parts.length());
    for (int i = 0; i < parts.length(); i += Character.charCount(parts.codePointAt(i))) {
      if (!isMark(parts.codePointAt(i))) {
        append(bare, parts.codePointAt(i));
      }
    }
    return bare.isEmpty() ? word : bare.toString();
  }

  private static void append(StringBuilder bare, int point) {
    switch (point) {
      case 'ß' -> bare.append("ss");
      case 'œ' -> bare.append("oe");
      case 'æ' -> bare.append("ae");
      case 'ø' -> bare.append('o');
      default -> bare.appendCodePoint(point);
    }
  }

  private int marks(int start, int point) {
    int end = start + Character.charCount(point);
    while (end < text.length() && text.codePointAt(end) == point) {
      count(point);
      end += Character.charCount(point);
    }
    // The length of a run says little beyond its third mark, and would make ever new tokens.
    int kept = Math.min(3, (end - start) / Character.charCount(point));
    String token = Character.toString(point).repeat(kept);
    add(token, token, start, end);
    return end;
  }

  private void add(String token, String bare, int start, int end) {
    if (size == tokens.length) {
      tokens = Arrays.copyOf(tokens, 2 * size);
      folded = Arrays.copyOf(folded, 2 * size);
      spans = Arrays.copyOf(spans, 4 * size);
    }
    spans[2 * size] = start;
    spans[2 * size + 1] = end;
    tokens[size] = token;
    folded[size++] = bare;
  }

  private void count(int point) {
    if (isPlain(point)) {
      letters++;
      run = point == before ? run + 1 : 1;
      longestRun = Math.max(longestRun, run);
      before = point;
    } else {
      countAny(point);
    }
  }

  private void countAny(int point) {
    if (Character.isLetter(point)) {
      letters++;
      run = Character.toLowerCase(point) == before ? run + 1 : 1;
      longestRun = Math.max(longestRun, run);
      before = Character.toLowerCase(point);
      if (Character.isUpperCase(point)) {
        capitals++;
      }
      return;
    }
    before = -1;
    run = 0;
    countOther(point);
  }

  private void countOther(int point) {
    if (Character.isDigit(point)) {
      digits++;
    } else if (point == '!' || point == '¡' || point == '！') {
      exclamations++;
    } else if (point == '?' || point == '¿' || point == '？') {
      questions++;
    } else if (Character.isEmoji(point) && point > 0xFF) {
      emoji++;
    }
  }
}
