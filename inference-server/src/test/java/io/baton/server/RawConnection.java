package io.baton.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One connection that stays as it is: a client library would open another without a word. */
final class RawConnection implements AutoCloseable {

  private static final String LENGTH = "content-length:";

  private final Socket socket;
  private final InputStream in;
  private final String key;

  /** What came back. */
  record Answer(int status, String head, String body) {}

  RawConnection(int port, String key) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(30_000);
    this.in = new BufferedInputStream(socket.getInputStream());
    this.key = key;
  }

  void get(String path) throws IOException {
    send("GET", path, "");
  }

  void post(String path, String json) throws IOException {
    send("POST", path, json);
  }

  /** Sends all of a request but its last byte. */
  void begin(String path, String json) throws IOException {
    byte[] whole = request("POST", path, json);
    socket.getOutputStream().write(whole, 0, whole.length - 1);
  }

  /** Sends the byte that is left. */
  void finish(String json) throws IOException {
    socket.getOutputStream().write(json.charAt(json.length() - 1));
  }

  /** Sends a head with these headers of its body, and what follows it. */
  void head(String method, String path, String headers, String rest) throws IOException {
    String head = head(method, path, headers);
    socket.getOutputStream().write((head + rest).getBytes(StandardCharsets.US_ASCII));
  }

  private void send(String method, String path, String body) throws IOException {
    socket.getOutputStream().write(request(method, path, body));
  }

  private String head(String method, String path, String headers) {
    return method
        + " "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
        + key
        + "\r\nContent-Type: application/json\r\n"
        + headers
        + "\r\n\r\n";
  }

  private byte[] request(String method, String path, String body) {
    String head = head(method, path, "Content-Length: " + body.length());
    return (head + body).getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Waits for the answer to the request that was sent last.
   *
   * @throws IOException if the server closed the connection
   */
  Answer answer() throws IOException {
    String head = readUntil("\r\n\r\n");
    byte[] body =
        head.contains("Transfer-Encoding: chunked") ? chunks() : in.readNBytes(length(head));
    int status = Integer.parseInt(head.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    return new Answer(status, head, new String(body, StandardCharsets.UTF_8));
  }

  private String readUntil(String end) throws IOException {
    StringBuilder read = new StringBuilder();
    while (read.indexOf(end) < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("closed after: " + read);
      }
      read.append((char) next);
    }
    return read.toString();
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int size;
    do {
      size = Integer.parseInt(readUntil("\r\n").strip(), 16);
      body.write(in.readNBytes(size));
      readUntil("\r\n");
    } while (size > 0);
    return body.toByteArray();
  }

  private static int length(String head) {
    return head.lines()
        .filter(line -> line.regionMatches(true, 0, LENGTH, 0, LENGTH.length()))
        .mapToInt(line -> Integer.parseInt(line.substring(LENGTH.length()).strip()))
        .findFirst()
        .orElse(0);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
