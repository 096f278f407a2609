package io.baton.server.bench.load;

/**
 * A request is due whenever somebody asks.
 *
 * @param length nanoseconds
 */
record ClosedSchedule(long length) implements Schedule {

  @Override
  public long next(long elapsed) {
    return elapsed < length ? elapsed : NEVER;
  }

  @Override
  public void advance() {
    // The next one depends on the time alone.
  }
}
