package io.baton.server.cli.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.server.config.Secret;
import io.baton.server.webhook.Receiver;
import io.baton.server.webhook.Receiver.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client of servers that are busy for the first requests. */
final class ServerClientTest {

  private static final String ANSWER = "{\"done\":true}";

  private int refusals;
  private Answer refusal = new Answer(503, Map.of("Retry-After", "0"), "");
  private final Receiver server =
      new Receiver(got -> requests() < refusals ? refusal : new Answer(200, Map.of(), ANSWER));
  private final ServerClient client =
      new ServerClient(URI.create("http://127.0.0.1:" + server.port()), new Secret("key"));

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private int requests() {
    return server.got().size();
  }

  private boolean done(String method) {
    return client.json(method, "/v1/any", Optional.empty()).path("done").asBoolean();
  }

  @Test
  void whatIsReadIsAskedForAgain() {
    refusals = 3;
    assertThat(done("GET")).isTrue();
    assertThat(requests()).isEqualTo(4);
  }

  @Test
  void notForEver() {
    refusals = 100;
    assertThatThrownBy(() -> done("GET")).hasMessageContaining("503 from http://127.0.0.1:");
    assertThat(requests()).isEqualTo(4);
  }

  @Test
  void whatMayHaveBeenDoneIsNotDoneTwice() {
    refusals = 1;
    assertThatThrownBy(() -> done("POST")).hasMessageContaining("503");
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void whatARateRefusedIsSentAgain() {
    refusals = 1;
    refusal = new Answer(429, Map.of("Retry-After", "0"), "");
    assertThat(done("POST")).isTrue();
    assertThat(requests()).isEqualTo(2);
  }

  @Test
  void whoIsNotThereIsToldOtherwiseThanWhoSpeaksNoHttp() throws Exception {
    try (ServerSocket odd = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> greet(odd));
      assertThatThrownBy(() -> askedAt(odd.getLocalPort()))
          .hasMessageStartingWith("http://127.0.0.1:" + odd.getLocalPort() + ": ")
          .hasMessageContaining("SSH-2.0");
    }
    assertThatThrownBy(() -> askedAt(1))
        .hasMessage("http://127.0.0.1:1 does not answer: is './baton serve' running?");
  }

  private static void greet(ServerSocket server) {
    try (Socket connection = server.accept()) {
      connection.getOutputStream().write("SSH-2.0-OpenSSH\r\n\r\n".getBytes(UTF_8));
      connection.shutdownOutput();
      connection.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void askedAt(int port) {
    URI uri = URI.create("http://127.0.0.1:" + port);
    try (ServerClient other = new ServerClient(uri, new Secret("key"))) {
      other.json("GET", "/v1/any", Optional.empty());
    }
  }

  @Test
  void whereNoTimeIsToldNothingIsAskedAgain() {
    refusals = 1;
    refusal = Answer.of(503);
    assertThatThrownBy(() -> done("GET")).hasMessageContaining("503");
    assertThat(requests()).isEqualTo(1);
  }
}
