package io.baton.server.outcome.settings;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked after a handoff, and how long it is written up.
 *
 * @param reasons that agents choose from; spam is always among them
 * @param surveyOnResolve whether customers are asked when an agent resolves a handoff; when one
 *     hands back they are asked if the task says so
 * @param surveyOpen how long an answer is taken, 1 hour to 30 days
 * @param followUp after which a customer is asked whether all is well, where an agent left that to
 *     the bot and promised no time, 1 hour to 30 days
 * @param wrapUp how long agents write up, 0 to 1 hour
 * @param queueWrapUp the same by queue, where it is another
 */
public record OutcomeSettings(
    List<String> reasons,
    boolean surveyOnResolve,
    Duration surveyOpen,
    Duration followUp,
    Duration wrapUp,
    Map<String, Duration> queueWrapUp) {

  /** Reason of what nobody is asked about. */
  public static final String SPAM = "spam";

  /** Of a workspace that said nothing. */
  public static final OutcomeSettings USUAL =
      new OutcomeSettings(
          List.of(
              "answered",
              "fixed",
              "refunded",
              "changed_order",
              "passed_on",
              "could_not_help",
              "no_reply",
              SPAM,
              "other"),
          true,
          Duration.ofDays(3),
          Duration.ofDays(1),
          Duration.ZERO,
          Map.of());

  public OutcomeSettings {
    reasons = List.copyOf(reasons);
    queueWrapUp = Map.copyOf(queueWrapUp);
    if (!reasons.contains(SPAM)) {
      throw new IllegalArgumentException("reasons: 'spam' is not among " + reasons);
    }
  }

  /** How long agents write up what came from a queue. */
  public Duration wrapUp(Optional<String> queue) {
    return queue.map(name -> queueWrapUp.getOrDefault(name, wrapUp)).orElse(wrapUp);
  }
}
