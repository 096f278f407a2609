package io.baton.server.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.server.bench.load.ResponseReader.BadResponseException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ResponseReaderTest {

  private static final String REFUSAL =
      "HTTP/1.1 429 Too Many Requests\r\nRETRY-AFTER: 1\r\nContent-length:12\r\n\r\n{\"status\":1}";

  private final ResponseReader reader = new ResponseReader();

  private boolean read(String text) throws BadResponseException {
    return reader.read(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void aResponseMayComeInPiecesOfAnySize() throws BadResponseException {
    for (int size = 1; size <= REFUSAL.length(); size++) {
      reader.reset();
      boolean complete = false;
      for (int from = 0; from < REFUSAL.length(); from += size) {
        assertThat(complete).isFalse();
        complete = read(REFUSAL.substring(from, Math.min(REFUSAL.length(), from + size)));
      }
      assertThat(complete).isTrue();
      assertThat(reader.status()).isEqualTo(429);
      assertThat(reader.retryAfter()).isTrue();
    }
  }

  @Test
  void nothingOfOneResponseIsLeftForTheNext() throws BadResponseException {
    assertThat(read(REFUSAL)).isTrue();
    reader.reset();
    assertThat(read("HTTP/1.1 204 No Content\r\nX-Retry-After: 1\r\n\r\n")).isTrue();
    assertThat(reader.status()).isEqualTo(204);
    assertThat(reader.retryAfter()).isFalse();
  }

  @Test
  void whatHasNoEndOrNoStatusOrMoreThanItsLengthIsRefused() {
    assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\n\r\n")).hasMessageContaining("200");
    reader.reset();
    assertThatThrownBy(() -> read("SMTP ready for mail\r\n\r\n"))
        .isInstanceOf(BadResponseException.class);
    reader.reset();
    assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n"))
        .hasMessageContaining("number");
    reader.reset();
    assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nab"))
        .hasMessageContaining("1 bytes after");
    reader.reset();
    assertThatThrownBy(() -> read("x".repeat(5000))).hasMessageContaining("4096");
  }
}
