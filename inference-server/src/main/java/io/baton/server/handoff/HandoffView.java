package io.baton.server.handoff;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.baton.conversation.handoff.HandbackTask;
import io.baton.conversation.handoff.Handoff;
import io.baton.conversation.handoff.HandoffState;
import io.baton.conversation.handoff.Owner;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A handoff on the wire. Times are ISO 8601 in UTC.
 *
 * @param owner who may speak: bot, waiting or agent
 * @param agent who has it, or is asked to take it, or had it last
 * @param fence to accept with, while it is reserved
 * @param mode warm or cold, once an agent wrote
 * @param introduction what the customer was told of it
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record HandoffView(
    String id,
    String conversation,
    int episode,
    String status,
    String owner,
    String reason,
    String detail,
    Optional<String> turn,
    Optional<String> queue,
    Optional<String> agent,
    long fence,
    Optional<String> reservedUntil,
    Optional<String> mode,
    Optional<Handback> handback,
    Optional<String> ticket,
    Optional<String> next,
    Optional<String> previous,
    Optional<Introduction> introduction,
    Times times) {

  /** What the agent leaves to the bot. */
  public record Handback(String note, List<String> tasks) {}

  /** When it came where. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Times(
      Optional<String> offered,
      Optional<String> requested,
      Optional<String> callback,
      Optional<String> accepted,
      Optional<String> contextDelivered,
      Optional<String> replied,
      Optional<String> ended) {}

  /** How a handoff looks from outside. */
  public static HandoffView of(KeptHandoff kept) {
    return of(kept.handoff(), kept.introduction());
  }

  /** How a handoff looks from outside, but for its introduction. */
  public static HandoffView of(Handoff handoff) {
    return of(handoff, Optional.empty());
  }

  private static HandoffView of(Handoff handoff, Optional<Introduction> introduction) {
    HandoffState state = handoff.state();
    return new HandoffView(
        handoff.id(),
        handoff.conversation(),
        handoff.episode(),
        handoff.status().wireName(),
        owner(state.owner()),
        handoff.why().reason().wireName(),
        handoff.why().detail(),
        handoff.why().turn(),
        handoff.queue(),
        agent(state),
        handoff.fence(),
        state instanceof HandoffState.Reserved reserved
            ? Optional.of(reserved.until().toString())
            : Optional.empty(),
        handoff.mode().map(mode -> mode.name().toLowerCase(Locale.ROOT)),
        handback(state),
        ticket(state),
        state instanceof HandoffState.Transferred transferred
            ? Optional.of(transferred.to())
            : Optional.empty(),
        handoff.previous(),
        introduction,
        times(handoff));
  }

  /** Name of an owner on the wire: bot, waiting or agent. */
  public static String owner(Owner owner) {
    return owner.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  static Optional<String> agent(HandoffState state) {
    return switch (state) {
      case HandoffState.Reserved reserved -> Optional.of(reserved.agent());
      case HandoffState.Accepted accepted -> Optional.of(accepted.agent());
      case HandoffState.Active active -> Optional.of(active.agent());
      case HandoffState.Transferred transferred -> Optional.of(transferred.agent());
      case HandoffState.HandedBack handedBack -> Optional.of(handedBack.agent());
      case HandoffState.Resolved resolved -> Optional.of(resolved.agent());
      default -> Optional.empty();
    };
  }

  static Optional<Handback> handback(HandoffState state) {
    return state instanceof HandoffState.HandedBack handedBack
        ? Optional.of(
            new Handback(
                handedBack.note(),
                handedBack.tasks().stream().map(HandbackTask::wireName).sorted().toList()))
        : Optional.empty();
  }

  private static Optional<String> ticket(HandoffState state) {
    return switch (state) {
      case HandoffState.Expired expired -> Optional.of(expired.ticket());
      case HandoffState.Failed failed -> Optional.of(failed.ticket());
      default -> Optional.empty();
    };
  }

  private static Times times(Handoff handoff) {
    return new Times(
        text(handoff.times().offered()),
        text(handoff.times().requested()),
        text(handoff.times().callback()),
        text(handoff.times().accepted()),
        text(handoff.times().contextDelivered()),
        text(handoff.times().replied()),
        text(handoff.times().ended()));
  }

  private static Optional<String> text(Optional<Instant> time) {
    return time.map(Instant::toString);
  }
}
