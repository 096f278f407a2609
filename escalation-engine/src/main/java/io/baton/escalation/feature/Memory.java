package io.baton.escalation.feature;

/** Numbers that the features carry from turn to turn, by their place. */
final class Memory {

  static final int TURNS = 0;
  static final int CUSTOMER_TURNS = 1;
  static final int RUN = 2;
  static final int LAST_SPEAKER = 3;
  static final int BOT_REPEATS = 4;
  static final int CUSTOMER_REPEATS = 5;
  static final int AT_ONCE = 6;
  static final int FALLBACKS = 7;
  static final int ENTITIES = 8;
  static final int GAP = 9;
  static final int WORDS = 10;
  static final int NOVELTY = 11;
  static final int CONFIDENCE = 12;
  static final int ENTITY_RATE = 13;
  static final int VALENCE = 14;
  static final int FRUSTRATION = 15;
  static final int SIGNALS = 16;
  static final int OVERLAP = 17;
  static final int QUESTION = 18;

  /** Two heads, each as four 16-bit parts, which floats hold exactly. */
  static final int HEADS = 19;

  static final int HEAD_PARTS = 4;

  /** The last heads of the bot and the customer, as 16-bit parts. */
  static final int BOT_HEAD = HEADS + 2 * HEAD_PARTS;

  /** A Bloom filter of the heads so far: 24 parts of 16 bits. */
  static final int SEEN = BOT_HEAD + HEAD_PARTS;

  static final int SEEN_PARTS = 24;

  /** Stems of the last turn of the customer and of the bot, 16 bits each, -1 for none. */
  static final int STEMS = SEEN + SEEN_PARTS;

  static final int STEMS_EACH = 20;

  /** How the last turn of the customer and of another opened, three halves of a hash each. */
  static final int OPENINGS = STEMS + 2 * STEMS_EACH;

  static final int OPENING_PARTS = 6;
  static final int COUNT = OPENINGS + 2 * OPENING_PARTS;

  private Memory() {}

  static long head(float[] memory, int at) {
    long head = 0;
    for (int i = 0; i < HEAD_PARTS; i++) {
      head = head << 16 | (long) memory[at + i];
    }
    return head;
  }

  static void putHead(float[] memory, int at, long head) {
    for (int i = 0; i < HEAD_PARTS; i++) {
      memory[at + i] = head >>> (48 - 16 * i) & 0xffff;
    }
  }

  /** Half a hash, as two 16-bit parts. */
  static long half(float[] memory, int at) {
    return (long) memory[at] << 16 | (long) memory[at + 1];
  }

  static void putHalf(float[] memory, int at, long half) {
    memory[at] = half >>> 16 & 0xffff;
    memory[at + 1] = half & 0xffff;
  }

  /** Puts a head into the filter; whether it was there (or one that looks like it). */
  static boolean see(float[] memory, long head) {
    boolean there = true;
    for (int probe = 0; probe < 3; probe++) {
      int bit = (int) (head >>> (20 * probe) & 0xfffff) % (16 * SEEN_PARTS);
      int part = SEEN + bit / 16;
      int bits = (int) memory[part];
      there &= (bits >> bit % 16 & 1) == 1;
      memory[part] = bits | 1 << bit % 16;
    }
    return there;
  }
}
