package io.baton.server.channel;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.Turn;
import io.baton.conversation.history.TurnJson;
import io.baton.server.http.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class ChannelRulesTest {

  private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");

  private static ThrowingCallable check(String channel, Turn turn, Optional<Instant> last) {
    return () -> ChannelRules.USUAL.check(Optional.of(channel), turn, () -> last, NOW);
  }

  private static Turn turn(String speaker) {
    return TurnJson.read(node(speaker), "");
  }

  private static ObjectNode node(String speaker) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", "t-1")
        .put("speaker", speaker)
        .put("text", "hello");
  }

  private static Optional<Instant> hours(long hours) {
    return Optional.of(NOW.minus(Duration.ofHours(hours)));
  }

  @Test
  void freeTextIsTakenForADayAndTemplatesForEver() {
    assertThatCode(check("whatsapp", turn("agent"), hours(24))).doesNotThrowAnyException();
    for (String speaker : new String[] {"agent", "bot"}) {
      assertThatThrownBy(check("whatsapp", turn(speaker), hours(25)))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("takes free text for 86400 s");
    }
    assertThatThrownBy(check("whatsapp", turn("agent"), Optional.empty()))
        .hasMessageContaining("last never");
    Turn template = TurnJson.read(node("agent").put("template", "order_update"), "");
    assertThatCode(check("whatsapp", template, hours(25))).doesNotThrowAnyException();
  }

  @Test
  void otherChannelsAndCustomersAreNotHeldToIt() {
    assertThatCode(check("web", turn("agent"), hours(25))).doesNotThrowAnyException();
    assertThatCode(check("whatsapp", turn("customer"), hours(25))).doesNotThrowAnyException();
    assertThatCode(
            () -> ChannelRules.USUAL.check(Optional.empty(), turn("bot"), Optional::empty, NOW))
        .doesNotThrowAnyException();
  }
}
