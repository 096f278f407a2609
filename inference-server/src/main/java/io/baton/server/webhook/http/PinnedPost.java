package io.baton.server.webhook.http;

import io.baton.server.webhook.http.ResponseReader.Head;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Posts to hosts that others name. A host is resolved once; each of its addresses is looked at, and
 * the connection goes to the very one that was: a name that means another host a moment later does
 * nothing. No redirect is followed, and whatever the receiver does it is over in time. HTTP/1.1 on
 * sockets, as the JDK's client can be given no address. Thread-safe.
 */
public final class PinnedPost implements AutoCloseable {

  private static final int LONGEST_TEXT = 1_000;
  private static final int MOST_ADDRESSES = 2;
  private static final Duration LONGEST_HOLD = Duration.ofDays(1);

  private final Resolver resolver;
  private final Addresses addresses;
  private final SSLSocketFactory tls;
  private final Clock clock;
  private final Deadlines deadlines;

  /**
   * @param tls makes connections secure; they are held to the host's name here
   * @param patience from the first byte to the last
   */
  public PinnedPost(
      Resolver resolver,
      Addresses addresses,
      SSLSocketFactory tls,
      Clock clock,
      Duration patience) {
    this.resolver = resolver;
    this.addresses = addresses;
    this.tls = tls;
    this.clock = clock;
    this.deadlines = new Deadlines(patience);
  }

  /** Why a host is refused; empty if all its addresses may be connected to. */
  public Optional<String> refusal(Target target) {
    try {
      return refusal(resolved(target));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private Optional<String> refusal(List<InetAddress> found) {
    return found.stream().flatMap(address -> addresses.refusal(address).stream()).findFirst();
  }

  private List<InetAddress> resolved(Target target) throws UnknownHostException {
    return target.literal().isPresent()
        ? List.of(target.literal().get())
        : resolver.resolve(target.host());
  }

  /**
   * Sends a body as JSON and waits for the answer.
   *
   * @param headers besides those of HTTP
   */
  public Reply send(Target target, Map<String, String> headers, byte[] body) {
    try (Deadlines.Deadline deadline = deadlines.begin()) {
      try {
        List<InetAddress> found = resolved(target);
        Optional<String> refusal = refusal(found);
        return refusal.isPresent()
            ? Reply.failed("the host is " + refusal.get(), deadline.millis())
            : send(target, found, new Request(headers, body), deadline);
      } catch (UnknownHostException e) {
        return Reply.failed("the host cannot be found", deadline.millis());
      } catch (IOException e) {
        return Reply.failed(said(e, deadline.over()), deadline.millis());
      }
    }
  }

  private record Request(Map<String, String> headers, byte[] body) {}

  private Reply send(
      Target target, List<InetAddress> found, Request request, Deadlines.Deadline deadline)
      throws IOException {
    try (Socket socket = connected(target, found, deadline);
        Socket spoken = target.secure() ? secured(socket, target) : socket) {
      OutputStream out = spoken.getOutputStream();
      out.write(head(target, request));
      out.write(request.body());
      out.flush();
      return answer(spoken, deadline);
    }
  }

  /** The first address that answers; those of IPv4 first, as more machines have a way to them. */
  private static Socket connected(
      Target target, List<InetAddress> found, Deadlines.Deadline deadline) throws IOException {
    List<InetAddress> tried =
        found.stream()
            .sorted(Comparator.comparing(Inet6Address.class::isInstance))
            .limit(MOST_ADDRESSES)
            .toList();
    IOException failure = new IOException("the host has no address");
    for (InetAddress address : tried) {
      Socket socket = new Socket(Proxy.NO_PROXY);
      try {
        deadline.closing(socket);
        socket.setTcpNoDelay(true);
        socket.connect(
            new InetSocketAddress(address, target.port()),
            deadline.millisLeft() / tried.size() + 1);
        return socket;
      } catch (IOException e) {
        socket.close();
        failure = e;
      }
    }
    throw failure;
  }

  private Socket secured(Socket socket, Target target) throws IOException {
    SSLSocket secured = (SSLSocket) tls.createSocket(socket, target.host(), target.port(), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  private static byte[] head(Target target, Request request) {
    StringBuilder head =
        new StringBuilder("POST " + target.path() + " HTTP/1.1\r\n")
            .append("Host: " + target.authority() + "\r\n")
            .append("Content-Type: application/json\r\n")
            .append("Content-Length: " + request.body().length + "\r\n")
            .append("Accept: */*\r\nUser-Agent: Baton\r\nConnection: close\r\n");
    request.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    return head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** Once the head is there the receiver has answered, whatever becomes of the body. */
  private Reply answer(Socket socket, Deadlines.Deadline deadline) throws IOException {
    ResponseReader reader = new ResponseReader(new BufferedInputStream(socket.getInputStream()));
    Head head = reader.head();
    String text = text(reader.body(head));
    return new Reply(
        OptionalInt.of(head.status()),
        Optional.empty(),
        head.header("retry-after").flatMap(this::pause),
        text,
        deadline.millis());
  }

  private Optional<Duration> pause(String text) {
    try {
      Duration wait =
          text.matches("\\d{1,9}")
              ? Duration.ofSeconds(Long.parseLong(text))
              : Duration.between(clock.instant(), date(text));
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait)
          .map(one -> one.compareTo(LONGEST_HOLD) > 0 ? LONGEST_HOLD : one);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Instant date(String text) {
    return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
  }

  /** Of what others send, no character that a log or a database takes for something else. */
  private static String text(byte[] body) {
    String text =
        new String(body, 0, Math.min(body.length, 4 * LONGEST_TEXT), StandardCharsets.UTF_8);
    String shown = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return shown.codePointCount(0, shown.length()) <= LONGEST_TEXT
        ? shown
        : shown.substring(0, shown.offsetByCodePoints(0, LONGEST_TEXT));
  }

  private static String said(IOException e, boolean late) {
    if (late) {
      return "no answer in time";
    }
    String what = Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
    String line = what.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}+", " ");
    String prefix = e instanceof SSLException ? "TLS: " : "";
    return prefix + line.substring(0, Math.min(line.length(), LONGEST_TEXT));
  }

  @Override
  public void close() {
    deadlines.close();
  }
}
