package io.baton.server.queue.item;

import io.baton.conversation.LanguageTag;
import io.baton.server.queue.order.Place;
import io.baton.server.queue.order.PriorityRules;
import io.baton.server.queue.order.Waiter;
import io.baton.server.queue.settings.QueueSettings;
import io.baton.server.queue.settings.QueueSettings.LanguageUse;
import io.baton.server.routing.LanguageNeed;
import io.baton.server.routing.RoutingRequest;
import io.baton.server.routing.RoutingRequest.Past;
import io.baton.server.routing.SkillNeed;
import io.baton.server.routing.Sticky;
import io.baton.server.routing.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A handoff as its queue sees it.
 *
 * @param handoff id
 * @param conversation id
 * @param queue that it waits in, or waited in last
 * @param facts of the conversation
 * @param asked what somebody asked for
 * @param since when it began to wait; kept when it comes back
 * @param turn what orders those who wait, see {@link PriorityRules#turn}
 * @param course what happened to it in the queue
 */
public record QueueItem(
    String handoff,
    String conversation,
    String queue,
    Facts facts,
    Asked asked,
    Instant since,
    Instant turn,
    Course course) {

  /**
   * Facts of the conversation.
   *
   * @param channel such as web
   * @param language BCP 47 tag
   * @param tier of the customer; empty for none
   * @param urgency in [0, 1]
   * @param lastAgent agent whom the customer had last
   * @param passedOnBy agent who transferred it here
   * @param trigger id of the turn that led to the handoff
   */
  public record Facts(
      String channel,
      Optional<String> language,
      String tier,
      double urgency,
      Optional<String> lastAgent,
      Optional<String> passedOnBy,
      Optional<String> trigger) {}

  /**
   * What somebody asked for.
   *
   * @param skills beside those of the queue; one of the same name replaces it
   * @param target agent or team
   */
  public record Asked(List<SkillNeed> skills, Optional<Target> target) {

    /** Nothing. */
    public static final Asked NOTHING = new Asked(List.of(), Optional.empty());

    public Asked {
      skills = List.copyOf(skills);
    }
  }

  /**
   * What happened to it in the queue.
   *
   * @param missed agents from whom it came back
   * @param returned when it last did
   * @param told the place that the customer was told
   * @param callbackOffered whether a callback was offered
   * @param late whether the customer was told that it takes longer than it should
   */
  public record Course(
      Set<String> missed,
      Optional<Instant> returned,
      Optional<Place> told,
      boolean callbackOffered,
      boolean late) {

    /** Nothing yet. */
    public static final Course NONE =
        new Course(Set.of(), Optional.empty(), Optional.empty(), false, false);

    public Course {
      missed = Set.copyOf(missed);
    }
  }

  /** One of which nothing is known but that it comes now. */
  public static QueueItem newcomer(String queue, Instant now) {
    return new QueueItem(
        "newcomer",
        "newcomer",
        queue,
        new Facts(
            "web", Optional.empty(), "", 0, Optional.empty(), Optional.empty(), Optional.empty()),
        Asked.NOTHING,
        now,
        now,
        Course.NONE);
  }

  /** With another turn. */
  public QueueItem at(Instant moment) {
    return new QueueItem(handoff, conversation, queue, facts, asked, since, moment, course);
  }

  /** In another language. */
  public QueueItem in(Optional<String> language) {
    Facts other =
        new Facts(
            facts.channel(),
            language,
            facts.tier(),
            facts.urgency(),
            facts.lastAgent(),
            facts.passedOnBy(),
            facts.trigger());
    return new QueueItem(handoff, conversation, queue, other, asked, since, turn, course);
  }

  /** Of another urgency; its turn is as before. */
  public QueueItem urgent(double urgency) {
    Facts other =
        new Facts(
            facts.channel(),
            facts.language(),
            facts.tier(),
            urgency,
            facts.lastAgent(),
            facts.passedOnBy(),
            facts.trigger());
    return new QueueItem(handoff, conversation, queue, other, asked, since, turn, course);
  }

  /** As its priority depends on it. */
  public Waiter waiter() {
    return new Waiter(handoff, since, facts.tier(), facts.urgency());
  }

  /** What it asks of its agent in a queue of these settings. */
  public RoutingRequest request(QueueSettings settings) {
    return new RoutingRequest(
        skills(settings.skills()),
        language(settings.language()),
        facts.channel(),
        Optional.of(queue),
        asked.target(),
        sticky(settings.times().sticky()),
        since,
        new Past(Optional.empty(), course.missed(), facts.passedOnBy()));
  }

  private List<SkillNeed> skills(List<SkillNeed> ofQueue) {
    List<SkillNeed> all = new ArrayList<>(asked.skills());
    for (SkillNeed need : ofQueue) {
      if (all.stream().noneMatch(one -> one.skill().equals(need.skill()))) {
        all.add(need);
      }
    }
    return all;
  }

  private Optional<LanguageNeed> language(LanguageUse use) {
    return facts
        .language()
        .filter(any -> use != LanguageUse.IGNORED)
        .map(LanguageTag::base)
        .filter(language -> !language.isBlank())
        .map(language -> new LanguageNeed(language, use == LanguageUse.HARD));
  }

  private Optional<Sticky> sticky(Duration time) {
    return facts
        .lastAgent()
        .filter(any -> time.isPositive())
        .map(agent -> new Sticky(agent, since.plus(time)));
  }
}
