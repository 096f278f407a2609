package io.baton.escalation.meaning;

import io.baton.escalation.text.HashIndex;
import java.util.Arrays;

/**
 * The words of all languages in one table, so that a word is looked up once however many languages
 * it may be of. What is found of a word is a number: 0 for none, else see {@link #languages} and
 * {@link #entry}. Immutable.
 */
final class WordTable {

  private static final int LANGUAGES = ConceptReader.LANGUAGES.size();

  /** In place of the only language of a word: it is of several, and so are its entries. */
  private static final int SEVERAL = 7;

  private final HashIndex words;

  /** By word of several languages and language what it has there. */
  private final int[] entries;

  private WordTable(HashIndex words, int[] entries) {
    this.words = words;
    this.entries = entries;
  }

  /** What is found of a word by its hash. */
  int find(long word) {
    return words.get(word);
  }

  /** The languages that have a concept for the word, as bits. */
  static int languages(int found) {
    return found & (1 << LANGUAGES) - 1;
  }

  /** What a word is in a language, see {@link ConceptWords#concept}; 0 for nothing. */
  int entry(int found, int language) {
    int only = found >>> LANGUAGES & SEVERAL;
    int rest = found >>> LANGUAGES + 3;
    if (only == SEVERAL) {
      return entries[rest + language];
    }
    return only == language ? rest : 0;
  }

  /** The table while its words are read. Not thread-safe. */
  static final class Builder {

    private final HashIndex.Builder words = new HashIndex.Builder();
    private int[] entries = new int[1 << 10];
    private int size;

    /** What a word is in a language so far. */
    int entry(long word, int language) {
      int row = words.get(word);
      return row == 0 ? 0 : entries[row - 1 + language];
    }

    /** Says what a word is in a language. */
    void put(long word, int language, int entry) {
      int row = words.get(word);
      if (row == 0) {
        row = size + 1;
        size += LANGUAGES;
        entries = size > entries.length ? Arrays.copyOf(entries, 2 * entries.length) : entries;
        words.put(word, row);
      }
      entries[row - 1 + language] = entry;
    }

    WordTable build() {
      Several several = new Several();
      HashIndex index = words.build(row -> several.pack(row - 1));
      return new WordTable(index, Arrays.copyOf(several.kept, several.used));
    }

    /** The entries of words of several languages, put together. */
    private final class Several {
      private final int[] kept = new int[size];
      private int used;

      int pack(int row) {
        int speak = 0;
        int count = 0;
        int only = 0;
        for (int i = 0; i < LANGUAGES; i++) {
          int entry = entries[row + i];
          speak |= ConceptWords.concept(entry) >= 0 ? 1 << i : 0;
          only = entry != 0 ? i : only;
          count += entry != 0 ? 1 : 0;
        }
        if (count == 1) {
          return entries[row + only] << LANGUAGES + 3 | only << LANGUAGES | speak;
        }
        System.arraycopy(entries, row, kept, used, LANGUAGES);
        used += LANGUAGES;
        return used - LANGUAGES << LANGUAGES + 3 | SEVERAL << LANGUAGES | speak;
      }
    }
  }
}
