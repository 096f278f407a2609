package io.baton.server.webhook.sign;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Signs bodies as the Standard Webhooks specification says. */
public final class WebhookSigner {

  private WebhookSigner() {}

  /**
   * The headers of a request.
   *
   * @param id of what is told, the same however often it is sent
   * @param at when it is sent
   * @param body as it is sent, in UTF-8
   * @param secrets whsec_ and Base64; each gives a signature
   * @throws IllegalArgumentException if a secret is none
   */
  public static Map<String, String> headers(
      String id, Instant at, String body, List<String> secrets) {
    List<String> signatures = new ArrayList<>();
    for (String secret : secrets) {
      signatures.add(signature(secret, id, at, body));
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(Webhook.UNBRANDED_MSG_ID_KEY, id);
    headers.put(Webhook.UNBRANDED_MSG_TIMESTAMP_KEY, Long.toString(at.getEpochSecond()));
    headers.put(Webhook.UNBRANDED_MSG_SIGNATURE_KEY, String.join(" ", signatures));
    return headers;
  }

  private static String signature(String secret, String id, Instant at, String body) {
    try {
      return new Webhook(secret).sign(id, at.getEpochSecond(), body);
    } catch (EmptyWebhookSecretException e) {
      throw new IllegalArgumentException("a secret is empty", e);
    } catch (WebhookSigningException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
  }
}
