package io.baton.escalation.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One pass over a text; used once and by one thread. */
final class Tokenizer {

  /** A longer word is cut, so that no text can cost more than its length. */
  private static final int LONGEST_WORD = 64;

  private final String text;
  private final List<String> tokens = new ArrayList<>();
  private final List<String> folded = new ArrayList<>();
  private int[] spans = new int[64];
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
    long[] hashes = new long[tokens.size()];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = Hashing.of(tokens.get(i));
    }
    return new TokenizedText(
        text,
        tokens.toArray(String[]::new),
        folded.toArray(String[]::new),
        hashes,
        Arrays.copyOf(spans, 2 * tokens.size()),
        new TextShape(
            text.length(), letters, capitals, digits, exclamations, questions, emoji, longestRun));
  }

  private static boolean isWordPart(int point) {
    return Character.isLetterOrDigit(point) || isMark(point);
  }

  private static boolean isMark(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private int word(int start) {
    int end = start + Character.charCount(text.codePointAt(start));
    while (end < text.length() && end - start < LONGEST_WORD) {
      int point = text.codePointAt(end);
      if (isWordPart(point)) {
        count(point);
      } else if (!isInnerApostrophe(end)) {
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

  private void addWord(int start, int end) {
    String raw = text.substring(start, end);
    if (isAscii(raw)) {
      String word = raw.toLowerCase(Locale.ROOT);
      add(word, word, start, end);
      return;
    }
    String word =
        Normalizer.normalize(raw, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replace('’', '\'');
    add(word, fold(word), start, end);
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
    parts.codePoints().filter(point -> !isMark(point)).forEach(point -> append(bare, point));
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
    int position = 2 * tokens.size();
    if (position + 2 > spans.length) {
      spans = Arrays.copyOf(spans, 2 * spans.length);
    }
    spans[position] = start;
    spans[position + 1] = end;
    tokens.add(token);
    folded.add(bare);
  }

  private void count(int point) {
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
