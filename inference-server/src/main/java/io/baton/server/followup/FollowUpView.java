package io.baton.server.followup;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.Optional;

/** A follow-up as the API tells it. Times are ISO 8601 in UTC. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record FollowUpView(
    String id,
    String conversation,
    Optional<String> handoff,
    String state,
    Optional<String> why,
    String at,
    String message,
    @JsonRawValue String variables,
    boolean unlessWritten,
    String scheduledAt,
    Optional<String> closedAt) {

  /** How one looks from outside. */
  public static FollowUpView of(FollowUp followUp) {
    FollowUp.Course course = followUp.course();
    return new FollowUpView(
        followUp.id(),
        followUp.place().conversation(),
        followUp.place().handoff(),
        course.state().wireName(),
        course.why().map(FollowUp.Why::wireName),
        followUp.at().toString(),
        followUp.words().key().wireName(),
        followUp.words().variables(),
        followUp.unlessWritten(),
        course.scheduled().toString(),
        course.closed().map(Instant::toString));
  }
}
