package io.baton.server.shadow;

import io.baton.conversation.Turn;
import io.baton.conversation.decision.Decision;
import io.baton.conversation.history.TurnJson;
import io.baton.escalation.ConversationState;
import io.baton.escalation.EscalationEngine;
import io.baton.escalation.ServingModel;
import io.baton.escalation.Step;
import io.baton.escalation.policy.Policy;
import io.baton.server.http.Json;
import io.baton.server.shadow.ShadowDecision.Verdict;
import io.baton.server.turn.KeptTurn;
import io.baton.server.turn.store.ConversationKey;
import io.baton.server.turn.store.TurnRepository;
import io.baton.server.turn.store.TurnRepository.StoredTurn;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Models that say what they would have decided. Each sees every turn of a conversation: states of
 * those that went on last are in memory, others are made anew from the stored turns. Not
 * thread-safe.
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

  private final EscalationEngine engine = new EscalationEngine();
  private final Cast cast;
  private final TurnRepository turns;
  private final Json json;
  private final Clock clock;
  private final Map<Role, ConversationState> states;

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
          protected boolean removeEldestEntry(Map.Entry<Role, ConversationState> eldest) {
            return size() > most;
          }
        };
  }

  /** What each of them would have said of a turn. */
  List<ShadowDecision> score(KeptTurn kept) {
    List<ShadowDecision> all = new ArrayList<>();
    String workspace = kept.conversation().workspace();
    for (ServingModel model : cast.models().apply(workspace)) {
      decide(kept, model, cast.policy().apply(workspace))
          .ifPresent(decision -> all.add(decided(kept, decision)));
    }
    return all;
  }

  private Optional<Decision> decide(KeptTurn kept, ServingModel model, Policy policy) {
    Role role = new Role(kept.conversation(), model.version());
    ConversationState state =
        Optional.ofNullable(states.get(role)).orElseGet(() -> engine.begin(kept.facts()));
    if (state.turns() >= kept.seq()) {
      return Optional.empty();
    }
    Step step = engine.step(upTo(state, kept, model, policy), kept.turn(), model, policy);
    states.put(role, step.state());
    return Optional.of(step.decision());
  }

  /** The state before a turn: turns that it has not seen yet are played from the stored ones. */
  private ConversationState upTo(
      ConversationState before, KeptTurn kept, ServingModel model, Policy policy) {
    ConversationState state = before;
    while (state.turns() < kept.seq() - 1) {
      int missing = kept.seq() - 1 - state.turns();
      List<StoredTurn> stored =
          turns.listTurns(kept.conversation(), state.turns(), Math.min(PAGE, missing));
      if (stored.isEmpty()) {
        throw new IllegalStateException("turns before " + kept.seq() + " are gone");
      }
      for (StoredTurn one : stored) {
        state = engine.step(state, turn(one), model, policy).state();
      }
    }
    return state;
  }

  private Turn turn(StoredTurn stored) {
    return TurnJson.read(json.read(stored.turn()), "");
  }

  private ShadowDecision decided(KeptTurn kept, Decision decision) {
    return new ShadowDecision(
        kept.conversation(),
        kept.seq(),
        kept.turn().id(),
        verdict(kept.decision()),
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
