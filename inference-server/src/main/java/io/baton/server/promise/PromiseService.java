package io.baton.server.promise;

import io.baton.server.db.timer.TimerTask;
import io.baton.server.hours.OpeningHours;
import io.baton.server.hours.queue.HoursService;
import io.baton.server.hours.reply.Expectation;
import io.baton.server.hours.reply.Keeping;
import io.baton.server.hours.reply.Promise;
import io.baton.server.hours.reply.ReplyTimes;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.promise.PromiseRepository.Made;
import io.baton.server.promise.PromiseRepository.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tells when a reply can be expected, and records how that is kept. Thread-safe. */
public final class PromiseService {

  /** Name of its timers in the database. */
  static final String TIMER = "promise.due";

  /** Waits that are measured: of the last 90 days, the last 2,000 at most, 20 at least. */
  private static final Duration MEASURED = Duration.ofDays(90);

  private static final int MOST = 2_000;
  static final int NEEDED = 20;

  private final PromiseRepository promises;
  private final HoursService hours;
  private final Clock clock;

  public PromiseService(PromiseRepository promises, HoursService hours, Clock clock) {
    this.promises = promises;
    this.hours = hours;
    this.clock = clock;
  }

  /** When a reply can be expected of a queue by who asks for a human at an instant. */
  public Expectation expect(String workspace, String queue, Instant at) {
    Instant now = clock.instant();
    return new ReplyTimes(
            hours.of(workspace, queue).hours(),
            promises.listReplies(workspace, queue, now.minus(MEASURED), now, MOST),
            NEEDED)
        .at(at);
  }

  /** The same for now. */
  public Expectation expect(String workspace, String queue) {
    return expect(workspace, queue, clock.instant());
  }

  /**
   * Promises a reply to a customer who waits. What was promised before stays.
   *
   * @return empty if too little was measured to promise anything
   * @throws ProblemException 409 if the conversation does not wait for a human, 404 if it is erased
   *     meanwhile
   */
  public Optional<Made> promise(String workspace, String conversation) {
    Waiting waiting =
        promises
            .findWaiting(workspace, conversation)
            .orElseThrow(() ->
                new ProblemException(
                    Problem.of(
                        Problem.Kind.CONFLICT,
                        "conversation '" + conversation + "' does not wait in a queue")));
    Optional<Made> before = promises.find(workspace, waiting.handoff());
    if (before.isPresent()) {
      return before;
    }
    Optional<Made> made = made(workspace, waiting);
    if (made.isEmpty()) {
      return made;
    }
    promises.add(workspace, made.get());
    return Optional.of(
        promises.find(workspace, waiting.handoff()).orElseThrow(() -> erased(conversation)));
  }

  private static ProblemException erased(String conversation) {
    return new ProblemException(
        Problem.of(Problem.Kind.NOT_FOUND, "there is no conversation '" + conversation + "'"));
  }

  private Optional<Made> made(String workspace, Waiting waiting) {
    Instant now = clock.instant();
    OpeningHours open = hours.of(workspace, waiting.queue()).hours();
    return switch (expect(workspace, waiting.queue(), now)) {
      case Expectation.Unknown unknown -> Optional.empty();
      case Expectation.Known known ->
          open.afterOpen(now, known.told().length())
              .map(due ->
                  new Made(
                      waiting, now, due, known.told().length(), known.basis(), known.samples()));
    };
  }

  /** How promises of a queue that were made in a time were kept. */
  public Keeping keeping(String workspace, String queue, Instant from, Instant to) {
    return Keeping.of(promises.list(workspace, queue, from, to), clock.instant());
  }

  /** What is done when a reply is due: what became of its promise is recorded. */
  public TimerTask timer() {
    return new TimerTask(TIMER, this::due);
  }

  private Optional<Instant> due(String workspace, String handoff) {
    Instant now = clock.instant();
    Optional<Promise> promise = promises.findState(workspace, handoff);
    Optional<Promise> open = promise.filter(one -> one.at(now) == Promise.State.OPEN);
    if (open.isPresent()) {
      return open.map(one -> one.due().plusSeconds(1));
    }
    promise.ifPresent(one -> promises.decide(workspace, handoff, one.at(now), now));
    return Optional.empty();
  }

  /**
   * Looks whether there is a queue.
   *
   * @throws ProblemException 404 if there is none of this id
   */
  void checkQueue(String workspace, String queue) {
    if (!promises.knowsQueue(workspace, queue)) {
      throw new ProblemException(
          Problem.of(Problem.Kind.NOT_FOUND, "there is no queue '" + queue + "'"));
    }
  }
}
