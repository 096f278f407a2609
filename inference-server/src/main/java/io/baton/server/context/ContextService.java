package io.baton.server.context;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.Turn;
import io.baton.conversation.handoff.Handoff;
import io.baton.conversation.handoff.Owner;
import io.baton.conversation.history.FieldException;
import io.baton.conversation.history.TurnJson;
import io.baton.escalation.turn.ConversationFacts;
import io.baton.server.context.crm.CustomerLookup;
import io.baton.server.context.entity.Corrections;
import io.baton.server.context.input.Cause;
import io.baton.server.context.input.ContextInput;
import io.baton.server.context.input.EntityCorrection;
import io.baton.server.context.input.HeardTurn;
import io.baton.server.context.input.Judged;
import io.baton.server.context.model.CustomerView;
import io.baton.server.context.model.FoundEntity;
import io.baton.server.context.model.HandoffContext;
import io.baton.server.context.model.Suggestion;
import io.baton.server.handoff.HandoffRepository;
import io.baton.server.handoff.HandoffService;
import io.baton.server.http.Json;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.turn.store.ConversationKey;
import io.baton.server.turn.store.TurnRepository;
import io.baton.server.turn.store.TurnRepository.StoredConversation;
import io.baton.server.turn.store.TurnRepository.StoredTurn;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Builds the contexts of handoffs of what is kept. Thread-safe. */
public final class ContextService {

  /** Turns before the last so many are in no context. */
  private static final int MOST_TURNS = 1_000;

  private static final int MOST_EARLIER = 10;

  private final Sources sources;
  private final ContextBuilder builder;
  private final Json json;
  private final Clock clock;

