package io.baton.escalation.kernel;

import java.util.Arrays;

/** Tokens as hashed keys whose vectors are added, several for each. Filled once, then read. */
public final class KeySequence {

  private final int[] starts;
  private long[] keys;
  private int tokens;
  private int size;

  /**
   * @param tokens how many there will be
   */
  public KeySequence(int tokens) {
    this.starts = new int[tokens + 1];
    this.keys = new long[4 * tokens];
  }

  /** Adds a key to the token that is being filled. */
  public void add(long key) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
    }
    keys[size++] = key;
  }

  /** The next key is that of the next token. */
  public void endToken() {
    starts[++tokens] = size;
  }

  /** Number of tokens. */
  public int tokens() {
    return tokens;
  }

  /** First key of a token, or after the last token the number of all keys. */
  public int start(int token) {
    return starts[token];
  }

  /** Key i of all tokens, one after the other. */
  public long key(int i) {
    return keys[i];
  }
}
