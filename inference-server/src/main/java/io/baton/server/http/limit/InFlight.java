package io.baton.server.http.limit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Requests that came and are not answered yet, bounded by what the server can do, and fair: beyond
 * the bound, a workspace that has less than its share of it still gets in, so that one that sends
 * much is refused and not the others, also while the bound falls below what is in flight already.
 * Those who get in beyond it are at most as many as the bound. Thread-safe, and nobody waits for
 * anybody.
 */
public final class InFlight {

  /** So many never wait long, and fewer would leave a writer idle while the disk is slow. */
  private static final int LEAST_PER_PROCESSOR = 32;

  private final CapacityLimit limit;
  private final AtomicInteger all = new AtomicInteger();
  private final AtomicInteger beyond = new AtomicInteger();
  private final AtomicInteger sharing = new AtomicInteger();
  private final Map<String, AtomicInteger> workspaces = new ConcurrentHashMap<>();
  private final AtomicInteger refused = new AtomicInteger();

  InFlight(CapacityLimit limit) {
    this.limit = limit;
  }

  /**
   * With a bound that follows what this machine does.
   *
   * @param most that it may become, at least 1
   */
  public static InFlight upTo(int most) {
    int least = LEAST_PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
    return new InFlight(new CapacityLimit(Math.min(least, most), most, System.nanoTime()));
  }

  /** Whether a request is taken. */
  enum Entry {
    WITHIN,
    BEYOND,
    REFUSED
  }

  /** Takes a request of this workspace, which then must {@link #leave}, or refuses it. */
  Entry enter(String workspace) {
    AtomicInteger own = workspaces.computeIfAbsent(workspace, name -> new AtomicInteger());
    Entry entry = entry(all.getAndIncrement(), own.get());
    if (entry == Entry.REFUSED) {
      all.decrementAndGet();
      refused.incrementAndGet();
      return entry;
    }
    if (entry == Entry.BEYOND) {
      beyond.incrementAndGet();
    }
    if (own.getAndIncrement() == 0) {
      sharing.incrementAndGet();
    }
    return entry;
  }

  private Entry entry(int before, int own) {
    if (before == 0) {
      limit.idle(System.nanoTime());
    }
    int bound = limit.now();
    if (before < bound) {
      return Entry.WITHIN;
    }
    int sharers = Math.max(1, sharing.get() + (own == 0 ? 1 : 0));
    boolean entitled = own < Math.max(1, bound / sharers) && beyond.get() < bound;
    return entitled ? Entry.BEYOND : Entry.REFUSED;
  }

  /** A request of this workspace, taken so, is answered. */
  void leave(String workspace, Entry entry) {
    AtomicInteger own = workspaces.get(workspace);
    if (own != null && own.decrementAndGet() == 0) {
      sharing.decrementAndGet();
    }
    if (entry == Entry.BEYOND) {
      beyond.decrementAndGet();
    }
    all.decrementAndGet();
    limit.answered(System.nanoTime(), refused.getAndSet(0));
  }

  /** How many there are now. */
  public int now() {
    return all.get();
  }

  /** How many there may be now. */
  public int limit() {
    return limit.now();
  }
}
