package io.baton.server.http.limit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Requests that came and are not answered yet, bounded by what the server can do, and fair: beyond
 * the bound, a workspace that has less than its share of it still gets in, so that one that sends
 * much is refused and not the others. Thread-safe, and nobody waits for anybody.
 */
public final class InFlight {

  /** How far those who have less than their share may go beyond the bound. */
  private static final int HARD = 2;

  /** So many never wait long, and fewer would leave a writer idle while the disk is slow. */
  private static final int LEAST_PER_PROCESSOR = 32;

  private final CapacityLimit limit;
  private final AtomicInteger all = new AtomicInteger();
  private final AtomicInteger sharing = new AtomicInteger();
  private final Map<String, AtomicInteger> workspaces = new ConcurrentHashMap<>();
  private volatile boolean refused;

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

  /** Whether a request of this workspace is taken; then it must {@link #leave}. */
  boolean enter(String workspace) {
    AtomicInteger own = workspaces.computeIfAbsent(workspace, name -> new AtomicInteger());
    int before = all.getAndIncrement();
    if (before >= limit.now() && beyond(before, own.get())) {
      all.decrementAndGet();
      refused = true;
      return false;
    }
    if (own.getAndIncrement() == 0) {
      sharing.incrementAndGet();
    }
    return true;
  }

  private boolean beyond(int before, int own) {
    int bound = limit.now();
    int sharers = Math.max(1, sharing.get() + (own == 0 ? 1 : 0));
    return before >= HARD * bound || own >= Math.max(1, bound / sharers);
  }

  /** A request of this workspace is answered. */
  void leave(String workspace) {
    AtomicInteger own = workspaces.get(workspace);
    if (own != null && own.decrementAndGet() == 0) {
      sharing.decrementAndGet();
    }
    all.decrementAndGet();
    boolean others = refused;
    refused = false;
    limit.answered(System.nanoTime(), others);
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
