package io.baton.escalation.request;

/** Phrases of the lexicon in a text, and the single words between them. Filled once, then read. */
final class Units {

  private final int[] starts;
  private final int[] sets;
  private final int[] setOfToken;
  private int size;

  Units(int tokens) {
    this.starts = new int[tokens + 1];
    this.sets = new int[tokens];
    this.setOfToken = new int[tokens];
  }

  void add(int start, int end, int set) {
    starts[size] = start;
    sets[size++] = set;
    starts[size] = end;
    for (int i = start; i < end; i++) {
      setOfToken[i] = set;
    }
  }

  int size() {
    return size;
  }

  /** First token of unit i. */
  int start(int i) {
    return starts[i];
  }

  /** Categories of unit i as bits; none for a word that is not in the lexicon. */
  int set(int i) {
    return sets[i];
  }

  /** Categories of a token's unit. */
  int ofToken(int token) {
    return setOfToken[token];
  }

  /** Categories of the units of some tokens together. */
  int between(int from, int to) {
    int set = 0;
    for (int i = from; i < to; i++) {
      set |= setOfToken[i];
    }
    return set;
  }
}
