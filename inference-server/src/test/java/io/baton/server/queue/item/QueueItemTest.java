package io.baton.server.queue.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.queue.settings.QueueSettings;
import io.baton.server.queue.settings.QueueSettings.LanguageUse;
import io.baton.server.routing.LanguageNeed;
import io.baton.server.routing.RoutingRequest;
import io.baton.server.routing.SkillNeed;
import io.baton.server.routing.Sticky;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class QueueItemTest {

  private static final Instant SINCE = Instant.parse("2026-01-05T09:00:00Z");
  private static final SkillNeed BILLING = new SkillNeed("billing", 3, 1, true);
  private static final SkillNeed MORE = new SkillNeed("billing", 9, 1, true);
  private static final SkillNeed REFUNDS = new SkillNeed("refunds", 1, 1, false);

  private static RoutingRequest request(LanguageUse language, Duration sticky) {
    return request("pt-BR", language, sticky);
  }

  private static RoutingRequest request(String spoken, LanguageUse language, Duration sticky) {
    QueueItem item =
        new QueueItem(
            "h",
            "c",
            "main",
            new QueueItem.Facts(
                "web",
                Optional.of(spoken),
                "",
                0,
                Optional.of("eva"),
                Optional.of("max"),
                Optional.empty()),
            new QueueItem.Asked(List.of(MORE), Optional.empty()),
            SINCE,
            SINCE,
            new QueueItem.Course(Set.of("zoe"), Optional.empty(), Optional.empty(), false, false));
    QueueSettings usual = QueueSettings.usual();
    return item.request(
        new QueueSettings(
            usual.priority(),
            usual.routing(),
            List.of(BILLING, REFUNDS),
            language,
            new QueueSettings.Times(
                usual.times().reservation(),
                usual.times().updates(),
                usual.times().callbackAfter(),
                sticky)));
  }

  @Test
  void whatWasAskedForComesInPlaceOfWhatTheQueueAsksOfTheSameSkill() {
    RoutingRequest request = request(LanguageUse.HARD, Duration.ofSeconds(60));
    assertThat(request.skills()).containsExactly(MORE, REFUNDS);
    assertThat(request.queue()).contains("main");
    assertThat(request.past().missed()).containsExactly("zoe");
    assertThat(request.past().passedOnBy()).contains("max");
  }

  @Test
  void aLanguageIsAskedForWithoutItsRegionAsTheQueueDemands() {
    assertThat(request(LanguageUse.HARD, Duration.ZERO).language())
        .contains(new LanguageNeed("pt", true));
    assertThat(request(LanguageUse.PREFERRED, Duration.ZERO).language())
        .contains(new LanguageNeed("pt", false));
    assertThat(request("pt_BR", LanguageUse.HARD, Duration.ZERO).language())
        .as("as Java writes it")
        .contains(new LanguageNeed("pt", true));
    assertThat(request(LanguageUse.IGNORED, Duration.ZERO).language()).isEmpty();
  }

  @Test
  void theAgentOfLastTimeIsPreferredFromTheBeginningOfTheWaitOn() {
    assertThat(request(LanguageUse.HARD, Duration.ofSeconds(60)).sticky())
        .contains(new Sticky("eva", SINCE.plusSeconds(60)));
    assertThat(request(LanguageUse.HARD, Duration.ZERO).sticky()).isEmpty();
  }
}
