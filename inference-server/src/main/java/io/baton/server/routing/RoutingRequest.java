package io.baton.server.routing;

import io.baton.conversation.Checks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a conversation asks of its agent.
 *
 * @param skills each at most once
 * @param language that it is held in
 * @param channel such as web; not blank
 * @param queue whose agents may have it, unless there is a target; empty for those of any
 * @param target where somebody wants it to go
 * @param sticky agent that the customer had last
 * @param since when it began to wait
 * @param past what happened to it before
 */
public record RoutingRequest(
    List<SkillNeed> skills,
    Optional<LanguageNeed> language,
    String channel,
    Optional<String> queue,
    Optional<Target> target,
    Optional<Sticky> sticky,
    Instant since,
    Past past) {

  /**
   * What happened to a request before.
   *
   * @param current where the conversation is now
   * @param missed agents who let a reservation of it run out: they come last
   * @param passedOnBy agent who transferred it, and gets it back only if nobody else is there
   */
  public record Past(Optional<Target> current, Set<String> missed, Optional<String> passedOnBy) {

    /** Nothing yet. */
    public static final Past NONE = new Past(Optional.empty(), Set.of(), Optional.empty());

    public Past {
      missed = Set.copyOf(missed);
    }
  }

  public RoutingRequest {
    Checks.notBlank("channel", channel);
    skills = List.copyOf(skills);
    if (skills.stream().map(SkillNeed::skill).distinct().count() < skills.size()) {
      throw new IllegalArgumentException("skills: one is named twice: " + skills);
    }
  }

  /** Of anybody on a channel. */
  public static RoutingRequest of(String channel, Instant since) {
    return new RoutingRequest(
        List.of(),
        Optional.empty(),
        channel,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        since,
        Past.NONE);
  }

  /** With these skills. */
  public RoutingRequest skills(SkillNeed... needs) {
    return new RoutingRequest(
        List.of(needs), language, channel, queue, target, sticky, since, past);
  }

  /** In a language. */
  public RoutingRequest language(LanguageNeed need) {
    return new RoutingRequest(
        skills, Optional.of(need), channel, queue, target, sticky, since, past);
  }

  /** Of a queue. */
  public RoutingRequest queue(String id) {
    return new RoutingRequest(
        skills, language, channel, Optional.of(id), target, sticky, since, past);
  }

  /** To a target. */
  public RoutingRequest target(Target wanted) {
    return new RoutingRequest(
        skills, language, channel, queue, Optional.of(wanted), sticky, since, past);
  }

  /** With the agent of last time. */
  public RoutingRequest sticky(Sticky last) {
    return new RoutingRequest(
        skills, language, channel, queue, target, Optional.of(last), since, past);
  }

  /** After this. */
  public RoutingRequest past(Past before) {
    return new RoutingRequest(skills, language, channel, queue, target, sticky, since, before);
  }
}
