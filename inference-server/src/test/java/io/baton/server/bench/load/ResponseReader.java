package io.baton.server.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads one response after the other as their bytes come: status, length and whether it says when
 * to come back. Bodies are counted and dropped.
 */
final class ResponseReader {

  private static final int LONGEST_HEAD = 4096;
  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] RETRY = "retry-after:".getBytes(StandardCharsets.US_ASCII);

  private final byte[] head = new byte[LONGEST_HEAD];
  private int headLength;
  private boolean inBody;
  private long bodyLeft;
  private int status;
  private boolean retryAfter;

  /** Makes ready for the next response. */
  void reset() {
    headLength = 0;
    inBody = false;
    bodyLeft = 0;
    status = 0;
    retryAfter = false;
  }

  /**
   * Takes all bytes that came.
   *
   * @return whether the response is complete
   * @throws BadResponseException if it is no HTTP, has no length, or is followed by more
   */
  boolean read(ByteBuffer in) throws BadResponseException {
    if (!inBody) {
      readHead(in);
    }
    if (!inBody) {
      return false;
    }
    int taken = (int) Math.min(bodyLeft, in.remaining());
    in.position(in.position() + taken);
    bodyLeft -= taken;
    if (in.hasRemaining()) {
      throw new BadResponseException(in.remaining() + " bytes after the response");
    }
    return bodyLeft == 0;
  }

  private void readHead(ByteBuffer in) throws BadResponseException {
    while (in.hasRemaining()) {
      if (headLength == LONGEST_HEAD) {
        throw new BadResponseException("a head of more than " + LONGEST_HEAD + " bytes");
      }
      byte next = in.get();
      head[headLength++] = next;
      if (next == '\n' && endsHead()) {
        parse();
        inBody = true;
        return;
      }
    }
  }

  private boolean endsHead() {
    return headLength >= 4
        && head[headLength - 2] == '\r'
        && head[headLength - 3] == '\n'
        && head[headLength - 4] == '\r';
  }

  private void parse() throws BadResponseException {
    if (headLength < STATUS_AT + 3 || head[0] != 'H') {
      throw new BadResponseException("no status line");
    }
    status = (int) number(STATUS_AT);
    long length = status == 204 || status == 304 ? 0 : -1;
    for (int i = 0; i < headLength; i++) {
      if (head[i] == '\n') {
        if (startsWith(LENGTH, i + 1)) {
          length = number(i + 1 + LENGTH.length);
        } else if (startsWith(RETRY, i + 1)) {
          retryAfter = true;
        }
      }
    }
    if (length < 0) {
      throw new BadResponseException("a response of status " + status + " without Content-Length");
    }
    bodyLeft = length;
  }

  private boolean startsWith(byte[] name, int at) {
    if (at + name.length > headLength) {
      return false;
    }
    for (int i = 0; i < name.length; i++) {
      // In a name of a header, this bit makes a capital letter small.
      if ((head[at + i] | 0x20) != (name[i] | 0x20)) {
        return false;
      }
    }
    return true;
  }

  private long number(int at) throws BadResponseException {
    int i = at;
    while (head[i] == ' ') {
      i++;
    }
    if (!Character.isDigit(head[i])) {
      throw new BadResponseException("no number at byte " + i + " of the head");
    }
    long value = 0;
    for (; Character.isDigit(head[i]) && value < Integer.MAX_VALUE; i++) {
      value = value * 10 + head[i] - '0';
    }
    return value;
  }

  int status() {
    return status;
  }

  boolean retryAfter() {
    return retryAfter;
  }

  /** What came is no response that can be read. */
  static final class BadResponseException extends Exception {

    private static final long serialVersionUID = 1;

    BadResponseException(String message) {
      super(message);
    }
  }
}
