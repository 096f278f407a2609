package io.baton.server.queue.settings;

import io.baton.server.queue.order.PriorityRules;
import io.baton.server.routing.RoutingRules;
import io.baton.server.routing.SkillNeed;
import java.time.Duration;
import java.util.List;

/**
 * How a queue orders and routes its conversations.
 *
 * @param priority what goes first
 * @param routing who is chosen
 * @param skills that all its conversations ask for
 * @param language what their language demands
 * @param times of waiting
 */
public record QueueSettings(
    PriorityRules priority,
    RoutingRules routing,
    List<SkillNeed> skills,
    LanguageUse language,
    Times times) {

  /** What the language of a conversation demands of its agent. */
  public enum LanguageUse {
    /** Nothing. */
    IGNORED,
    /** Agents who speak it are preferred. */
    PREFERRED,
    /** Nobody else is chosen. */
    HARD
  }

  /**
   * Times of waiting.
   *
   * @param reservation how long an agent may take to accept, 5 s to 10 min
   * @param updates least time between two updates of a place, 1 s to 10 min
   * @param callbackAfter a callback is offered if half wait longer, 1 s to 1 day
   * @param sticky how long the agent of last time is preferred, 0 to 1 day
   */
  public record Times(
      Duration reservation, Duration updates, Duration callbackAfter, Duration sticky) {

    public Times {
      range("reservationSeconds", reservation, 5, 600);
      range("updateSeconds", updates, 1, 600);
      range("callbackAfterSeconds", callbackAfter, 1, 86_400);
      range("stickySeconds", sticky, 0, 86_400);
    }

    private static void range(String field, Duration value, long least, long most) {
      if (value.toSeconds() < least || value.toSeconds() > most) {
        throw new IllegalArgumentException(
            field + ": " + value.toSeconds() + " is not in " + least + ".." + most);
      }
    }
  }

  public QueueSettings {
    skills = List.copyOf(skills);
  }

  /** Of a queue for which nothing was said. */
  public static QueueSettings usual() {
    return new QueueSettings(
        PriorityRules.usual(),
        RoutingRules.usual(),
        List.of(),
        LanguageUse.PREFERRED,
        new Times(
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(1)));
  }
}
