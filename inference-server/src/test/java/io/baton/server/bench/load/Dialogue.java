package io.baton.server.bench.load;

import java.nio.charset.StandardCharsets;

/** A conversation in progress. One turn at a time is under way. */
final class Dialogue {

  private final String id;
  private final byte[] idBytes;
  private final long seed;
  private final int turns;
  private int next = 1;

  /**
   * @param seed of its texts
   * @param turns until it is over, at least 1
   */
  Dialogue(String id, long seed, int turns) {
    this.id = id;
    this.idBytes = id.getBytes(StandardCharsets.US_ASCII);
    this.seed = seed;
    this.turns = turns;
  }

  String id() {
    return id;
  }

  byte[] idBytes() {
    return idBytes;
  }

  /** Number of the turn to send, from 1. */
  int next() {
    return next;
  }

  /** Whether the turn to send is the customer's. */
  boolean customerIsNext() {
    return next % 2 == 1;
  }

  /** Chooses the words of the turn to send: a turn that is sent again must be the same. */
  long wordsOfNext() {
    return mix(seed + next * 0x9E3779B97F4A7C15L);
  }

  private static long mix(long bits) {
    long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /** The turn was acknowledged. */
  void advance() {
    next++;
  }

  boolean isOver() {
    return next > turns;
  }
}
