package io.baton.escalation.text;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A text as tokens: words (letters, digits and marks, with apostrophes inside), pictographs, and
 * runs of one mark such as {@code !!!} or {@code ?}. Words are lower-case in Unicode's
 * compatibility form NFKC; {@code folded} has their accents taken off. Immutable and thread-safe;
 * made in one pass.
 */
public final class TokenizedText {

  /** Of a turn without text. */
  public static final TokenizedText EMPTY =
      new TokenizedText(
          "",
          new String[0],
          new String[0],
          new long[0],
          new long[0],
          new boolean[0],
          new int[0],
          new TextShape(0, 0, 0, 0, 0, 0, 0, 0));

  private static final int OTHER_MARK = 6;

  private final String original;
  private final String[] tokens;
  private final String[] folded;
  private final long[] hashes;
  private final long[] foldedHashes;

  /** A bit for each token, by the last six bits of its hash, and by the six before. */
  private final long marks;

  private final long otherMarks;
  private final boolean[] areWords;
  private final int[] spans;
  private final TextShape shape;

  /**
   * Made when it is first asked for, as only rules do; threads that ask at once make the same, and
   * see all of it, for its fields are final.
   */
  private @Nullable WordFilter filter;

  /** Alike, of what another makes of the text. */
  private @Nullable Object made;

  TokenizedText(
      String original,
      String[] tokens,
      String[] folded,
      long[] hashes,
      long[] foldedHashes,
      boolean[] areWords,
      int[] spans,
      TextShape shape) {
    this.original = original;
    this.tokens = tokens;
    this.folded = folded;
    this.hashes = hashes;
    this.foldedHashes = foldedHashes;
    this.marks = marks(foldedHashes, 0);
    this.otherMarks = marks(foldedHashes, OTHER_MARK);
    this.areWords = areWords;
    this.spans = spans;
    this.shape = shape;
  }

  private static long marks(long[] hashes, int shift) {
    long marks = 0;
    for (long hash : hashes) {
      marks |= 1L << (hash >>> shift);
    }
    return marks;
  }

  /** Cuts a text into tokens. */
  public static TokenizedText of(String text) {
    return text.isEmpty() ? EMPTY : new Tokenizer(text).run();
  }

  /** Cuts a text into tokens, if there is one. */
  public static TokenizedText of(Optional<String> text) {
    return text.map(TokenizedText::of).orElse(EMPTY);
  }

  /**
   * What a maker makes of this text, made when it is first asked for.
   *
   * @param kind what the maker makes, an immutable class of final fields; one of another kind takes
   *     its place
   */
  public <T> T once(Class<T> kind, Function<TokenizedText, T> maker) {
    Object before = made;
    if (kind.isInstance(before)) {
      return kind.cast(before);
    }
    T now = maker.apply(this);
    made = now;
    return now;
  }

  /** The text as it came. */
  public String original() {
    return original;
  }

  /** Number of tokens. */
  public int size() {
    return tokens.length;
  }

  /** Token i, normalised. */
  public String token(int i) {
    return tokens[i];
  }

  /** Token i without accents. */
  public String folded(int i) {
    return folded[i];
  }

  /** Hash of token i, as {@link Hashing#of} has it. */
  public long hash(int i) {
    return hashes[i];
  }

  /** Hash of token i without accents. */
  public long foldedHash(int i) {
    return foldedHashes[i];
  }

  /** Whether a token without accents may have this hash; of most others it is known at once. */
  public boolean mayHave(long foldedHash) {
    return (marks >>> foldedHash & otherMarks >>> (foldedHash >>> OTHER_MARK) & 1) != 0;
  }

  /** How the tokens without accents begin and end. */
  public WordFilter filter() {
    WordFilter made = filter;
    if (made == null) {
      made = new WordFilter(folded);
      filter = made;
    }
    return made;
  }

  /** First character of token i in the original. */
  public int start(int i) {
    return spans[2 * i];
  }

  /** Character after the last of token i in the original. */
  public int end(int i) {
    return spans[2 * i + 1];
  }

  /** Whether token i is a word, not a mark or pictograph. */
  public boolean isWord(int i) {
    return areWords[i];
  }

  /** Whether token i is a letter of a script that has no spaces between words. */
  public boolean isUnspaced(int i) {
    return areWords[i] && Tokenizer.isUnspaced(tokens[i].codePointAt(0));
  }

  /** Number of words. */
  public int words() {
    int count = 0;
    for (boolean word : areWords) {
      count += word ? 1 : 0;
    }
    return count;
  }

  /** How it looks. */
  public TextShape shape() {
    return shape;
  }
}
