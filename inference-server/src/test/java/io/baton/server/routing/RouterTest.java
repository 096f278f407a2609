package io.baton.server.routing;

import static io.baton.server.routing.Agents.agent;
import static io.baton.server.routing.Agents.idle;
import static io.baton.server.routing.Agents.loaded;
import static io.baton.server.routing.Agents.member;
import static io.baton.server.routing.Agents.present;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.baton.server.routing.RoutingRequest.Past;
import io.baton.server.routing.RoutingRules.Relaxation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RouterTest {

  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final RoutingRequest REQUEST = RoutingRequest.of("web", START);

  private static Staff staff(RoutableAgent... agents) {
    return new Staff(List.of(agents), Set.of("main", "unserved"));
  }

  private static Routing route(RoutingRequest request, RoutableAgent... agents) {
    return new Router(RoutingRules.usual()).route(request, staff(agents), START);
  }

  private static String chosen(Routing routing) {
    assertThat(routing).isInstanceOf(Routing.Chosen.class);
    return ((Routing.Chosen) routing).agent();
  }

  @Test
  void everyFilterTellsWhoFellOutAndWhy() {
    RoutingRequest request =
        REQUEST.skills(new SkillNeed("billing", 5, 1, true)).language(new LanguageNeed("de", true));
    Map<String, Integer> billing = Map.of("billing", 7);
    Routing routing =
        route(
            request,
            agent("good", billing, "de"),
            loaded(agent("elsewhere", billing, "de"), "phone", 1, 0),
            agent("unskilled", Map.of(), "de"),
            agent("beginner", Map.of("billing", 4), "de"),
            agent("english", billing, "en"),
            present(agent("away", billing, "de"), Presence.AWAY),
            loaded(agent("busy", billing, "de"), "web", 2, 2));
    assertThat(chosen(routing)).isEqualTo("good");
    assertThat(routing.explanation().lines())
        .containsExactly(
            "channel: 6 left",
            "  elsewhere: may not serve web",
            "skill:billing: 4 left",
            "  beginner: billing at level 4, needs 5",
            "  unskilled: has no skill billing",
            "language: 3 left",
            "  english: does not speak de",
            "presence: 2 left",
            "  away: is away",
            "capacity: 1 left",
            "  busy: has 2 of 2 on web");
  }

  @Test
  void hardRequirementsAreNeverGivenUpHoweverLongTheWait() {
    RoutingRequest request =
        REQUEST.skills(new SkillNeed("billing", 5, 1, true)).language(new LanguageNeed("de", true));
    Routing routing =
        new Router(RoutingRules.usual())
            .route(
                request,
                staff(agent("a", Map.of(), "de"), agent("b", Map.of("billing", 9), "en")),
                START.plus(Duration.ofDays(365)));
    assertThat(routing).isInstanceOf(Routing.Impossible.class);
    assertThat(((Routing.Impossible) routing).why()).isEqualTo("language");
    assertThat(routing.explanation().relaxed()).isEmpty();
  }

  @Test
  void softRequirementsAreGivenUpInTheirOrderEachAfterItsTime() {
    RoutingRules rules =
        RoutingRules.usual()
            .relaxations(
                new Relaxation("language", Duration.ofSeconds(30)),
                new Relaxation("skill:billing", Duration.ofSeconds(90)));
    RoutingRequest request =
        REQUEST
            .skills(new SkillNeed("billing", 5, 1, false))
            .language(new LanguageNeed("de", false));
    Staff staff = staff(agent("biller", Map.of("billing", 5), "en"), agent("other", Map.of()));
    Router router = new Router(rules);
    Routing early = router.route(request, staff, START.plusSeconds(29));
    assertThat(early).isInstanceOf(Routing.Waiting.class);
    assertThat(((Routing.Waiting) early).why()).isEqualTo("language");
    Routing later = router.route(request, staff, START.plusSeconds(30));
    assertThat(chosen(later)).isEqualTo("biller");
    assertThat(later.explanation().relaxed()).containsExactly("language");
    Staff without = staff(agent("other", Map.of()));
    assertThat(router.route(request, without, START.plusSeconds(89)))
        .isInstanceOf(Routing.Waiting.class);
    Routing last = router.route(request, without, START.plusSeconds(90));
    assertThat(chosen(last)).isEqualTo("other");
    assertThat(last.explanation().relaxed()).containsExactly("language", "skill:billing");
  }

  @Test
  void whatNoRuleNamesIsGivenUpLastAfterTheLongestTime() {
    Router router =
        new Router(
            RoutingRules.usual().relaxations(new Relaxation("language", Duration.ofSeconds(30))));
    RoutingRequest request =
        REQUEST
            .skills(new SkillNeed("billing", 5, 1, false))
            .language(new LanguageNeed("de", false));
    Staff both = staff(agent("biller", Map.of("billing", 5)), agent("german", Map.of(), "de"));
    assertThat(chosen(router.route(request, both, START.plusSeconds(30)))).isEqualTo("biller");
    Staff german = staff(agent("german", Map.of(), "de"));
    assertThat(router.route(request, german, START.plusSeconds(29)))
        .isInstanceOf(Routing.Waiting.class);
    assertThat(chosen(router.route(request, german, START.plusSeconds(30)))).isEqualTo("german");
  }

  @Test
  void ofSoftRequirementsGivenUpTogetherTheLightestGoesFirst() {
    RoutingRequest request =
        REQUEST.skills(
            new SkillNeed("billing", 5, 1, false), new SkillNeed("refunds", 5, 0.3, false));
    Routing routing =
        route(request, agent("r", Map.of("refunds", 9)), agent("b", Map.of("billing", 5)));
    assertThat(chosen(routing)).isEqualTo("b");
    assertThat(routing.explanation().relaxed()).containsExactly("skill:refunds");
  }

  @Test
  void onlyAgentsOfTheQueueGetItUnlessSomebodyIsNamed() {
    RoutableAgent elsewhere = member(agent("elsewhere", Map.of()), "care", "other");
    RoutingRequest request = REQUEST.queue("main");
    Routing routing = route(request, elsewhere);
    assertThat(routing).isInstanceOf(Routing.Impossible.class);
    assertThat(((Routing.Impossible) routing).why()).isEqualTo("queue");
    assertThat(chosen(route(request, elsewhere, agent("any", Map.of())))).isEqualTo("any");
    assertThat(chosen(route(request.target(new Target.Agent("elsewhere")), elsewhere)))
        .isEqualTo("elsewhere");
  }

  @Test
  void withoutATargetThereIsNothingToRefuse() {
    RoutingRules usual = RoutingRules.usual();
    RoutingRules refusing =
        new RoutingRules(
            List.of(), false, RoutingRules.WhenFull.REFUSE, Optional.of("main"), usual.weights());
    RoutableAgent full = loaded(agent("full", Map.of()), "web", 1, 1);
    assertThat(new Router(refusing).route(REQUEST, staff(full), START))
        .isInstanceOf(Routing.Waiting.class);
  }

  @Test
  void nothingIsGivenUpWhileSomebodyMeetsItAll() {
    RoutingRequest request = REQUEST.skills(new SkillNeed("billing", 5, 1, false));
    Routing routing =
        route(request, agent("free", Map.of()), agent("biller", Map.of("billing", 5)));
    assertThat(chosen(routing)).isEqualTo("biller");
    assertThat(routing.explanation().relaxed()).isEmpty();
  }

  @Test
  void agentsWhoAreNotThereGetNothingUnlessTheRulesAllowIt() {
    RoutableAgent gone = present(agent("gone", Map.of()), Presence.OFFLINE);
    RoutableAgent away = present(agent("away", Map.of()), Presence.AWAY);
    assertThat(route(REQUEST, gone, away)).isInstanceOf(Routing.Waiting.class);
    RoutingRules usual = RoutingRules.usual();
    RoutingRules allowing =
        new RoutingRules(List.of(), true, usual.whenFull(), usual.fallbackQueue(), usual.weights());
    assertThat(chosen(new Router(allowing).route(REQUEST, staff(gone, away), START)))
        .isEqualTo("gone");
  }

  @Test
  void theAgentOfLastTimeIsPreferredForAWhileAndOnlyWithRoom() {
    RoutingRequest request =
        REQUEST
            .skills(new SkillNeed("billing", 1, 1, true))
            .sticky(new Sticky("last", START.plusSeconds(60)));
    RoutableAgent last = agent("last", Map.of("billing", 1));
    RoutableAgent expert = agent("expert", Map.of("billing", 10));
    Router router = new Router(RoutingRules.usual());
    assertThat(chosen(router.route(request, staff(last, expert), START.plusSeconds(59))))
        .isEqualTo("last");
    assertThat(chosen(router.route(request, staff(last, expert), START.plusSeconds(60))))
        .isEqualTo("expert");
    assertThat(chosen(route(request, loaded(last, "web", 2, 2), expert))).isEqualTo("expert");
    assertThat(chosen(route(request, present(last, Presence.OFFLINE), expert))).isEqualTo("expert");
  }

  @Test
  void aTargetThatCannotBeHadIsRefusedWithItsFault() {
    RoutableAgent one = member(agent("one", Map.of()), "billing", "main");
    assertThat(fault(REQUEST.target(new Target.Team("biling")), one)).isEqualTo("unknown");
    assertThat(fault(REQUEST.target(new Target.Agent("two")), one)).isEqualTo("unknown");
    assertThat(fault(REQUEST.target(new Target.Queue("mian")), one)).isEqualTo("unknown");
    assertThat(fault(REQUEST.target(new Target.Queue("unserved")), one)).isEqualTo("empty");
    Target team = new Target.Team("billing");
    assertThat(
            fault(
                REQUEST.target(team).past(new Past(Optional.of(team), Set.of(), Optional.empty())),
                one))
        .isEqualTo("same_as_current");
    assertThat(fault(REQUEST.target(team), loaded(one, "web", 1, 1))).isEqualTo("full");
    assertThat(fault(REQUEST.target(team), present(one, Presence.OFFLINE))).isEqualTo("offline");
    assertThat(chosen(route(REQUEST.target(team), one, agent("free", Map.of())))).isEqualTo("one");
  }

  private static String fault(RoutingRequest request, RoutableAgent... agents) {
    RoutableAgent[] all = Arrays.copyOf(agents, agents.length + 1);
    all[agents.length] = member(agent("bystander", Map.of()), "other", "elsewhere");
    RoutingRules usual = RoutingRules.usual();
    RoutingRules refusing =
        new RoutingRules(
            List.of(), false, RoutingRules.WhenFull.REFUSE, Optional.of("main"), usual.weights());
    Routing routing = new Router(refusing).route(request, staff(all), START);
    assertThat(routing).isInstanceOf(Routing.Refused.class);
    Routing.Refused refused = (Routing.Refused) routing;
    assertThat(refused.fallbackQueue()).contains("main");
    return refused.fault().wireName();
  }

  @Test
  void aFullTargetIsWaitedForAndNobodyElseIsTakenInItsPlace() {
    RoutableAgent wanted = loaded(agent("wanted", Map.of()), "web", 1, 1);
    Routing routing =
        route(REQUEST.target(new Target.Agent("wanted")), wanted, agent("free", Map.of()));
    assertThat(routing).isInstanceOf(Routing.Waiting.class);
    assertThat(((Routing.Waiting) routing).why()).isEqualTo("capacity");
  }

  @Test
  void partsAddUpToTheScoreAndTheOrderFollowsIt() {
    RoutingRequest request =
        REQUEST
            .skills(new SkillNeed("billing", 1, 0.5, false), new SkillNeed("refunds", 1, 1, false))
            .language(new LanguageNeed("fr", false));
    Routing routing =
        route(
            request,
            agent("a", Map.of("billing", 10, "refunds", 1), "fr"),
            agent("b", Map.of("billing", 1, "refunds", 10), "fr"),
            loaded(agent("c", Map.of("billing", 1, "refunds", 10), "fr"), "web", 2, 1));
    List<Explanation.Ranked> ranking = routing.explanation().ranking();
    assertThat(ranking).extracting(Explanation.Ranked::agent).containsExactly("b", "c", "a");
    for (Explanation.Ranked ranked : ranking) {
      assertThat(ranked.parts().values().stream().mapToDouble(part -> part).sum())
          .isCloseTo(ranked.score(), within(1e-12));
      assertThat(ranked.score()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void equalAgentsTakeTurnsAndWhoMissedAReservationComesLast() {
    RoutableAgent early = idle(agent("z", Map.of()), START.minusSeconds(100));
    RoutableAgent late = idle(agent("a", Map.of()), START.minusSeconds(1));
    assertThat(chosen(route(REQUEST, early, late))).isEqualTo("z");
    RoutingRequest again = REQUEST.past(new Past(Optional.empty(), Set.of("z"), Optional.empty()));
    assertThat(chosen(route(again, early, late))).isEqualTo("a");
    assertThat(chosen(route(again, early))).isEqualTo("z");
    RoutableAgent same = idle(agent("b", Map.of()), START.minusSeconds(1));
    assertThat(chosen(route(REQUEST, same, late))).isEqualTo("a");
  }

  @Test
  void whoPassedItOnGetsItBackOnlyWhereNobodyElseIsThere() {
    RoutableAgent tired = agent("tired", Map.of());
    RoutableAgent busy = loaded(agent("busy", Map.of()), "web", 1, 1);
    RoutingRequest passed =
        REQUEST
            .sticky(new Sticky("tired", START.plusSeconds(60)))
            .past(new Past(Optional.empty(), Set.of(), Optional.of("tired")));
    assertThat(chosen(route(passed, tired, agent("other", Map.of())))).isEqualTo("other");
    Routing waiting = route(passed, tired, busy);
    assertThat(waiting).isInstanceOf(Routing.Waiting.class);
    assertThat(waiting.explanation().lines()).contains("  tired: passed it on");
    assertThat(chosen(route(passed, tired, present(busy, Presence.OFFLINE)))).isEqualTo("tired");
  }

  /** Whatever the order in which agents come, the choice is the same and keeps what is hard. */
  @Test
  void choicesDoNotDependOnTheOrderOfAgentsAndKeepWhatIsHard() {
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      List<RoutableAgent> agents = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        agents.add(randomAgent("agent-" + i, random));
      }
      RoutingRequest request =
          REQUEST.skills(
              new SkillNeed("billing", 1 + random.nextInt(10), 1, random.nextBoolean()),
              new SkillNeed("refunds", 1 + random.nextInt(10), 0.3, random.nextBoolean()));
      Routing routing = route(request, agents.toArray(RoutableAgent[]::new));
      Collections.shuffle(agents, random);
      assertThat(route(request, agents.toArray(RoutableAgent[]::new))).isEqualTo(routing);
      if (routing instanceof Routing.Chosen one) {
        RoutableAgent agent =
            agents.stream().filter(a -> a.id().equals(one.agent())).findFirst().orElseThrow();
        assertThat(agent.presence()).isEqualTo(Presence.ONLINE);
        assertThat(agent.hasRoom("web")).isTrue();
        assertThat(request.skills())
            .allMatch(need -> !need.hard() || agent.level(need.skill()) >= need.minLevel());
      }
    }
  }

  private static RoutableAgent randomAgent(String id, Random random) {
    Map<String, Integer> skills =
        Map.of("billing", 1 + random.nextInt(10), "refunds", 1 + random.nextInt(10));
    RoutableAgent agent =
        loaded(agent(id, skills), "web", 1 + random.nextInt(3), random.nextInt(3));
    Presence[] all = Presence.values();
    return present(agent, all[random.nextInt(all.length)]);
  }

  @Test
  void valuesRefuseWhatIsOutOfRange() {
    assertThatThrownBy(() -> new SkillNeed("billing", 11, 1, true))
        .hasMessage("minLevel: 11 is not in 1..10");
    assertThatThrownBy(() -> new SkillNeed("billing", 1, 0, true))
        .hasMessage("weight: 0.0 is not in (0, 1]");
    assertThatThrownBy(() -> new Relaxation("billing", Duration.ZERO))
        .hasMessageContaining("neither language nor skill:NAME");
    assertThatThrownBy(() -> new ChannelLoad(101, 0)).hasMessage("units: 101 is not in 0..100");
  }
}
