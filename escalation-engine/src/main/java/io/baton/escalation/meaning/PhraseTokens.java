package io.baton.escalation.meaning;

import io.baton.escalation.text.DrawnOut;
import io.baton.escalation.text.Hashing;
import io.baton.escalation.text.TokenizedText;
import java.util.Arrays;

/**
 * A text as requests are read in it: words without accents, elided articles apart ({@code l'agent}
 * is two words), letters that are drawn out taken once ({@code pleeease}). Immutable.
 */
public final class PhraseTokens {

  private static final int LONGEST_ELISION = 2;

  private String[] words;
  private int[] sources;
  private boolean[] whole;
  private long[] hashes;
  private int size;

  private PhraseTokens(TokenizedText text) {
    words = new String[text.size() + 4];
    sources = new int[text.size() + 4];
    whole = new boolean[text.size() + 4];
    hashes = new long[text.size() + 4];
    for (int i = 0; i < text.size(); i++) {
      String word = text.isWord(i) ? DrawnOut.once(text.folded(i)) : text.token(i);
      if (!text.isWord(i)) {
        add(word, text.hash(i), i);
      } else if (word.equals(text.folded(i)) && word.indexOf('\'') < 0) {
        add(word, text.foldedHash(i), i);
        whole[size - 1] = true;
      } else {
        addWord(word, i);
      }
    }
  }

  public static PhraseTokens of(TokenizedText text) {
    return new PhraseTokens(text);
  }

  private void addWord(String word, int source) {
    int mark = word.indexOf('\'');
    if (mark < 0) {
      add(word, source);
      return;
    }
    if (mark <= LONGEST_ELISION) {
      add(word.substring(0, mark), source);
      add(word.substring(mark + 1).replace("'", ""), source);
    } else {
      add(word.replace("'", ""), source);
    }
  }

  private void add(String word, int source) {
    if (!word.isEmpty()) {
      add(word, Hashing.of(word), source);
    }
  }

  private void add(String word, long hash, int source) {
    if (size == words.length) {
      words = Arrays.copyOf(words, 2 * size);
      sources = Arrays.copyOf(sources, 2 * size);
      whole = Arrays.copyOf(whole, 2 * size);
      hashes = Arrays.copyOf(hashes, 2 * size);
    }
    words[size] = word;
    hashes[size] = hash;
    sources[size++] = source;
  }

  public int size() {
    return size;
  }

  public String word(int i) {
    return words[i];
  }

  public long hash(int i) {
    return hashes[i];
  }

  /** Token of the text that it is, or is a part of. */
  public int source(int i) {
    return sources[i];
  }

  /** Whether it is read by its letters: a mark is not, unless it stands alone as a word does. */
  public boolean hasLetters(int i) {
    return whole[i] || isWord(i);
  }

  public boolean isWord(int i) {
    return Character.isLetterOrDigit(words[i].codePointAt(0));
  }

  /** Whether a sentence ends with it. */
  public boolean endsSentence(int i) {
    return switch (words[i].charAt(0)) {
      case '.', '!', '?', '…', ';', ':' -> true;
      default -> false;
    };
  }
}
