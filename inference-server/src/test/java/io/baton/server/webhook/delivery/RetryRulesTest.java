package io.baton.server.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.webhook.delivery.DeliveryQueue.Due;
import io.baton.server.webhook.endpoint.EventTypes;
import io.baton.server.webhook.endpoint.WebhookEndpoint;
import io.baton.server.webhook.endpoint.WebhookEndpoint.Health;
import io.baton.server.webhook.endpoint.WebhookEndpoint.Wish;
import io.baton.server.webhook.endpoint.WebhookSecret;
import io.baton.server.webhook.http.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryRulesTest {

  private static final Instant NOW = Instant.parse("2026-11-26T09:30:00Z");

  private final RetryRules rules =
      new RetryRules(
          Duration.ofSeconds(5), Duration.ofHours(12), 14, Duration.ofDays(5), () -> 0.5);

  private static Due due(int attempts, Health health) {
    WebhookEndpoint endpoint =
        new WebhookEndpoint(
            "shop",
            "w-1",
            new Wish("https://a.example/", new EventTypes(List.of("handoff.*")), "", true),
            Optional.empty(),
            WebhookSecret.first(NOW),
            NOW,
            NOW,
            health);
    return new Due(endpoint, "evt_1", 1, "handoff.queued", NOW, attempts, "{}", Optional.empty());
  }

  private static Reply reply(int status) {
    return new Reply(OptionalInt.of(status), Optional.empty(), Optional.empty(), "", 3);
  }

  private static Reply reply(int status, Duration retryAfter) {
    return new Reply(OptionalInt.of(status), Optional.empty(), Optional.of(retryAfter), "", 3);
  }

  @Test
  void waitsGrowFourfoldUpToTheLongestAndSpanDays() {
    List<Long> seconds =
        java.util.stream.IntStream.rangeClosed(1, 13)
            .mapToObj(failed -> rules.waiting(failed).toSeconds())
            .toList();
    assertThat(seconds)
        .startsWith(5L, 20L, 80L, 320L, 1280L, 5120L, 20480L, 43200L)
        .endsWith(43200L);
    assertThat(seconds.stream().mapToLong(Long::longValue).sum())
        .isBetween(Duration.ofDays(3).toSeconds(), Duration.ofDays(4).toSeconds());
  }

  @Test
  void waitsDifferByAFifthEitherWay() {
    RetryRules early =
        new RetryRules(rules.first(), rules.longest(), 14, rules.offAfter(), () -> 0);
    RetryRules late =
        new RetryRules(rules.first(), rules.longest(), 14, rules.offAfter(), () -> 0.999999);
    assertThat(early.waiting(2)).isEqualTo(Duration.ofSeconds(16));
    assertThat(late.waiting(2)).isCloseTo(Duration.ofSeconds(24), Duration.ofMillis(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 299})
  void whatIsAnsweredWith2xxIsDelivered(int status) {
    assertThat(rules.after(due(13, Health.GOOD), reply(status), NOW))
        .isEqualTo(
            new Outcome(Delivery.State.DELIVERED, NOW, NOW, Optional.empty(), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 400, 401, 404, 500, 101})
  void whateverElseIsTriedAgainUntilItIsGivenUp(int status) {
    Outcome first = rules.after(due(0, Health.GOOD), reply(status), NOW);
    assertThat(first.state()).isEqualTo(Delivery.State.PENDING);
    assertThat(first.due()).isEqualTo(NOW.plusSeconds(5));
    assertThat(first.heldUntil()).isEmpty();
    Outcome last = rules.after(due(13, Health.GOOD), reply(status), NOW);
    assertThat(last.state()).isEqualTo(Delivery.State.DEAD);
    assertThat(last.due()).isEqualTo(NOW);
    assertThat(last.disabled()).isEmpty();
  }

  @Test
  void anEndpointThatIsGoneIsSwitchedOff() {
    Outcome gone = rules.after(due(0, Health.GOOD), reply(410), NOW);
    assertThat(gone.state()).isEqualTo(Delivery.State.DEAD);
    assertThat(gone.disabled()).contains("gone");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 502, 503, 504})
  void anEndpointThatIsBusyIsLeftAloneForAWhile(int status) {
    assertThat(rules.after(due(0, Health.GOOD), reply(status), NOW).heldUntil())
        .contains(NOW.plusSeconds(2));
    Outcome asked = rules.after(due(0, Health.GOOD), reply(status, Duration.ofHours(2)), NOW);
    assertThat(asked.heldUntil()).contains(NOW.plus(Duration.ofHours(2)));
    assertThat(asked.due()).isEqualTo(NOW.plus(Duration.ofHours(2)));
  }

  @Test
  void anEndpointThatTakesNothingIsTriedLessOften() {
    Health failing = new Health(2, Optional.of(NOW.minusSeconds(60)), Optional.empty());
    assertThat(rules.after(due(0, failing), reply(500), NOW).heldUntil())
        .contains(NOW.plusSeconds(1));
    Health longer = new Health(500, Optional.of(NOW.minusSeconds(600)), Optional.empty());
    assertThat(rules.after(due(0, longer), reply(500), NOW).heldUntil())
        .contains(NOW.plusSeconds(60));
  }

  @Test
  void anEndpointThatOnlyFailedForDaysIsSwitchedOff() {
    Health failing = new Health(99, Optional.of(NOW.minus(Duration.ofDays(5))), Optional.empty());
    assertThat(rules.after(due(3, failing), reply(500), NOW).disabled()).contains("failing");
    assertThat(rules.after(due(3, failing), reply(200), NOW).disabled()).isEmpty();
    Health shorter =
        new Health(99, Optional.of(NOW.minus(Duration.ofDays(5)).plusSeconds(1)), Optional.empty());
    assertThat(rules.after(due(3, shorter), reply(500), NOW).disabled()).isEmpty();
  }
}
