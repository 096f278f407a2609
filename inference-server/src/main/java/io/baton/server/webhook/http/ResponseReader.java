package io.baton.server.webhook.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one response of HTTP/1.1, of which only the beginning counts. Not thread-safe. */
final class ResponseReader {

  private static final Logger LOG = LoggerFactory.getLogger(ResponseReader.class);
  private static final int MOST_HEAD = 16 * 1024;
  private static final int MOST_BODY = 64 * 1024;
  private static final int MOST_INTERIM = 8;
  private static final int SWITCHING = 101;
  private static final int FIRST_FINAL = 200;
  private static final int HEXADECIMAL = 16;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.\\d ([1-5]\\d\\d)( .*)?");

  private final InputStream in;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int left = MOST_HEAD;

  ResponseReader(InputStream in) {
    this.in = in;
  }

  /**
   * Status line and headers.
   *
   * @param headers by their names in lower case; the last of a name counts
   */
  record Head(int status, Map<String, String> headers) {

    Head {
      headers = Map.copyOf(headers);
    }

    Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }
  }

  /**
   * The head of the final response.
   *
   * @throws IOException if it is none, or too long
   */
  Head head() throws IOException {
    for (int i = 0; i < MOST_INTERIM; i++) {
      Head head = one();
      if (head.status() >= FIRST_FINAL || head.status() == SWITCHING) {
        return head;
      }
    }
    throw new IOException("more than " + MOST_INTERIM + " interim responses");
  }

  private Head one() throws IOException {
    String line = line();
    Matcher status = STATUS.matcher(line);
    if (!status.matches()) {
      throw new IOException("the answer is no HTTP/1.1");
    }
    Map<String, String> headers = new HashMap<>();
    for (String header = line(); !header.isEmpty(); header = line()) {
      int colon = header.indexOf(':');
      if (colon > 0) {
        headers.put(
            header.substring(0, colon).toLowerCase(Locale.ROOT),
            header.substring(colon + 1).strip());
      }
    }
    return new Head(Integer.parseInt(status.group(1)), headers);
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the connection ended within the answer");
      }
      if (--left < 0) {
        throw new IOException("the head of the answer is longer than " + MOST_HEAD + " bytes");
      }
      line.write(b);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  /** The body, at most 64 kB of it; what came, if it breaks off. */
  byte[] body(Head head) {
    left = MOST_HEAD;
    try {
      if (head.header("transfer-encoding").filter("chunked"::equalsIgnoreCase).isPresent()) {
        chunks();
      } else {
        copy(head.header("content-length").map(ResponseReader::length).orElse((long) MOST_BODY));
      }
    } catch (IOException e) {
      LOG.debug("the body of an answer broke off: {}", e.getMessage());
    }
    return body.toByteArray();
  }

  private static long length(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return MOST_BODY;
    }
  }

  private void chunks() throws IOException {
    while (body.size() < MOST_BODY) {
      String size = line().replaceFirst(";.*", "").strip();
      try {
        long bytes = Long.parseLong(size, HEXADECIMAL);
        if (bytes <= 0) {
          return;
        }
        copy(bytes);
      } catch (NumberFormatException e) {
        throw new IOException("a chunk of the answer has no length", e);
      }
      line();
    }
  }

  private void copy(long bytes) throws IOException {
    byte[] buffer = new byte[4096];
    long wanted = Math.min(bytes, MOST_BODY - body.size());
    while (wanted > 0) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, wanted));
      if (read < 0) {
        return;
      }
      body.write(buffer, 0, read);
      wanted -= read;
    }
  }
}
