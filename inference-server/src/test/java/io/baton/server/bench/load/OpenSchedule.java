package io.baton.server.bench.load;

import java.util.function.DoubleUnaryOperator;

/** Times that do not depend on the answers. */
final class OpenSchedule implements Schedule {

  private final long length;
  private final DoubleUnaryOperator gap;
  // A double, lest the rounding of each gap adds up.
  private double next;

  /**
   * @param gap nanoseconds to the next request, by the time of this one
   */
  OpenSchedule(long length, DoubleUnaryOperator gap) {
    this.length = length;
    this.gap = gap;
    this.next = gap.applyAsDouble(0);
  }

  @Override
  public long next(long elapsed) {
    return next < length ? (long) next : NEVER;
  }

  @Override
  public void advance() {
    next += gap.applyAsDouble(next);
  }

  @Override
  public long length() {
    return length;
  }
}
