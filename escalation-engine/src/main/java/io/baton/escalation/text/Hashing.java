package io.baton.escalation.text;

/**
 * The one hash of texts and their n-grams, the same in training and serving: FNV-1a over UTF-16
 * code units (Fowler, Noll, Vo; offset 0xcbf29ce484222325, prime 0x100000001b3), finished with the
 * mixer of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014) so that low bits can serve as buckets.
 */
public final class Hashing {

  /** The unfinished hash of no character. */
  public static final long OPEN = 0xcbf29ce484222325L;

  private static final long GOLDEN = 0x9e3779b97f4a7c15L;
  private static final long PRIME = 0x100000001b3L;

  private Hashing() {}

  /** Hash of a text. */
  public static long of(CharSequence text) {
    return of(text, 0, text.length());
  }

  /** Hash of the characters from start to before end. */
  public static long of(CharSequence text, int start, int end) {
    long open = OPEN;
    for (int i = start; i < end; i++) {
      open = with(open, text.charAt(i));
    }
    return close(open);
  }

  /** An unfinished hash, {@link #OPEN} at first, with one more character. */
  public static long with(long open, char next) {
    return (open ^ next) * PRIME;
  }

  /** The hash of the characters given to {@link #with}. */
  public static long close(long open) {
    return mix(open);
  }

  /** Hash of a sequence of two hashed things; their order counts. */
  public static long join(long first, long second) {
    return mix(first * 31 + Long.rotateLeft(second, 17) + GOLDEN);
  }

  /** The second of two joined hashes, given the first: joining loses nothing. */
  public static long second(long first, long joined) {
    return Long.rotateRight(unmix(joined) - first * 31 - GOLDEN, 17);
  }

  /** Bucket of a hash among a power of two. */
  public static int bucket(long hash, int bits) {
    return (int) (hash >>> (Long.SIZE - bits));
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  /** The steps of {@link #mix} backwards, with the inverses of its factors modulo 2^64. */
  private static long unmix(long mixed) {
    long value = (mixed ^ (mixed >>> 31) ^ (mixed >>> 62)) * 0x319642b2d24d8ec3L;
    value = (value ^ (value >>> 27) ^ (value >>> 54)) * 0x96de1b173f119089L;
    return value ^ (value >>> 30) ^ (value >>> 60);
  }
}
