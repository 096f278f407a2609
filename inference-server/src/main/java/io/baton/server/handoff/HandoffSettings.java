package io.baton.server.handoff;

import io.baton.conversation.Checks;
import io.baton.conversation.handoff.HandoffDeadlines;
import io.baton.conversation.handoff.HandoffPatience;
import io.baton.server.channel.ChannelRules;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How handoffs go in a workspace.
 *
 * @param usualQueue where a handoff waits if nothing says otherwise
 * @param patience how long it may stand where it stands
 * @param returning to whom a customer comes who writes again after a human settled the matter
 * @param botWhileWaiting intents of the bot's turns that may be sent while a customer waits; empty
 *     for any
 * @param mostEpisodes handoffs of one conversation; from then on one for no certain reason becomes
 *     an offer, so that a conversation does not go to and fro
 * @param offerWait longest expected wait at which a human is offered; empty for any
 * @param absence what is done where somebody or something does not answer
 * @param channels what they allow
 * @param agentName how customers are told of an agent
 */
public record HandoffSettings(
    String usualQueue,
    HandoffPatience patience,
    Returning returning,
    Optional<Set<String>> botWhileWaiting,
    int mostEpisodes,
    Optional<Duration> offerWait,
    Absence absence,
    ChannelRules channels,
    AgentName agentName) {

  /** Of a new installation. */
  public static final HandoffSettings USUAL =
      new HandoffSettings(
          "default",
          HandoffPatience.USUAL,
          Returning.BOT,
          Optional.empty(),
          3,
          Optional.empty(),
          new Absence(
              Optional.empty(), true, Optional.empty(), Optional.of(Duration.ofMinutes(15))),
          ChannelRules.USUAL,
          AgentName.FULL);

  private static final int MOST_EPISODES = 1000;

  public HandoffSettings {
    Checks.notBlank("usualQueue", usualQueue);
    botWhileWaiting = botWhileWaiting.map(Set::copyOf);
    if (mostEpisodes < 1 || mostEpisodes > MOST_EPISODES) {
      throw new IllegalArgumentException(
          "mostEpisodes: " + mostEpisodes + " is not in 1.." + MOST_EPISODES);
    }
  }

  /**
   * What is done where somebody or something does not answer.
   *
   * @param bot how long a bot may leave a customer without an answer, until a human is asked for;
   *     empty where bots do not post their turns
   * @param engine whether a human is asked for, once in a conversation, where the model or the
   *     engine failed at a customer's turn
   * @param customer how long a customer may be silent while they wait, until they count as gone;
   *     empty for ever
   * @param agent how long an agent who took a conversation unasked, and was there then, may be gone
   *     until it waits for another; empty for ever
   */
  public record Absence(
      Optional<Duration> bot,
      boolean engine,
      Optional<Duration> customer,
      Optional<Duration> agent) {}

  /** How customers are told of an agent. */
  public enum AgentName {
    /** By the whole name. */
    FULL,
    /** By the first word of the name. */
    FIRST,
    /** By no name. */
    NONE;

    /** Name on the wire, such as first. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The one of this name on the wire. */
    public static Optional<AgentName> find(String wireName) {
      return Arrays.stream(values()).filter(one -> one.wireName().equals(wireName)).findFirst();
    }
  }

  /** Who has a returning customer. */
  public enum Returning {
    /** The bot. */
    BOT,
    /** The agent who settled the matter, where there is one, or else the queue. */
    LAST_AGENT,
    /** The queue. */
    QUEUE;

    /** Name on the wire, such as last_agent. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The one of this name on the wire. */
    public static Optional<Returning> find(String wireName) {
      return Arrays.stream(values()).filter(one -> one.wireName().equals(wireName)).findFirst();
    }
  }

  /** When somebody must do something. */
  public HandoffDeadlines deadlines() {
    return new HandoffDeadlines(patience, usualQueue);
  }
}
