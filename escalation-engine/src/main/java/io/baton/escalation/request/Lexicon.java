package io.baton.escalation.request;

import io.baton.escalation.meaning.PhraseTokens;
import io.baton.escalation.text.HashIndex;
import io.baton.escalation.text.Hashing;
import io.baton.escalation.text.ResourceLines;
import io.baton.escalation.text.TokenizedText;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Words of requests by what they do in one, in all languages together. Immutable. */
final class Lexicon {

  private static final String RESOURCE = "lexicon.txt";
  private static final int LONGEST = 7;

  /** Beside the categories: a longer phrase may begin so. */
  private static final int BEGINS = 1 << Category.count();

  /** By the joined hashes of the first words of a phrase. */
  private final HashIndex phrases;

  private Lexicon(HashIndex phrases) {
    this.phrases = phrases;
  }

  /** The one that comes with Baton, read once. */
  static Lexicon shared() {
    return Shared.LEXICON;
  }

  private static final class Shared {
    private static final Lexicon LEXICON = read();
  }

  /**
   * Reads the resource of this package: CATEGORY: phrase | phrase, # for comments.
   *
   * @throws IllegalStateException if it is missing
   * @throws IllegalArgumentException if it names an unknown category
   */
  private static Lexicon read() {
    Map<Long, Integer> phrases = new HashMap<>();
    ResourceLines.of(Lexicon.class, RESOURCE).forEach(line -> add(phrases, line));
    return new Lexicon(HashIndex.of(phrases));
  }

  private static void add(Map<Long, Integer> phrases, String line) {
    int colon = line.indexOf(':');
    Category category = Category.valueOf(line.substring(0, colon).strip().toUpperCase(Locale.ROOT));
    for (String phrase : line.substring(colon + 1).split("\\|", -1)) {
      PhraseTokens tokens = PhraseTokens.of(TokenizedText.of(phrase));
      if (tokens.size() == 0 || tokens.size() > LONGEST) {
        throw new IllegalArgumentException(
            category + ": '" + phrase + "' has " + tokens.size() + " words, not 1 to " + LONGEST);
      }
      long key = tokens.hash(0);
      for (int i = 1; i < tokens.size(); i++) {
        phrases.merge(key, BEGINS, (a, b) -> a | b);
        key = Hashing.join(key, tokens.hash(i));
      }
      phrases.merge(key, category.bit(), (a, b) -> a | b);
    }
  }

  /** The phrases of a text, from left to right, the longest first. */
  Units read(PhraseTokens tokens) {
    Units units = new Units(tokens.size());
    int i = 0;
    while (i < tokens.size()) {
      int end = i + 1;
      int set = 0;
      long key = tokens.hash(i);
      int found = phrases.get(key);
      for (int next = i + 1; found != 0; next++) {
        if (found != BEGINS) {
          set = found & ~BEGINS;
          end = next;
        }
        if ((found & BEGINS) == 0 || next == tokens.size()) {
          break;
        }
        key = Hashing.join(key, tokens.hash(next));
        found = phrases.get(key);
      }
      units.add(i, end, set);
      i = end;
    }
    return units;
  }
}
