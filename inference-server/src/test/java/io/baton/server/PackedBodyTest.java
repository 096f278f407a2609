package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.escalation.bundle.SmallBundle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Bodies that come in gzip or deflate. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PackedBodyTest {

  private static final int MEGABYTE = 1 << 20;
  private static final byte[] TURN =
      "{\"id\":\"1\",\"speaker\":\"customer\",\"text\":\"gr\u00fc\u00dfe\"}"
          .getBytes(StandardCharsets.UTF_8);

  private Optional<TestServer> started = Optional.empty();

  @BeforeAll
  void start(@TempDir Path data) {
    started = Optional.of(new TestServer(data, Map.of()));
  }

  @AfterAll
  void stop() {
    started.ifPresent(TestServer::close);
  }

  private Api.Answer post(String conversation, String coding, byte[] body) throws Exception {
    Api api = started.orElseThrow().operator();
    return api.send(
        api.request("/v1/conversations/" + conversation + "/turns")
            .header("Content-Type", "application/json")
            .header("Content-Encoding", coding)
            .POST(BodyPublishers.ofByteArray(body)));
  }

  private interface Packing {
    OutputStream into(OutputStream packed) throws IOException;
  }

  private static byte[] packed(byte[] body, Packing packing) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream packed = packing.into(out)) {
      packed.write(body);
    }
    return out.toByteArray();
  }

  private static byte[] gzip(byte[] body) throws IOException {
    return packed(body, GZIPOutputStream::new);
  }

  @Test
  void theyAreWhatTheyWereBefore() throws Exception {
    Api.Answer first = post("packed", "gzip", gzip(TURN));
    assertThat(first.status()).isEqualTo(201);
    for (String coding : new String[] {"identity", "GZIP", "x-gzip", "deflate"}) {
      byte[] body =
          switch (coding) {
            case "identity" -> TURN;
            case "deflate" -> packed(TURN, DeflaterOutputStream::new);
            default -> gzip(TURN);
          };
      Api.Answer again = post("packed", coding, body);
      assertThat(again.status()).as(coding).isEqualTo(200);
      assertThat(again.body()).isEqualTo(first.body());
    }
  }

  @Test
  void anotherCodingIsRefusedWithThoseThatAreTaken() throws Exception {
    Api.Answer answer = post("other", "br", TURN);
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.headers().firstValue("Accept-Encoding")).hasValue("gzip, deflate");
    assertThat(answer.json().path("detail").asText()).contains("'br'");
  }

  @Test
  void whatIsNotPackedSoOrBreaksOffIsMalformed() throws Exception {
    byte[] packed = gzip(TURN);
    assertThat(post("no", "gzip", TURN).json().path("detail").asText()).contains("not in GZIP");
    assertThat(post("no", "deflate", TURN).json().path("detail").asText())
        .contains("not in DEFLATE");
    for (int length : new int[] {0, 5, packed.length / 2, packed.length - 1}) {
      assertThat(post("no", "gzip", Arrays.copyOf(packed, length)).status())
          .as("%d bytes", length)
          .isEqualTo(400);
    }
    assertThat(post("no", "gzip", new byte[0]).json().path("detail").asText())
        .isEqualTo("the body broke off");
  }

  @Test
  void theLimitHoldsForWhatIsUnpacked() throws Exception {
    byte[] bomb = gzip(new byte[64 * MEGABYTE]);
    assertThat(bomb.length).isLessThan(MEGABYTE);
    assertThat(post("bomb", "gzip", bomb).status()).isEqualTo(413);
  }

  /** Such as curl, with a body of more than a megabyte. */
  @Test
  void whoWaitsToBeToldToGoOnIsRefusedWithoutTheBody() throws Exception {
    String path = "/v1/conversations/waiting/turns";
    String waits = "Expect: 100-continue\r\nContent-Length: ";
    int port = started.orElseThrow().server().port();
    try (RawConnection stranger = new RawConnection(port, "wrong")) {
      stranger.head("POST", path, waits + TURN.length, "");
      assertThat(stranger.answer().status()).isEqualTo(401);
    }
    String key = started.orElseThrow().server().key().value();
    try (RawConnection large = new RawConnection(port, key);
        RawConnection small = new RawConnection(port, key)) {
      large.head("POST", path, waits + (MEGABYTE + 1), "");
      assertThat(large.answer().status()).isEqualTo(413);
      String turn = "{\"id\":\"1\",\"speaker\":\"customer\",\"text\":\"hi\"}";
      small.head("POST", path, waits + turn.length(), turn);
      assertThat(small.answer().head()).startsWith("HTTP/1.1 100");
      assertThat(small.answer().status()).isEqualTo(201);
    }
  }

  private Api.Answer push(String version, byte[] body) throws Exception {
    Api api = started.orElseThrow().operator();
    return api.send(
        api.request("/v1/models/" + version)
            .header("Content-Type", "application/zip")
            .header("Content-Encoding", "gzip")
            .PUT(BodyPublishers.ofByteArray(body)));
  }

  @Test
  void aModelIsReadAsAnyOtherBodyIs() throws Exception {
    String version = SmallBundle.version(1);
    byte[] zip = Registry.zip(SmallBundle.files(1));
    assertThat(push(version, zip).status()).isEqualTo(400);
    assertThat(push(version, gzip(new byte[MEGABYTE])).status()).isEqualTo(422);
    assertThat(push(version, gzip(zip)).status()).isEqualTo(201);
  }
}
