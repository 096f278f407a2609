package io.baton.server.queue;

import io.baton.conversation.handoff.HandoffCommand.Release;
import io.baton.server.agent.AgentStatus;
import io.baton.server.queue.item.TakenRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks after what agents took by themselves: it is listed, so that how long it takes and who is
 * busy with it is known, and it waits again if its agent is gone for long. Thread-safe.
 */
public final class TakenUpkeep {

  private final TakenRepository taken;
  private final QueueUpkeep upkeep;
  private final Function<String, Optional<Duration>> longestGone;

  /**
   * @param longestGone of a workspace: how long an agent may be gone; empty for ever
   */
  public TakenUpkeep(
      TakenRepository taken, QueueUpkeep upkeep, Function<String, Optional<Duration>> longestGone) {
    this.taken = taken;
    this.upkeep = upkeep;
    this.longestGone = longestGone;
  }

  /**
   * Takes back what agents took who are gone for longer than their workspace allows.
   *
   * @param listening since when heartbeats could be heard without a break
   */
  void takeBack(Instant now, Instant listening) {
    upkeep.release(
        taken.ofGoneAgents(now.minus(AgentStatus.PATIENCE)).stream()
            .filter(one ->
                longestGone
                    .apply(one.reserved().handoff().workspace())
                    .filter(longest -> now.isAfter(one.heard().plus(longest)))
                    .filter(longest -> now.isAfter(listening.plus(longest)))
                    .isPresent())
            .map(TakenRepository.Left::reserved)
            .toList(),
        Release.Cause.AGENT_GONE,
        now);
  }

  /** Lists what was taken before it was listed. */
  void list() {
    for (String workspace : taken.workspaces()) {
      upkeep.add(workspace, taken.unlisted(workspace));
      upkeep.left(workspace);
    }
  }
}
