package io.baton.server.handoff;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.baton.conversation.handoff.Handoff;
import io.baton.conversation.handoff.HandoffStatus;
import java.util.Optional;

/**
 * What a bot must know of its conversation's handoff; part of the answer to a turn.
 *
 * @param owner who may speak: bot, waiting or agent; a bot whose conversation an agent has is
 *     silent
 * @param handback what the agent left to the bot, in the answer to the first turn after it
 * @param resumePoint what the bot left itself, in the same answer
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record HandoffBrief(
    String id,
    String status,
    String owner,
    String reason,
    Optional<String> queue,
    Optional<String> agent,
    Optional<HandoffView.Handback> handback,
    Optional<String> resumePoint) {

  /**
   * What the bot must know after a turn.
   *
   * @param course after the turn
   * @param turnsBefore the turn
   * @return empty where there is no handoff, or none that matters any more
   */
  public static Optional<HandoffBrief> of(Course course, int turnsBefore) {
    boolean first = turnsBefore == course.episodeTurns();
    return course
        .handoff()
        .filter(handoff ->
            handoff.times().ended().isEmpty()
                || first && handoff.status() == HandoffStatus.HANDED_BACK)
        .map(handoff -> brief(handoff, course));
  }

  private static HandoffBrief brief(Handoff handoff, Course course) {
    return new HandoffBrief(
        handoff.id(),
        handoff.status().wireName(),
        HandoffView.owner(course.owner()),
        handoff.why().reason().wireName(),
        handoff.queue(),
        HandoffView.agent(handoff.state()),
        HandoffView.handback(handoff.state()),
        course
            .last()
            .filter(last -> last.handoff().status() == HandoffStatus.HANDED_BACK)
            .flatMap(KeptHandoff::resumePoint));
  }
}
