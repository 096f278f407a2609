package io.baton.conversation.history;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Lines of bytes of a stream that may be gzipped, which its first two bytes tell. */
final class Lines implements AutoCloseable {

  private static final int BUFFER = 1 << 16;
  private static final int GZIP_MAGIC = 0x8b1f;

  private final BufferedInputStream in;
  private final int longest;
  private long number;

  /**
   * @param longest a longer line, in bytes, is an error
   */
  Lines(InputStream raw, int longest) throws IOException {
    this.in = plain(raw);
    this.longest = longest;
  }

  /** The stream, unzipped if it is gzipped. */
  static BufferedInputStream plain(InputStream raw) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(raw, BUFFER);
    buffered.mark(2);
    int magic = buffered.read() | buffered.read() << 8;
    buffered.reset();
    return magic == GZIP_MAGIC
        ? new BufferedInputStream(new GZIPInputStream(buffered, BUFFER), BUFFER)
        : buffered;
  }

  /** Number of the line read last, from 1. */
  long number() {
    return number;
  }

  /**
   * The next line without its end; empty at the end of the stream.
   *
   * @throws LineTooLongException if the line is too long; it is passed over
   * @throws IOException if the stream breaks
   */
  Optional<byte[]> next() throws IOException {
    int first = in.read();
    if (first < 0) {
      return Optional.empty();
    }
    number++;
    ByteArrayOutputStream line = new ByteArrayOutputStream(BUFFER);
    for (int value = first; value >= 0 && value != '\n'; value = in.read()) {
      if (line.size() == longest) {
        passOver();
        throw new LineTooLongException(longest);
      }
      line.write(value);
    }
    return Optional.of(line.toByteArray());
  }

  private void passOver() throws IOException {
    int value = in.read();
    while (value >= 0 && value != '\n') {
      value = in.read();
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
