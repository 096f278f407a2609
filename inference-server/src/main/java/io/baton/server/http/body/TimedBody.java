package io.baton.server.http.body;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A body that ends with an exception unless it is there within some time. The connection's own
 * limit is for standing still: a byte now and then would hold for hours what serves a body. Not
 * thread-safe.
 */
public final class TimedBody extends FilterInputStream {

  private final Duration patience;
  private final LongSupplier nanos;
  private final Supplier<? extends RuntimeException> late;
  private final long begun;

  /**
   * @param nanos a clock that only goes on
   * @param late what ends it
   */
  public TimedBody(
      InputStream in,
      Duration patience,
      LongSupplier nanos,
      Supplier<? extends RuntimeException> late) {
    super(in);
    this.late = late;
    this.patience = patience;
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    check(read);
    return read;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    check(read);
    return read;
  }

  private void check(int read) {
    if (read >= 0 && nanos.getAsLong() - begun > patience.toNanos()) {
      throw late.get();
    }
  }
}
