package io.baton.server.webhook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.server.webhook.http.ResponseReader.Head;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ResponseReaderTest {

  private static final String LONG = "x".repeat(200_000);

  private static ResponseReader reader(String... lines) {
    byte[] bytes = String.join("\r\n", lines).getBytes(StandardCharsets.ISO_8859_1);
    return new ResponseReader(new ByteArrayInputStream(bytes));
  }

  private static byte[] body(String... lines) throws IOException {
    ResponseReader reader = reader(lines);
    return reader.body(reader.head());
  }

  /** However it says how long it is. */
  @Test
  void ofABodyNoMoreThan64KilobytesAreRead() throws IOException {
    assertThat(body("HTTP/1.1 200 OK", "Content-Length: 200000", "", LONG)).hasSize(65_536);
    assertThat(body("HTTP/1.1 200 OK", "", LONG)).hasSize(65_536);
    assertThat(body("HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "", "30d40", LONG))
        .hasSize(65_536);
    assertThat(
            body(
                "HTTP/1.1 200 OK",
                "Transfer-Encoding: chunked",
                "",
                "c350",
                LONG.substring(150_000),
                "c350",
                LONG.substring(150_000),
                "0",
                ""))
        .hasSize(65_536);
  }

  @Test
  void aBodyIsAsLongAsItsHeadSays() throws IOException {
    assertThat(body("HTTP/1.1 200 OK", "Content-Length: 3", "", "abcdef")).hasSize(3);
    assertThat(body("HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "", "2", "ab", "1", "c", "0"))
        .asString(StandardCharsets.US_ASCII)
        .isEqualTo("abc");
  }

  @Test
  void interimAnswersArePassedOverAndSwitchingProtocolsIsNone() throws IOException {
    Head taken = reader("HTTP/1.1 103 Early", "A: b", "", "HTTP/1.1 204 None", "", "").head();
    assertThat(taken.status()).isEqualTo(204);
    assertThat(taken.header("a")).isEmpty();
    assertThat(reader("HTTP/1.1 101 Switching", "", "").head().status()).isEqualTo(101);
    String[] interim = new String[18];
    for (int i = 0; i < 18; i++) {
      interim[i] = i % 2 == 0 ? "HTTP/1.1 100 Continue" : "";
    }
    assertThatThrownBy(() -> reader(interim).head()).hasMessage("more than 8 interim responses");
  }
}
