package io.baton.server.offhours;

import io.baton.conversation.handoff.EventType;
import io.baton.conversation.handoff.HandoffCommand;
import io.baton.server.background.FailureLog;
import io.baton.server.background.RecurringWork;
import io.baton.server.event.OfferedArticle;
import io.baton.server.hours.FollowTheSun;
import io.baton.server.hours.queue.Availability;
import io.baton.server.hours.queue.HoursService;
import io.baton.server.hours.queue.QueueHours;
import io.baton.server.offhours.ClosedQueues.Line;
import io.baton.server.offhours.ClosedQueues.Waiting;
import io.baton.server.queue.item.Handoffs;
import io.baton.server.template.Messages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * Looks once a second after who waits in a queue that is closed by its hours, on every server: the
 * next queue of its chain that is open takes it, which is told as an event; where none is, the
 * customer is told once that nobody is there.
 */
public final class OffHoursWatch implements AutoCloseable {

  private final FailureLog failures =
      new FailureLog(
          LoggerFactory.getLogger(OffHoursWatch.class),
          "closed queues cannot be looked at, it is tried again",
          "looking at closed queues failed, it is tried again");
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final int MOST = 500;

  private final ClosedQueues closed;
  private final HoursService hours;
  private final Handoffs handoffs;
  private final Articles articles;
  private final ClosedWords words;
  private final Clock clock;
  private final RecurringWork recurring;

  /**
   * What it looks at, and changes.
   *
   * @param articles that are offered to who is told that nobody is there
   */
  public record Sources(
      ClosedQueues closed, HoursService hours, Handoffs handoffs, Articles articles) {}

  private OffHoursWatch(Sources sources, Messages messages, Clock clock) {
    this.closed = sources.closed();
    this.hours = sources.hours();
    this.handoffs = sources.handoffs();
    this.articles = sources.articles();
    this.words = new ClosedWords(messages);
    this.clock = clock;
    this.recurring = new RecurringWork("off-hours", LOOK, () -> failures.run(this::look));
  }

  /** Starts it. */
  public static OffHoursWatch start(Sources sources, Messages messages, Clock clock) {
    OffHoursWatch watch = new OffHoursWatch(sources, messages, clock);
    watch.recurring.start();
    return watch;
  }

  private void look() {
    Instant now = clock.instant();
    for (Line line : closed.lines()) {
      failures.runOne(() -> look(line, now));
    }
  }

  /** Whoever is settled is not listed again, so that all come to it, however many. */
  private void look(Line line, Instant now) {
    Availability here = hours.at(line.workspace(), line.queue(), now);
    if (here.open()) {
      return;
    }
    Optional<String> other =
        here.answers()
            .filter(FollowTheSun.Choice::open)
            .map(FollowTheSun.Choice::queue)
            .filter(queue -> !queue.equals(line.queue()));
    for (Waiting one : closed.list(line, other.isEmpty(), MOST)) {
      if (other.isPresent()) {
        closed.ifWaiting(one, () -> route(one, other.get(), here));
      } else {
        closed.tell(one, notice(one, here));
      }
    }
  }

  /** Made before the conversation is held: a search is nothing to hold it for. */
  private ClosedQueues.Notice notice(Waiting one, Availability here) {
    QueueHours own = hours.of(one.workspace(), one.queue());
    ZoneId zone = own.hours().zone();
    List<OfferedArticle> offered = articles.offered(own, one.workspace(), one.conversation());
    return new ClosedQueues.Notice(
        words.with(one.workspace(), words.of(one.workspace(), one.language(), here, zone), offered),
        here.opensAt().map(Instant::toString).orElse(""),
        offered,
        false);
  }

  /** The queue that was asked for is given up, and why is told. */
  private void route(Waiting one, String other, Availability here) {
    Handoffs.Key key = new Handoffs.Key(one.workspace(), one.conversation(), one.handoff());
    handoffs.note(
        key,
        EventType.QUEUE_RELAXED,
        Map.of("requirement", "queue", "from", one.queue(), "to", other, "why", "closed"),
        here.at());
    handoffs.apply(key, new HandoffCommand.Enqueue(other), here.at());
  }

  @Override
  public void close() {
    recurring.close();
  }
}
