package io.baton.server.webhook.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.webhook.Receiver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With receivers on this machine, some of which only an attacker would have. */
@Timeout(30)
@Tag("isolated")
final class PinnedPostTest {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final byte[] BODY = "{\"text\":\"grüße\"}".getBytes(StandardCharsets.UTF_8);

  private static PinnedPost post(Resolver resolver, boolean privates) {
    return post(resolver, privates, (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  private static PinnedPost post(Resolver resolver, boolean privates, SSLSocketFactory tls) {
    return new PinnedPost(resolver, new Addresses(privates), tls, Clock.systemUTC(), PATIENCE);
  }

  private static Reply send(PinnedPost post, String url) {
    return post.send(Target.of(url, true), Map.of("webhook-id", "evt_1"), BODY);
  }

  /** As all receivers here are on this machine. */
  private static Reply sendHere(String url) {
    try (PinnedPost post = post(Resolver.system(), true)) {
      return send(post, url);
    }
  }

  private static Reply sendTo(RawReceiver receiver) {
    return sendHere("http://127.0.0.1:" + receiver.port() + "/");
  }

  @Test
  void aBodyArrivesAsItIsWithItsHeaders() {
    try (Receiver receiver = Receiver.taking()) {
      receiver.answer(got -> new Receiver.Answer(200, Map.of(), "thanks\u0000,\r\nall fine"));
      Reply reply = sendHere(receiver.url() + "?a=b%20c");
      assertThat(reply.taken()).isTrue();
      assertThat(reply.problem()).isEmpty();
      assertThat(reply.text()).isEqualTo("thanks , all fine");
      Receiver.Got got = receiver.got().getFirst();
      assertThat(got.path()).isEqualTo("/hook?a=b%20c");
      assertThat(got.body()).isEqualTo(new String(BODY, StandardCharsets.UTF_8));
      assertThat(got.header("Content-Type")).isEqualTo("application/json");
      assertThat(got.header("Host")).isEqualTo("127.0.0.1:" + receiver.port());
      assertThat(got.header("webhook-id")).isEqualTo("evt_1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "[::ffff:127.0.0.1]", "localhost", "rebound.example"})
  void aListenerOnThisMachineStaysSilent(String host) {
    try (RawReceiver receiver = new RawReceiver(socket -> {});
        PinnedPost post =
            post(
                name ->
                    name.equals("localhost")
                        ? Resolver.system().resolve(name)
                        : List.of(
                            InetAddress.ofLiteral("1.1.1.1"), InetAddress.ofLiteral("127.0.0.1")),
                false)) {
      String url = "http://" + host + ":" + receiver.port() + "/";
      assertThat(post.refusal(Target.of(url, true))).isPresent();
      Reply reply = send(post, url);
      assertThat(reply.taken()).isFalse();
      assertThat(reply.problem().orElseThrow()).contains("no public address");
      assertThat(receiver.connections()).isZero();
    }
  }

  @Test
  void aNameThatMeansAnotherHostAMomentLaterDoesNothing() {
    AtomicInteger asked = new AtomicInteger();
    try (RawReceiver inside = new RawReceiver(socket -> {});
        PinnedPost post =
            post(
                name ->
                    List.of(
                        InetAddress.ofLiteral(
                            asked.getAndIncrement() % 2 == 0 ? "192.0.0.8" : "127.0.0.1")),
                false)) {
      // Each time that is looked at is the only one: the first answer is refused, so is the second.
      Target target = Target.of("http://turning.example:" + inside.port() + "/", true);
      assertThat(post.send(target, Map.of(), BODY).taken()).isFalse();
      assertThat(asked.get()).isEqualTo(1);
      assertThat(post.send(target, Map.of(), BODY).taken()).isFalse();
      assertThat(asked.get()).isEqualTo(2);
      assertThat(inside.connections()).isZero();
    }
  }

  @Test
  void theConnectionGoesToTheAddressThatWasLookedAt() {
    AtomicInteger asked = new AtomicInteger();
    try (RawReceiver first = RawReceiver.saying("HTTP/1.1 204 No Content\r\n\r\n");
        RawReceiver second = new RawReceiver("127.0.0.2", socket -> {});
        PinnedPost post =
            post(
                name -> {
                  String to = asked.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.2";
                  return List.of(InetAddress.ofLiteral(to));
                },
                true)) {
      assertThat(send(post, "http://turning.example:" + first.port() + "/").taken()).isTrue();
      assertThat(asked.get()).isEqualTo(1);
      assertThat(first.connections()).isEqualTo(1);
      assertThat(second.connections()).isZero();
    }
  }

  @Test
  void aRedirectIsAnAnswerAndNothingMore() {
    try (RawReceiver inside = new RawReceiver(socket -> {});
        Receiver receiver =
            new Receiver(got ->
                new Receiver.Answer(
                    302, Map.of("Location", "http://127.0.0.1:" + inside.port() + "/"), ""))) {
      Reply reply = sendHere(receiver.url());
      assertThat(reply.status()).hasValue(302);
      assertThat(reply.taken()).isFalse();
      assertThat(inside.connections()).isZero();
    }
  }

  @Test
  void whoeverHangsIsLeftInTime() {
    try (RawReceiver receiver = RawReceiver.hanging()) {
      assertLate(sendTo(receiver));
    }
    try (RawReceiver receiver = RawReceiver.slow(20)) {
      assertLate(sendTo(receiver));
    }
    try (RawReceiver receiver = RawReceiver.hanging()) {
      assertLate(sendHere("https://127.0.0.1:" + receiver.port() + "/"));
    }
  }

  private static void assertLate(Reply reply) {
    assertThat(reply.problem()).contains("no answer in time");
    assertThat(reply.millis()).isBetween(1_900, 6_000);
  }

  @Test
  void whoeverDoesNotReadIsLeftInTime() {
    try (RawReceiver receiver = RawReceiver.hanging();
        PinnedPost post = post(Resolver.system(), true)) {
      Target target = Target.of("http://127.0.0.1:" + receiver.port() + "/", true);
      assertLate(post.send(target, Map.of(), new byte[64 << 20]));
    }
  }

  @Test
  void anAnswerWithoutEndIsCutOffAndItsStatusCounts() {
    try (RawReceiver receiver = RawReceiver.endless(200)) {
      Reply reply = sendTo(receiver);
      assertThat(reply.taken()).isTrue();
      assertThat(reply.text()).hasSize(1_000);
      assertThat(reply.millis()).isLessThan(1_900);
    }
    try (RawReceiver receiver = RawReceiver.endless(500)) {
      assertThat(sendTo(receiver).problem()).contains("status 500");
    }
    try (RawReceiver receiver =
        RawReceiver.saying("HTTP/1.1 200 OK\r\nX: " + "a".repeat(20_000) + "\r\n\r\n")) {
      assertThat(sendTo(receiver).problem().orElseThrow()).contains("longer than 16384 bytes");
    }
  }

  @Test
  void whatIsNoHttpIsNoAnswer() {
    try (RawReceiver receiver = RawReceiver.saying("220 mail.example ESMTP\r\n")) {
      assertThat(sendTo(receiver).problem()).contains("the answer is no HTTP/1.1");
    }
    try (RawReceiver receiver = RawReceiver.saying("HTTP/1.1 200 OK\r\nContent")) {
      assertThat(sendTo(receiver).problem().orElseThrow()).contains("ended within the answer");
    }
    try (RawReceiver receiver = RawReceiver.saying("")) {
      assertThat(sendTo(receiver).taken()).isFalse();
    }
    int closed;
    try (RawReceiver receiver = RawReceiver.saying("")) {
      closed = receiver.port();
    }
    assertThat(sendHere("http://127.0.0.1:" + closed + "/").problem()).isPresent();
  }

  @Test
  void interimAnswersAndChunksAreRead() {
    try (RawReceiver receiver =
        RawReceiver.saying(
            "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 400 Bad\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n5;x=y\r\nwrong\r\n6\r\n field\r\n0\r\n\r\n")) {
      Reply reply = sendTo(receiver);
      assertThat(reply.status()).hasValue(400);
      assertThat(reply.text()).isEqualTo("wrong field");
    }
  }

  @Test
  void retryAfterIsUnderstoodAsSecondsAndAsADate() {
    assertThat(retryAfter("120")).contains(Duration.ofSeconds(120));
    assertThat(retryAfter("999999999")).contains(Duration.ofDays(1));
    assertThat(retryAfter("Wed, 21 Oct 2015 07:28:00 GMT")).contains(Duration.ZERO);
    assertThat(retryAfter("Wed, 21 Oct 2099 07:28:00 GMT")).contains(Duration.ofDays(1));
    assertThat(retryAfter("soon")).isEmpty();
  }

  private static java.util.Optional<Duration> retryAfter(String value) {
    try (RawReceiver receiver =
        RawReceiver.saying("HTTP/1.1 503 Busy\r\nRetry-After: " + value + "\r\n\r\n")) {
      Reply reply = sendTo(receiver);
      assertThat(reply.busy()).isTrue();
      return reply.retryAfter();
    }
  }

  @Test
  void aHostThatIsNotThereIsSaid() {
    Resolver none =
        name -> {
          throw new UnknownHostException(name);
        };
    try (PinnedPost post = post(none, false)) {
      assertThat(post.refusal(Target.of("http://none.example/", true))).isEmpty();
      assertThat(send(post, "http://none.example/").problem()).contains("the host cannot be found");
    }
  }

  @Test
  void tlsNamesTheHostAndHoldsTheCertificateAgainstIt(@TempDir Path folder) throws Exception {
    Certificates certificates = Certificates.of(folder, "hooks.example");
    Resolver here = name -> List.of(InetAddress.ofLiteral("127.0.0.1"));
    List<String> named = new CopyOnWriteArrayList<>();
    try (SSLServerSocket listener = certificates.listen();
        PinnedPost trusting = post(here, true, certificates.context().getSocketFactory());
        PinnedPost usual = post(here, true)) {
      Thread server = Thread.ofVirtual().start(() -> serve(listener, named));
      String port = ":" + listener.getLocalPort() + "/";
      assertThat(send(trusting, "https://hooks.example" + port).taken()).isTrue();
      assertThat(named).containsExactly("hooks.example");
      assertThat(send(trusting, "https://other.example" + port).problem().orElseThrow())
          .startsWith("TLS: ");
      assertThat(send(usual, "https://hooks.example" + port).problem().orElseThrow())
          .startsWith("TLS: ");
      listener.close();
      server.join();
    }
  }

  /** Answers whoever shakes hands, and keeps the name that they asked for. */
  private static void serve(SSLServerSocket listener, List<String> named) {
    while (!listener.isClosed()) {
      try (SSLSocket socket = (SSLSocket) listener.accept()) {
        socket.startHandshake();
        socket.getInputStream().read(new byte[8192]);
        ((ExtendedSSLSession) socket.getSession())
            .getRequestedServerNames()
            .forEach(name -> named.add(((SNIHostName) name).getAsciiName()));
        socket
            .getOutputStream()
            .write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        // Whoever did not trust it is gone.
      }
    }
  }
}
