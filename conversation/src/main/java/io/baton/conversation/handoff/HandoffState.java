package io.baton.conversation.handoff;

import io.baton.conversation.Checks;
import java.time.Instant;
import java.util.Set;

/** Where a handoff stands, with what belongs to that. */
public sealed interface HandoffState {

  /** The same without what belongs to it. */
  HandoffStatus status();

  /** Who may speak meanwhile. */
  default Owner owner() {
    return new Owner.Bot();
  }

  /** The bot speaks; no human was promised. */
  record Bot() implements HandoffState {

    @Override
    public HandoffStatus status() {
      return HandoffStatus.BOT;
    }
  }

  /** The customer was asked. */
  record Offered() implements HandoffState {

    @Override
    public HandoffStatus status() {
      return HandoffStatus.OFFERED;
    }
  }

  /** A human was promised. */
  record Requested() implements HandoffState {

    @Override
    public HandoffStatus status() {
      return HandoffStatus.REQUESTED;
    }

    @Override
    public Owner owner() {
      return new Owner.Waiting();
    }
  }

  /** It waits. */
  record Queued() implements HandoffState {

    @Override
    public HandoffStatus status() {
      return HandoffStatus.QUEUED;
    }

    @Override
    public Owner owner() {
      return new Owner.Waiting();
    }
  }

  /**
   * An agent was asked.
   *
   * @param until when the next one is asked
   */
  record Reserved(String agent, Instant until) implements HandoffState {

    public Reserved {
      Checks.notBlank("handoff.agent", agent);
    }

    @Override
    public HandoffStatus status() {
      return HandoffStatus.RESERVED;
    }

    @Override
    public Owner owner() {
      return new Owner.Waiting();
    }
  }

  /** An agent has it. */
  record Accepted(String agent) implements HandoffState {

    public Accepted {
      Checks.notBlank("handoff.agent", agent);
    }

    @Override
    public HandoffStatus status() {
      return HandoffStatus.ACCEPTED;
    }

    @Override
    public Owner owner() {
      return new Owner.Agent(agent);
    }
  }

  /** An agent has it and wrote. */
  record Active(String agent) implements HandoffState {

    public Active {
      Checks.notBlank("handoff.agent", agent);
    }

    @Override
    public HandoffStatus status() {
      return HandoffStatus.ACTIVE;
    }

    @Override
    public Owner owner() {
      return new Owner.Agent(agent);
    }
  }

  /**
   * It was passed on.
   *
   * @param to id of the handoff that goes on
   */
  record Transferred(String agent, String to) implements HandoffState {

    @Override
    public HandoffStatus status() {
      return HandoffStatus.TRANSFERRED;
    }

    @Override
    public Owner owner() {
      return new Owner.Waiting();
    }
  }

  /**
   * The bot has the conversation again.
   *
   * @param note what the bot, or who reads later, should know; may be empty
   */
  record HandedBack(String agent, String note, Set<HandbackTask> tasks) implements HandoffState {

    public HandedBack {
      tasks = Set.copyOf(tasks);
    }

    @Override
    public HandoffStatus status() {
      return HandoffStatus.HANDED_BACK;
    }
  }

  /** The matter is settled. */
  record Resolved(String agent) implements HandoffState {

    @Override
    public HandoffStatus status() {
      return HandoffStatus.RESOLVED;
    }
  }

  /**
   * The customer left.
   *
   * @param why how that was seen, such as silence
   */
  record Abandoned(String why) implements HandoffState {

    @Override
    public HandoffStatus status() {
      return HandoffStatus.ABANDONED;
    }
  }

  /** Nobody came in time. */
  record Expired(String ticket) implements HandoffState {

    public Expired {
      Checks.notBlank("handoff.ticket", ticket);
    }

    @Override
    public HandoffStatus status() {
      return HandoffStatus.EXPIRED;
    }
  }

  /** Something broke. */
  record Failed(String why, String ticket) implements HandoffState {

    public Failed {
      Checks.notBlank("handoff.ticket", ticket);
    }

    @Override
    public HandoffStatus status() {
      return HandoffStatus.FAILED;
    }
  }
}
