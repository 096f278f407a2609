package io.baton.server.routing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Orders agents by a score in [0, 1], which is the weighted mean of four parts in [0, 1] each: how
 * far levels of skills reach above none, whether the language is spoken, the free part of the
 * capacity, and whether it is the agent of last time. Who missed a reservation of this conversation
 * comes after all who did not; equal scores go to the longest idle, then by id.
 */
final class Ranking {

  private final RoutingRequest request;
  private final RoutingRules.Weights weights;
  private final boolean sticky;

  /**
   * @param sticky whether the agent of last time is still preferred
   */
  Ranking(RoutingRequest request, RoutingRules.Weights weights, boolean sticky) {
    this.request = request;
    this.weights = weights;
    this.sticky = sticky;
  }

  private record Scored(RoutableAgent agent, Explanation.Ranked ranked) {}

  /**
   * The best first.
   *
   * @param agents by id, an order that equal ones keep
   */
  List<Explanation.Ranked> of(List<RoutableAgent> agents) {
    return agents.stream()
        .map(agent -> new Scored(agent, ranked(agent)))
        .sorted(
            Comparator.comparing((Scored one) -> request.past().missed().contains(one.agent().id()))
                .thenComparing(one -> -one.ranked().score())
                .thenComparing(one -> one.agent().idleSince()))
        .map(Scored::ranked)
        .toList();
  }

  private Explanation.Ranked ranked(RoutableAgent agent) {
    double total = weights.skills() + weights.language() + weights.room() + weights.sticky();
    Map<String, Double> parts = new HashMap<>();
    parts.put("skills", weights.skills() * skills(agent) / total);
    parts.put("language", weights.language() * language(agent) / total);
    parts.put("room", weights.room() * agent.load(request.channel()).free() / total);
    parts.put("sticky", weights.sticky() * last(agent) / total);
    double score =
        parts.get("skills") + parts.get("language") + parts.get("room") + parts.get("sticky");
    return new Explanation.Ranked(agent.id(), score, parts);
  }

  private double skills(RoutableAgent agent) {
    double weight = request.skills().stream().mapToDouble(SkillNeed::weight).sum();
    if (weight == 0) {
      return 0;
    }
    return request.skills().stream()
            .mapToDouble(need -> need.weight() * agent.level(need.skill()))
            .sum()
        / (weight * SkillNeed.HIGHEST_LEVEL);
  }

  private double language(RoutableAgent agent) {
    return request
            .language()
            .map(LanguageNeed::language)
            .filter(agent.languages()::contains)
            .isPresent()
        ? 1
        : 0;
  }

  private double last(RoutableAgent agent) {
    return sticky && request.sticky().filter(one -> one.agent().equals(agent.id())).isPresent()
        ? 1
        : 0;
  }
}
