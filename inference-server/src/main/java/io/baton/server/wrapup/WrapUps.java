package io.baton.server.wrapup;

import io.baton.conversation.handoff.Handoff;
import io.baton.conversation.handoff.HandoffEvent;
import io.baton.conversation.handoff.HandoffState;
import io.baton.server.handoff.Consequence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Begins a wrap-up with the end of a handoff by its agent. Thread-safe. */
public final class WrapUps implements Consequence {

  private final WrapUpRepository wrapUps;
  private final Length length;

  /** How long wrap-ups take. */
  @FunctionalInterface
  public interface Length {

    /** Of what came from a queue; zero for none. */
    Duration of(String workspace, Optional<String> queue);
  }

  public WrapUps(WrapUpRepository wrapUps, Length length) {
    this.wrapUps = wrapUps;
    this.length = length;
  }

  @Override
  public List<HandoffEvent> of(Done done) {
    done.after()
        .course()
        .handoff()
        .filter(last -> done.after().changed().containsKey(last.id()))
        .ifPresent(last -> agent(last).ifPresent(agent -> begin(done, last, agent)));
    return List.of();
  }

  private static Optional<String> agent(Handoff last) {
    return switch (last.state()) {
      case HandoffState.Resolved resolved -> Optional.of(resolved.agent());
      case HandoffState.HandedBack back -> Optional.of(back.agent());
      default -> Optional.empty();
    };
  }

  private void begin(Done done, Handoff last, String agent) {
    Duration time = length.of(done.workspace(), last.queue());
    if (time.isPositive()) {
      Instant began = done.at();
      wrapUps.add(
          done.workspace(),
          new WrapUp(
              last.conversation(), last.id(), agent, began, began.plus(time), Optional.empty()));
    }
  }
}
