package io.baton.server.webhook.delivery;

import io.baton.server.webhook.endpoint.WebhookEndpoint;
import io.baton.server.webhook.http.PinnedPost;
import io.baton.server.webhook.http.Reply;
import io.baton.server.webhook.http.Target;
import io.baton.server.webhook.sign.WebhookSigner;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Signs and posts.
 *
 * @param plain whether http may be used
 */
public record Sender(PinnedPost post, boolean plain, Clock clock) {

  /**
   * What was sent, and what came of it.
   *
   * @param headers with the signature
   */
  public record Sent(Map<String, String> headers, String body, Reply reply) {

    public Sent {
      headers = Map.copyOf(headers);
    }
  }

  /**
   * Sends a body to an endpoint.
   *
   * @param id of what is told
   */
  public Sent send(WebhookEndpoint endpoint, String id, String body) {
    Instant now = clock.instant();
    Map<String, String> headers =
        WebhookSigner.headers(id, now, body, endpoint.secret().active(now));
    return new Sent(headers, body, reply(endpoint, headers, body));
  }

  private Reply reply(WebhookEndpoint endpoint, Map<String, String> headers, String body) {
    try {
      Target target = Target.of(endpoint.wish().url(), plain);
      return post.send(target, headers, body.getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      // A URL that was taken before, under other settings.
      return new Reply(
          OptionalInt.empty(),
          Optional.of(String.valueOf(e.getMessage())),
          Optional.empty(),
          "",
          0);
    }
  }
}
