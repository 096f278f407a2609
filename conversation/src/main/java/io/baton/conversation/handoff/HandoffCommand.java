package io.baton.conversation.handoff;

import io.baton.conversation.Checks;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What somebody wants of a handoff; all ways in are one of these. */
public sealed interface HandoffCommand {

  /** Name in messages and tables, such as hand back. */
  default String title() {
    return Titles.OF.get(getClass());
  }

  /** Names of commands, made once: thousands may be refused a second. */
  final class Titles {

    private static final ClassValue<String> OF =
        new ClassValue<>() {
          @Override
          protected String computeValue(Class<?> command) {
            return command
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
          }
        };

    private Titles() {}
  }

  /** Ask the customer whether a human should come. */
  record Offer(HandoffReason reason, String detail, Optional<String> turn)
      implements HandoffCommand {}

  /**
   * The offer is not taken.
   *
   * @param answered whether the customer said no, rather than nothing
   */
  record Decline(boolean answered) implements HandoffCommand {}

  /**
   * Promise a human.
   *
   * @param detail such as the rule's id; may be empty
   * @param turn id of the turn that led to it
   */
  record Request(HandoffReason reason, String detail, Optional<String> turn)
      implements HandoffCommand {}

  /** Let it wait in a queue. */
  record Enqueue(String queue) implements HandoffCommand {

    public Enqueue {
      Checks.notBlank("queue", queue);
    }
  }

  /** Let it keep its age, and wait for the time that the customer picked. */
  record Postpone(Instant until) implements HandoffCommand {}

  /** Ask an agent to take it. */
  record Reserve(String agent, Instant until) implements HandoffCommand {

    public Reserve {
      Checks.notBlank("agent", agent);
    }
  }

  /**
   * Take it from the agent and let it wait again, with the age it has.
   *
   * @param agent who must have it, where that matters
   */
  record Release(Cause cause, Optional<String> agent) implements HandoffCommand {

    /** Why an agent does not have it any more. */
    public enum Cause {
      /** The agent did not answer in time. */
      TIMED_OUT,
      /** The agent said no. */
      REFUSED,
      /** The agent is gone. */
      AGENT_GONE
    }
  }

  /**
   * Take what was reserved.
   *
   * @param fence number of the reservation
   */
  record Accept(String agent, long fence) implements HandoffCommand {

    public Accept {
      Checks.notBlank("agent", agent);
    }
  }

  /** Take it though it was not reserved for this agent. */
  record TakeOver(String agent) implements HandoffCommand {

    public TakeOver {
      Checks.notBlank("agent", agent);
    }
  }

  /** The agent has seen the context object. */
  record DeliverContext(String agent) implements HandoffCommand {}

  /** The agent writes to the customer. */
  record Reply(String agent) implements HandoffCommand {}

  /**
   * Pass it on.
   *
   * @param to id of the handoff that goes on
   * @param queue where it goes on
   */
  record Transfer(String agent, String to, String queue) implements HandoffCommand {

    public Transfer {
      Checks.notBlank("to", to);
      Checks.notBlank("queue", queue);
    }
  }

  /**
   * Give the conversation back to the bot.
   *
   * @param followUp when the follow-up among the tasks was promised, in the zone in which it was
   */
  record HandBack(
      String agent, String note, Set<HandbackTask> tasks, Optional<OffsetDateTime> followUp)
      implements HandoffCommand {

    public HandBack {
      tasks = Set.copyOf(tasks);
      if (followUp.isPresent() && !tasks.contains(HandbackTask.FOLLOW_UP)) {
        throw new IllegalArgumentException("followUp: there is no such task");
      }
    }

    /** One with no promise of a time. */
    public HandBack(String agent, String note, Set<HandbackTask> tasks) {
      this(agent, note, tasks, Optional.empty());
    }
  }

  /** The matter is settled. */
  record Resolve(String agent) implements HandoffCommand {}

  /** The customer left. */
  record Abandon(String why) implements HandoffCommand {}

  /**
   * Nobody came in time.
   *
   * @param ticket id of what takes its place
   */
  record Expire(String ticket) implements HandoffCommand {

    public Expire {
      Checks.notBlank("ticket", ticket);
    }
  }

  /**
   * Something broke.
   *
   * @param ticket id of what takes its place
   */
  record Fail(String why, String ticket) implements HandoffCommand {

    public Fail {
      Checks.notBlank("ticket", ticket);
    }
  }
}