  public ContextService(Sources sources, ContextBuilder builder, Json json, Clock clock) {
    this.sources = sources;
    this.builder = builder;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Where it all comes from.
   *
   * @param lookup of customers in another system
   * @param resolutions that may be suggested
   */
  public record Sources(
      HandoffService handoffs,
      TurnRepository turns,
      ContextRepository contexts,
      CustomerLookup lookup,
      Resolutions resolutions) {}

  /** Suggests resolutions. */
  @FunctionalInterface
  public interface Resolutions {

    /**
     * The one of a conversation; empty where none is grounded well enough.
     *
     * @param turns in order
     * @param language BCP 47 tag of the conversation, if known
     */
    Optional<Suggestion> find(String workspace, List<Turn> turns, Optional<String> language);
  }

  /**
   * Who asks.
   *
   * @param key id
   * @param agent id, if the request told one
   */
  public record Viewer(String key, Optional<String> agent) {}

  /**
   * The context of a handoff. An agent who has the handoff knows the conversation from now on; who
   * sees personal data is written down before.
   *
   * @throws ProblemException 404 if there is no such handoff, 409 if the agent does not have it
   */
  public HandoffContext context(HandoffRepository.Key key, ContextWish wish, Viewer viewer) {
    Handoff handoff = sources.handoffs().find(key);
    ConversationKey conversation = new ConversationKey(key.workspace(), handoff.conversation());
    if (wish.unmasked()) {
      sources
          .contexts()
          .add(
              key.workspace(),
              new ContextRepository.View(
                  UUID.randomUUID().toString(),
                  clock.instant(),
                  viewer.key(),
                  viewer.agent(),
                  handoff.conversation(),
                  handoff.id()));
    }
    HandoffContext context = builder.build(input(conversation, handoff), wish);
    viewer.agent().ifPresent(agent -> sources.handoffs().give(key, kept -> kept.delivering(agent)));
    return context;
  }

  /**
   * Looks whether there is a handoff.
   *
   * @throws ProblemException 404 if there is none of this id
   */
  void check(HandoffRepository.Key key) {
    sources.handoffs().find(key);
  }

  /**
   * Corrects an entity of the conversation of a handoff, from here on in every context of it.
   *
   * @return the entities as they are now, with personal data hidden
   * @throws ProblemException 404 if there is no such handoff, or its conversation is erased
   *     meanwhile, 409 if the agent does not have it
   * @throws FieldException if there is no such entity, or no such turn
   */
  public List<FoundEntity> correct(HandoffRepository.Key key, EntityCorrection wanted) {
    Handoff handoff = sources.handoffs().find(key);
    if (!(handoff.state().owner() instanceof Owner.Agent owner && owner.id().equals(wanted.by()))) {
      throw new ProblemException(
          Problem.of(
              Problem.Kind.CONFLICT,
              "agent",
              "handoff '" + handoff.id() + "' is not with agent '" + wanted.by() + "'"));
    }
    ConversationKey conversation = new ConversationKey(key.workspace(), handoff.conversation());
    ContextInput input = input(conversation, handoff);
    wanted
        .turn()
        .filter(id -> input.turns().stream().noneMatch(heard -> heard.turn().id().equals(id)))
        .ifPresent(id -> {
          throw new FieldException("turn", "there is no turn '" + id + "' in the conversation");
        });
    EntityCorrection found = found(input, wanted);
    if (!sources.contexts().add(conversation, handoff.id(), found)) {
      throw unknown(conversation.id());
    }
    return builder.build(input(conversation, handoff), ContextWish.USUAL).entities();
  }

  /** Whoever sees a value hidden names it as they see it. */
  private EntityCorrection found(ContextInput input, EntityCorrection wanted) {
    if (wanted.was().isEmpty()) {
      return wanted;
    }
    String was = wanted.was().get();
    List<FoundEntity> open = builder.build(input, ContextWish.OPEN).entities();
    List<FoundEntity> hidden = builder.build(input, ContextWish.USUAL).entities();
    for (int i = 0; i < open.size(); i++) {
      boolean same = open.get(i).type().equals(wanted.type());
      if (same && (Corrections.is(open.get(i), was) || Corrections.is(hidden.get(i), was))) {
        return new EntityCorrection(
            wanted.type(),
            Optional.of(open.get(i).value()),
            wanted.value(),
            wanted.turn(),
            wanted.by(),
            wanted.at());
      }
    }
    throw new FieldException("was", "there is no " + wanted.type() + " '" + was + "'");
  }

  private ContextInput input(ConversationKey key, Handoff handoff) {
    StoredConversation stored =
        sources.turns().findConversation(key).orElseThrow(() -> unknown(key.id()));
    JsonNode facts = json.read(stored.facts());
    int after = Math.max(0, stored.turns() - MOST_TURNS);
    List<HeardTurn> turns =
        sources.turns().listTurns(key, after, MOST_TURNS).stream().map(this::heard).toList();
    return new ContextInput(
        key.id(),
        new ConversationFacts(
            text(facts, "channel"),
            text(facts, "language"),
            text(facts, "industry"),
            text(facts, "tier")),
        stored.createdAt(),
        turns,
        new Cause(
            Optional.of(handoff.id()),
            handoff.why().reason(),
            Optional.of(handoff.why().detail()).filter(detail -> !detail.isBlank()),
            handoff.why().turn()),
        customer(key, text(facts, "customerId")),
        sources.contexts().listNotes(key),
        sources
            .resolutions()
            .find(
                key.workspace(),
                turns.stream().map(HeardTurn::turn).toList(),
                text(facts, "language")),
        sources.contexts().listCorrections(key));
  }

  private static ProblemException unknown(String conversation) {
    return new ProblemException(
        Problem.of(Problem.Kind.NOT_FOUND, "there is no conversation '" + conversation + "'"));
  }

  private static Optional<String> text(JsonNode facts, String name) {
    return facts.hasNonNull(name) ? Optional.of(facts.path(name).asText()) : Optional.empty();
  }

  private HeardTurn heard(StoredTurn stored) {
    Turn turn = TurnJson.read(json.read(stored.turn()), "");
    JsonNode answer = json.read(stored.response());
    return new HeardTurn(
        stored.seq(),
        turn,
        answer.hasNonNull("action") ? Optional.of(Judged.read(answer)) : Optional.empty());
  }

  private CustomerView customer(ConversationKey key, Optional<String> id) {
    if (id.isEmpty()) {
      return new CustomerView(id, List.of(), List.of(), List.of());
    }
    CustomerLookup.Answer found = sources.lookup().find(id.get());
    return new CustomerView(
        id,
        found.fields(),
        found.lookups(),
        sources.contexts().listEarlier(key, id.get(), MOST_EARLIER));
  }

  /**
   * Who saw the personal data of a conversation, oldest first, at most so many.
   *
   * @throws ProblemException 404 if the conversation is unknown and nobody ever did
   */
  public List<ContextRepository.View> views(
      ConversationKey conversation, Optional<ContextRepository.After> after, int most) {
    List<ContextRepository.View> views = sources.contexts().listViews(conversation, after, most);
    if (views.isEmpty() && sources.turns().findConversation(conversation).isEmpty()) {
      throw unknown(conversation.id());
    }
    return views;
  }
}
