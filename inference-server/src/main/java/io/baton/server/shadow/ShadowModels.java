package io.baton.server.shadow;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Action;
import io.baton.conversation.decision.Decision;
import io.baton.conversation.history.TurnJson;
import io.baton.escalation.ConversationState;
import io.baton.escalation.EscalationEngine;
import io.baton.escalation.ServingModel;
import io.baton.escalation.Step;
import io.baton.escalation.policy.Circumstances;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.PolicyDecider;
import io.baton.escalation.policy.PolicyState;
import io.baton.escalation.policy.answer.Answers;
import io.baton.escalation.text.TokenizedText;
import io.baton.server.handoff.TurnHandoffs;
import io.baton.server.http.Json;
import io.baton.server.shadow.ShadowDecision.Verdict;
import io.baton.server.turn.KeptTurn;
import io.baton.server.turn.store.ConversationKey;
import io.baton.server.turn.store.TurnRepository;
import io.baton.server.turn.store.TurnRepository.StoredTurn;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Models that say what they would have decided. Each sees every turn of a conversation: states of
 * those that went on last are in memory, others are made anew from the stored turns. Thread-safe.
 */
public final class ShadowModels {

  private static final int PAGE = 500;

  /**
   * Who plays, by what rules.
   *
   * @param models that score a workspace's turns in shadow
   * @param policy of a workspace
   */
  public record Cast(
      Function<String, List<ServingModel>> models, Function<String, Policy> policy) {}

  private record Role(ConversationKey conversation, String version) {}

  /**
   * What one has seen of a conversation.
   *
   * @param createdAt of the conversation; of another time it is one that was erased
   * @param turnsBefore turns from before it began anew, as the champion did
   */
  private record Seen(Instant createdAt, int turnsBefore, ConversationState state) {

    int turns() {
      return turnsBefore + state.turns();
    }

    Seen then(ConversationState next) {
      return new Seen(createdAt, turnsBefore, next);
    }
  }

  /** What was told about a turn, by whichever model. */
  private record Told(Turn turn, Action action, String reason) {}

  private final EscalationEngine engine = new EscalationEngine();
  private final Cast cast;
  private final TurnRepository turns;
  private final Json json;
  private final Clock clock;
  private final Map<Role, Seen> states;

  /**
   * @param most states in memory; those that were used longest ago make room
   */
  public ShadowModels(Cast cast, TurnRepository turns, Json json, Clock clock, int most) {
    this.cast = cast;
    this.turns = turns;
    this.json = json;
    this.clock = clock;
    this.states =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Role, Seen> eldest) {
            return size() > most;
          }
        };
  }

  /** What each of them would have said of a turn. */
  synchronized List<ShadowDecision> score(KeptTurn kept) {
    List<ShadowDecision> all = new ArrayList<>();
    String workspace = kept.conversation().workspace();
    for (ServingModel model : cast.models().apply(workspace)) {
      all.add(decided(kept, decide(kept, model, cast.policy().apply(workspace))));
    }
    return all;
  }

  /** Keeps states of these conversations in memory no longer. */
  synchronized void forget(Set<ConversationKey> conversations) {
    states.keySet().removeIf(role -> conversations.contains(role.conversation()));
  }

  private Decision decide(KeptTurn kept, ServingModel model, Policy policy) {
    Role role = new Role(kept.conversation(), model.version());
    int turnsBefore = kept.judgement().turnsBefore();
    Seen seen =
        Optional.ofNullable(states.get(role))
            .filter(one -> one.createdAt().equals(kept.createdAt()))
            .filter(one -> one.turnsBefore() == turnsBefore && one.turns() < kept.seq())
            .orElseGet(() -> new Seen(kept.createdAt(), turnsBefore, engine.begin(kept.facts())));
    Seen before = upTo(seen, kept, model, policy);
    Step step =
        engine.step(before.state(), kept.turn(), model, policy, kept.judgement().circumstances());
    Told told = new Told(kept.turn(), kept.decision().action(), kept.decision().reason());
    states.put(role, before.then(after(before.state(), step, told)));
    return step.decision();
  }

  /** The state before a turn: turns that it has not seen yet are played from the stored ones. */
  private Seen upTo(Seen before, KeptTurn kept, ServingModel model, Policy policy) {
    Seen seen = before;
    while (seen.turns() < kept.seq() - 1) {
      int missing = kept.seq() - 1 - seen.turns();
      List<StoredTurn> stored =
          turns.listTurns(kept.conversation(), seen.turns(), Math.min(PAGE, missing));
      if (stored.isEmpty()) {
        throw new IllegalStateException("turns before " + kept.seq() + " are gone");
      }
      for (StoredTurn one : stored) {
        Told told = told(one);
        // As where the champion's state is made anew: there was some where it was offered.
        boolean helped = told.action() == Action.SELF_SERVICE;
        Circumstances then = Circumstances.known(helped, true, Optional.of(one.receivedAt()));
        Step step = engine.step(seen.state(), told.turn(), model, policy, then);
        seen = seen.then(after(seen.state(), step, told));
      }
    }
    return seen;
  }

  /**
   * What the customer answers next is what they were told, whatever it would have said itself; and
   * where the champion's offer was not made, its own would not have been either.
   */
  private static ConversationState after(ConversationState before, Step step, Told told) {
    PolicyState done = step.state().policy();
    if (TurnHandoffs.isNotOffered(told.reason())) {
      return step.state().with(done.notOffered());
    }
    boolean offered = told.action() == Action.OFFER_HUMAN;
    boolean still = told.action() == Action.CONTINUE && stays(before, told);
    boolean customer = told.turn().speaker() == Speaker.CUSTOMER;
    return step.state()
        .with(still && customer ? done.stillOffered() : done.heard(offered || still));
  }

  /**
   * A customer who leaves the answer open, and a bot that puts the offer into words and is told to
   * go on, have not taken it back.
   */
  private static boolean stays(ConversationState before, Told told) {
    PolicyState done = before.policy();
    return switch (told.turn().speaker()) {
      case CUSTOMER ->
          done.offered()
              && !told.reason().equals(PolicyDecider.OFFER_DECLINED)
              && Answers.isLeftOpen(TokenizedText.of(told.turn().text()));
      case BOT -> done.offeredAfterBot() && !before.human();
      case AGENT -> false;
      case SYSTEM -> done.offered();
    };
  }

  private Told told(StoredTurn stored) {
    JsonNode response = json.read(stored.response());
    return new Told(
        TurnJson.read(json.read(stored.turn()), ""),
        Action.valueOf(response.path("action").asText().toUpperCase(Locale.ROOT)),
        response.path("reason").asText());
  }

  private ShadowDecision decided(KeptTurn kept, Decision decision) {
    return new ShadowDecision(
        kept.conversation(),
        kept.seq(),
        kept.turn().id(),
        verdict(kept.judgement().decision()),
        verdict(decision),
        clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  private static Verdict verdict(Decision decision) {
    return new Verdict(
        decision.modelVersion(),
        decision.action().name().toLowerCase(Locale.ROOT),
        decision.risk().eventually());
  }
}
