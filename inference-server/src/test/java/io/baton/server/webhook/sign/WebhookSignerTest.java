package io.baton.server.webhook.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.baton.server.webhook.endpoint.WebhookSecret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WebhookSignerTest {

  private static final String BODY = "{\"type\":\"handoff.queued\",\"text\":\"grüße, 🙂\"}";

  private final Instant now = Instant.now();
  private final WebhookSecret secret = WebhookSecret.first(now);

  @Test
  void theVectorOfTheSpecificationIsMet() {
    Map<String, String> headers =
        WebhookSigner.headers(
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            Instant.ofEpochSecond(1614265330),
            "{\"test\": 2432232314}",
            List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    assertThat(headers)
        .containsEntry("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
        .containsEntry("webhook-timestamp", "1614265330")
        .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  private static void verify(String secret, Map<String, String> headers, String body)
      throws WebhookVerificationException, EmptyWebhookSecretException {
    Map<String, List<String>> sent = new HashMap<>();
    headers.forEach((name, value) -> sent.put(name, List.of(value)));
    new Webhook(secret).verify(body, sent);
  }

  private Map<String, String> signed(Instant at, List<String> secrets) {
    return WebhookSigner.headers("evt_1", at, BODY, secrets);
  }

  @Test
  void aReceiverOfTheLibraryAcceptsWhatWasSignedAndNothingElse() throws Exception {
    Map<String, String> headers = signed(now, secret.active(now));
    verify(secret.current(), headers, BODY);
    assertThatThrownBy(() -> verify(secret.current(), headers, BODY.replace("queued", "closed")))
        .isInstanceOf(WebhookVerificationException.class);
    Map<String, String> otherId = new HashMap<>(headers);
    otherId.put("webhook-id", "evt_2");
    assertThatThrownBy(() -> verify(secret.current(), otherId, BODY))
        .isInstanceOf(WebhookVerificationException.class);
    assertThatThrownBy(() -> verify(WebhookSecret.first(now).current(), headers, BODY))
        .isInstanceOf(WebhookVerificationException.class);
  }

  @Test
  void whatIsFiveMinutesOldIsRefusedAndAnotherTimeDoesNotFitTheSignature() throws Exception {
    Map<String, String> old = signed(now.minusSeconds(302), secret.active(now));
    assertThatThrownBy(() -> verify(secret.current(), old, BODY))
        .isInstanceOf(WebhookVerificationException.class)
        .hasMessageContaining("old");
    verify(secret.current(), signed(now.minusSeconds(290), secret.active(now)), BODY);
    old.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
    assertThatThrownBy(() -> verify(secret.current(), old, BODY))
        .isInstanceOf(WebhookVerificationException.class)
        .hasMessageContaining("signature");
  }

  @Test
  void whileASecretIsReplacedBothSign() throws Exception {
    WebhookSecret next = secret.rotated(now, now.plus(Duration.ofHours(1)));
    Map<String, String> both = signed(now, next.active(now));
    verify(secret.current(), both, BODY);
    verify(next.current(), both, BODY);
    Map<String, String> later = signed(now, next.active(now.plus(Duration.ofHours(1))));
    verify(next.current(), later, BODY);
    assertThatThrownBy(() -> verify(secret.current(), later, BODY))
        .isInstanceOf(WebhookVerificationException.class);
    assertThat(secret.rotated(now, now).active(now)).hasSize(1);
  }

  @Test
  void thePythonOfTheReadmeTellsRightFromWrong() throws Exception {
    Map<String, String> headers = signed(now, secret.active(now));
    assertThat(python(headers, BODY)).isEqualTo("fine");
    assertThat(python(headers, BODY + " ")).isEqualTo("not from Baton");
    assertThat(python(signed(now.minusSeconds(310), secret.active(now)), BODY))
        .isEqualTo("too old");
  }

  private String python(Map<String, String> headers, String body) throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    int start = readme.indexOf("```python") + "```python".length();
    String check = readme.substring(start, readme.indexOf("```", start));
    String call =
        """
        import json, sys
        try:
            check(sys.argv[1], json.loads(sys.argv[2]), sys.stdin.buffer.read())
            print("fine")
        except ValueError as e:
            print(e)
        """;
    Process python =
        new ProcessBuilder(
                "python3",
                "-c",
                check + call,
                secret.current(),
                new ObjectMapper().writeValueAsString(headers))
            .start();
    python.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    python.getOutputStream().close();
    String said =
        new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(python.waitFor())
        .as("%s", new String(python.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .isZero();
    return said;
  }

  @Test
  void aSecretHas256RandomBitsAndIsNotShownByAccident() {
    byte[] bytes = Base64.getDecoder().decode(secret.current().replaceFirst("^whsec_", ""));
    assertThat(bytes).hasSize(32);
    assertThat(WebhookSecret.first(now).current()).isNotEqualTo(secret.current());
    WebhookSecret next = secret.rotated(now, now.plusSeconds(9));
    assertThat(next.toString() + next.previous()).doesNotContain("whsec_");
  }
}
