package io.baton.escalation.signal;

import io.baton.escalation.text.HashIndex;
import io.baton.escalation.text.ResourceLines;
import io.baton.escalation.text.TokenizedText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Words that say nothing of what is asked, in five languages. Immutable and thread-safe. */
public final class FunctionWords {

  /** Those that come with Baton. */
  public static final FunctionWords ALL = read();

  private final Set<String> words;
  private final HashIndex hashes;

  private FunctionWords(Set<String> words) {
    this.words = Set.copyOf(words);
    this.hashes = HashIndex.ofWords(words.toArray(String[]::new));
  }

  private static FunctionWords read() {
    Set<String> words = new HashSet<>();
    for (String line : ResourceLines.of(FunctionWords.class, "function-words.txt")) {
      words.addAll(List.of(line.split(" ")));
    }
    return new FunctionWords(words);
  }

  /** Whether a word without accents is one of them. */
  public boolean have(String word) {
    return words.contains(word);
  }

  /** Whether token i is one of them. */
  boolean haveAt(TokenizedText text, int i) {
    return hashes.get(text.foldedHash(i)) != 0;
  }
}
