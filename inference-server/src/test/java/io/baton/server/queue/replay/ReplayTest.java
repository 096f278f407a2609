package io.baton.server.queue.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.queue.item.QueueHistory.Past;
import io.baton.server.queue.item.QueueItem;
import io.baton.server.queue.order.PriorityRules;
import io.baton.server.queue.settings.QueueSettings;
import io.baton.server.routing.ChannelLoad;
import io.baton.server.routing.Presence;
import io.baton.server.routing.RoutableAgent;
import io.baton.server.routing.RoutingRules;
import io.baton.server.routing.SkillNeed;
import io.baton.server.routing.Staff;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ReplayTest {

  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final QueueSettings USUAL = QueueSettings.usual();

  private static Staff staff(int agents, int level) {
    List<RoutableAgent> all = new ArrayList<>();
    for (int i = 0; i < agents; i++) {
      all.add(
          new RoutableAgent(
              "agent-" + i,
              "",
              Set.of(),
              level > 0 ? Map.of("billing", level) : Map.of(),
              Set.of(),
              Map.of("web", new ChannelLoad(1, 0)),
              Presence.OFFLINE,
              START));
    }
    return new Staff(all, Set.of("main"));
  }

  /** Came after so many seconds and was handled for 100. */
  private static Past handled(String id, int came, int given) {
    return past(id, came, Optional.of(given), given + 100);
  }

  private static Past past(String id, int came, Optional<Integer> given, int ended) {
    Instant since = START.plusSeconds(came);
    QueueItem item =
        new QueueItem(
            id,
            "conversation-of-" + id,
            "main",
            new QueueItem.Facts(
                "web",
                Optional.empty(),
                "",
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            QueueItem.Asked.NOTHING,
            since,
            since,
            QueueItem.Course.NONE);
    return new Past(
        item,
        since,
        given.map(seconds -> "agent-0"),
        given.map(START::plusSeconds),
        Optional.of(START.plusSeconds(ended)),
        given.isEmpty());
  }

  private static QueueSettings asking(SkillNeed need) {
    return new QueueSettings(
        PriorityRules.usual(),
        RoutingRules.usual(),
        List.of(need),
        USUAL.language(),
        USUAL.times());
  }

  @Test
  void waitsAreThoseOfAQueueWithSoManyAgents() {
    List<Past> past = List.of(handled("a", 0, 0), handled("b", 10, 100), handled("c", 20, 200));
    Replay.Result one = Replay.play(past, staff(1, 0), USUAL);
    assertThat(one.handled()).isEqualTo(3);
    assertThat(one.p50Seconds()).isEqualTo(90);
    assertThat(one.p90Seconds()).isEqualTo(180);
    assertThat(one.assumed()).isZero();
    Replay.Result three = Replay.play(past, staff(3, 0), USUAL);
    assertThat(three.p90Seconds()).isZero();
  }

  @Test
  void whoLeftLeavesAgainUnlessAnAgentIsFasterAndThatIsCounted() {
    List<Past> past = List.of(handled("a", 0, 0), past("b", 10, Optional.empty(), 60));
    Replay.Result same = Replay.play(past, staff(1, 0), USUAL);
    assertThat(same.abandoned()).isEqualTo(1);
    assertThat(same.handled()).isEqualTo(1);
    Replay.Result more = Replay.play(past, staff(2, 0), USUAL);
    assertThat(more.abandoned()).isZero();
    assertThat(more.handled()).isEqualTo(2);
    assertThat(more.assumed()).isEqualTo(1);
  }

  @Test
  void whatIsSoftIsGivenUpAndWhatIsHardIsNot() {
    List<Past> past = List.of(handled("a", 0, 0), handled("b", 10, 100));
    Replay.Result soft =
        Replay.play(past, staff(1, 1), asking(new SkillNeed("billing", 5, 1, false)));
    assertThat(soft.handled()).isEqualTo(2);
    assertThat(soft.relaxed()).isEqualTo(2);
    Replay.Result hard =
        Replay.play(past, staff(1, 1), asking(new SkillNeed("billing", 5, 1, true)));
    assertThat(hard.handled()).isZero();
    assertThat(hard.unhandled()).isEqualTo(2);
  }
}
