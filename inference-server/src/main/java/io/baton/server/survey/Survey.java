package io.baton.server.survey;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What a customer is asked about one episode of a conversation.
 *
 * @param expires when no answer is taken any more
 * @param withdrawn when it turned out that there was nothing to ask about
 * @param answered when the first answer came
 */
public record Survey(
    Place place,
    Cause cause,
    Instant asked,
    Instant expires,
    Optional<Instant> withdrawn,
    Optional<Instant> answered,
    SurveyAnswers answers) {

  /**
   * What it is about.
   *
   * @param handoff the episode's last
   */
  public record Place(String conversation, int episode, String handoff) {}

  /** What led to it. */
  public enum Cause {
    /** An agent handed back with the task. */
    HAND_BACK,
    /** An agent resolved the handoff. */
    RESOLVE,
    /** The API asked for it. */
    API;

    /** Name on the wire, such as hand_back. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Where it stands. */
  public enum State {
    /** Nothing was answered yet. */
    OPEN,
    /** Something was. */
    ANSWERED,
    /** Nothing was in time. */
    EXPIRED,
    /** It is not asked any more. */
    WITHDRAWN;

    /** Name on the wire, such as open. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Where it stands at a moment. */
  public State state(Instant now) {
    if (answered.isPresent()) {
      return State.ANSWERED;
    }
    if (withdrawn.isPresent()) {
      return State.WITHDRAWN;
    }
    return now.isBefore(expires) ? State.OPEN : State.EXPIRED;
  }
}
