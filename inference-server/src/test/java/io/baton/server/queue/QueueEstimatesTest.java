package io.baton.server.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.queue.estimate.WaitEstimate;
import io.baton.server.queue.item.QueueHistory.Past;
import io.baton.server.queue.item.QueueItem;
import io.baton.server.queue.settings.QueueSettings;
import io.baton.server.queue.settings.QueueSettings.LanguageUse;
import io.baton.server.routing.ChannelLoad;
import io.baton.server.routing.Presence;
import io.baton.server.routing.RoutableAgent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who counts as ahead, as staff and as overtaking, and what of the past counts how much. */
final class QueueEstimatesTest {

  private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
  private static final QueueSettings USUAL = QueueSettings.usual();

  /** One that came so many seconds ago, with a head start of as many. */
  private static QueueItem item(String id, String channel, int came, int headStart) {
    Instant since = NOW.minusSeconds(came);
    return new QueueItem(
        id,
        "conversation-of-" + id,
        "main",
        new QueueItem.Facts(
            channel,
            Optional.of("de"),
            "",
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        QueueItem.Asked.NOTHING,
        since,
        since.minusSeconds(headStart),
        QueueItem.Course.NONE);
  }

  private static RoutableAgent agent(String id, Map<String, ChannelLoad> channels) {
    return new RoutableAgent(
        id, "", Set.of(), Map.of(), Set.of(), channels, Presence.ONLINE, Instant.EPOCH);
  }

  private static RoutableAgent web(String id, int units, int used) {
    return agent(id, Map.of("web", new ChannelLoad(units, used)));
  }

  /** Handled by eva for so many seconds, so many days ago. */
  private static Past handled(int seconds, int daysAgo) {
    Instant ended = NOW.minus(Duration.ofDays(daysAgo));
    Instant given = ended.minusSeconds(seconds);
    return new Past(
        item("past", "web", 100_000, 0),
        given,
        Optional.of("eva"),
        Optional.of(given),
        Optional.of(ended),
        false);
  }

  private static Past atHand(String channel, String agent, int seconds) {
    return new Past(
        item("at-hand", channel, seconds, 0),
        NOW.minusSeconds(seconds),
        Optional.of(agent),
        Optional.of(NOW.minusSeconds(seconds)),
        Optional.empty(),
        false);
  }

  private static List<Past> handled(int many, int seconds, int daysAgo) {
    List<Past> all = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      all.add(handled(seconds + i, daysAgo));
    }
    return all;
  }

  private static QueueEstimates.View view(
      QueueSettings settings,
      List<QueueItem> waiting,
      List<Past> ended,
      List<Past> atHand,
      RoutableAgent... agents) {
    return new QueueEstimates.View(settings, waiting, ended, atHand, List.of(agents), NOW);
  }

  private static WaitEstimate estimate(QueueEstimates.View view, QueueItem item) {
    return QueueEstimates.estimate(view, QueueEstimates.estimator(view), item);
  }

  private static double p50(QueueEstimates.View view, QueueItem item) {
    assertThat(estimate(view, item)).isInstanceOf(WaitEstimate.Known.class);
    return ((WaitEstimate.Known) estimate(view, item)).p50Seconds();
  }

  @Test
  void thoseAheadAreThoseOfAnEarlierTurn() {
    List<QueueItem> waiting =
        List.of(item("a", "web", 60, 0), item("b", "web", 50, 0), item("c", "web", 1, 0));
    QueueEstimates.View view =
        view(USUAL, waiting, handled(60, 300, 1), List.of(), web("eva", 4, 2));
    assertThat(estimate(view, waiting.get(1))).isInstanceOf(WaitEstimate.Known.class);
    assertThat(p50(view, waiting.get(1))).as("one ahead, two free").isZero();
    assertThat(p50(view, waiting.get(2))).as("two ahead, two free").isPositive();
    QueueItem urgent = item("urgent", "web", 0, 55);
    assertThat(p50(view, urgent)).as("goes before b and c").isZero();
  }

  @Test
  void whoHasNoRoomOnTheChannelIsNoStaffOfIt() {
    QueueItem item = item("a", "web", 0, 0);
    QueueEstimates.View view =
        view(
            USUAL,
            List.of(),
            handled(60, 300, 1),
            List.of(atHand("web", "voice-only", 10), atHand("voice", "eva", 10)),
            agent("voice-only", Map.of("voice", new ChannelLoad(3, 0))),
            agent("eva", Map.of("web", new ChannelLoad(0, 0), "voice", new ChannelLoad(1, 1))));
    assertThat(estimate(view, item))
        .isEqualTo(new WaitEstimate.Unknown("nobody serves the queue now", NOW));
  }

  @Test
  void whatAnAgentHasOnAnotherChannelIsNoPlaceOfThisOne() {
    QueueItem item = item("a", "web", 0, 0);
    RoutableAgent eva =
        agent("eva", Map.of("web", new ChannelLoad(1, 1), "voice", new ChannelLoad(4, 4)));
    List<Past> web = List.of(atHand("web", "eva", 10));
    List<Past> both = new ArrayList<>(web);
    both.addAll(List.of(atHand("voice", "eva", 299), atHand("voice", "eva", 299)));
    List<Past> ended = handled(60, 300, 1);
    double alone = p50(view(USUAL, List.of(), ended, web, eva), item);
    assertThat(p50(view(USUAL, List.of(), ended, both, eva), item)).isGreaterThan(alone / 2);
  }

  @Test
  void onlyALanguageThatIsDemandedLeavesOthersOut() {
    QueueItem german = item("a", "web", 0, 0);
    List<Past> ended = handled(60, 300, 1);
    QueueEstimates.View preferred = view(USUAL, List.of(), ended, List.of(), web("english", 1, 0));
    assertThat(p50(preferred, german)).isZero();
    QueueSettings hard =
        new QueueSettings(
            USUAL.priority(), USUAL.routing(), USUAL.skills(), LanguageUse.HARD, USUAL.times());
    assertThat(estimate(view(hard, List.of(), ended, List.of(), web("english", 1, 0)), german))
        .isInstanceOf(WaitEstimate.Unknown.class);
  }

  @Test
  void newerHandleTimesCountMore() {
    List<Past> ended = new ArrayList<>(handled(30, 100, 0));
    ended.addAll(handled(40, 1_000, 28));
    QueueItem item = item("a", "web", 0, 0);
    List<Past> atHand = List.of(atHand("web", "eva", 0));
    assertThat(p50(view(USUAL, List.of(), ended, atHand, web("eva", 1, 1)), item))
        .as("of 40 four weeks ago a sixteenth counts")
        .isLessThan(200);
  }

  /** Nine came in the last hour, each with a head start of ten minutes. */
  @Test
  void whoGoesFirstGoesOnComingUntilTheirLeadIsWaitedOff() {
    List<Past> ended = new ArrayList<>(handled(60, 300, 1));
    for (int i = 0; i < 9; i++) {
      Past past = handled(300, 0);
      ended.add(
          new Past(
              item("fast-" + i, "web", 400 * (i + 1), 600),
              past.since(),
              past.agent(),
              past.given(),
              past.ended(),
              false));
    }
    List<Past> atHand = List.of(atHand("web", "eva", 0));
    QueueEstimates.View view = view(USUAL, List.of(), ended, atHand, web("eva", 1, 1));
    double now = p50(view, item("slow", "web", 0, 0));
    double waited = p50(view, item("slow", "web", 600, 0));
    assertThat(waited).as("nobody goes before who waited ten minutes").isLessThan(400);
    assertThat(now).isGreaterThan(waited);
  }
}
