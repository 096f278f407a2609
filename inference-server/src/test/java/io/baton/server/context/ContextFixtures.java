package io.baton.server.context;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.conversation.Conversation;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Action;
import io.baton.conversation.handoff.HandoffReason;
import io.baton.conversation.history.ConversationJson;
import io.baton.escalation.ConversationState;
import io.baton.escalation.EscalationEngine;
import io.baton.escalation.ServingModel;
import io.baton.escalation.Step;
import io.baton.escalation.bundle.ModelBundle;
import io.baton.escalation.bundle.StarterBundle;
import io.baton.escalation.policy.Policy;
import io.baton.escalation.policy.PolicyReader;
import io.baton.escalation.turn.ConversationFacts;
import io.baton.server.context.input.Cause;
import io.baton.server.context.input.ContextInput;
import io.baton.server.context.input.HeardTurn;
import io.baton.server.context.input.Judged;
import io.baton.server.context.model.CustomerView;
import io.baton.server.context.model.CustomerView.Earlier;
import io.baton.server.context.model.CustomerView.Field;
import io.baton.server.context.model.Note;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Conversations that were written for these tests, and those of the demo, with real decisions. */
public final class ContextFixtures {

  /** When all of it happens. */
  public static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");

  private final EscalationEngine engine = new EscalationEngine();
  private final ServingModel model;
  private final Policy policy = PolicyReader.readDefault();

  /** With the model that comes with Baton. */
  public ContextFixtures() {
    ModelBundle bundle = StarterBundle.read();
    this.model = ServingModel.of(bundle.escalation(), bundle.tone());
  }

  /** All of them. */
  public List<ContextInput> all() {
    return Stream.of(
            "/io/baton/server/context/conversations.jsonl",
            "/io/baton/server/demo/conversations.jsonl")
        .flatMap(resource -> conversations(resource).stream())
        .map(this::input)
        .toList();
  }

  /** The one of this id. */
  public ContextInput one(String id) {
    return conversations("/io/baton/server/context/conversations.jsonl").stream()
        .filter(conversation -> conversation.id().equals(id))
        .findFirst()
        .map(this::input)
        .orElseThrow();
  }

  private static List<Conversation> conversations(String resource) {
    ObjectMapper mapper = new ObjectMapper();
    try (InputStream in = ContextFixtures.class.getResourceAsStream(resource)) {
      List<Conversation> read = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        read.add(ConversationJson.read(mapper.readTree(line)));
      }
      return read;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(resource, e);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  /** What is known of a conversation when it is handed off at its last turn. */
  public ContextInput input(Conversation conversation) {
    List<HeardTurn> heard = new ArrayList<>();
    ConversationState state = engine.begin(ConversationFacts.of(conversation));
    Optional<String> at = Optional.empty();
    for (Turn turn : conversation.turns()) {
      Step step = engine.step(state, turn, model, policy);
      state = step.state();
      heard.add(new HeardTurn(heard.size() + 1, turn, Optional.of(Judged.of(step.decision()))));
      if (step.decision().action() == Action.HAND_OFF) {
        at = Optional.of(turn.id());
      }
    }
    // Those that are made up have all reasons in turn.
    HandoffReason[] reasons = HandoffReason.values();
    HandoffReason reason =
        conversation.id().startsWith("generated")
            ? reasons[Math.floorMod(conversation.id().hashCode(), reasons.length)]
            : HandoffReason.EXPLICIT_REQUEST;
    return new ContextInput(
        conversation.id(),
        ConversationFacts.of(conversation),
        NOW.minusSeconds(3600),
        heard,
        new Cause(Optional.of("h-1"), reason, Optional.of("ladder:loop"), at),
        customer(),
        List.of(new Note(NOW.minusSeconds(90), "agent-7", "was called on +49 151 23456789")),
        Optional.empty(),
        List.of());
  }

  private static CustomerView customer() {
    return new CustomerView(
        Optional.of("c-4711"),
        List.of(
            new Field("email", "anna@example.com", "crm", NOW),
            new Field("city", "Porto", "crm", NOW)),
        List.of(
            new CustomerView.Lookup("crm", CustomerView.Lookup.Status.FOUND, Optional.empty(), 12)),
        List.of(
            new Earlier(
                "earlier-1",
                NOW.minusSeconds(86_400),
                7,
                Optional.of("refund"),
                Optional.of("loop"),
                Optional.of(true))));
  }
}
