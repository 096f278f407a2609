package io.baton.server.context.input;

import io.baton.escalation.turn.ConversationFacts;
import io.baton.server.context.model.CustomerView;
import io.baton.server.context.model.Note;
import io.baton.server.context.model.Suggestion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that a context object is made of.
 *
 * @param conversation id
 * @param facts known before its first turn
 * @param startedAt when it began
 * @param turns of the conversation, in order; the last so many of a very long one
 * @param cause why there is a handoff
 * @param customer with the profile and earlier conversations; the tier of the facts is added
 * @param notes of agents, oldest first
 * @param suggestion that others found, if any
 * @param corrections of entities by agents, oldest first
 */
public record ContextInput(
    String conversation,
    ConversationFacts facts,
    Instant startedAt,
    List<HeardTurn> turns,
    Cause cause,
    CustomerView customer,
    List<Note> notes,
    Optional<Suggestion> suggestion,
    List<EntityCorrection> corrections) {

  public ContextInput {
    turns = List.copyOf(turns);
    notes = List.copyOf(notes);
    corrections = List.copyOf(corrections);
  }

  /** How many turns the conversation has. */
  public int total() {
    return turns.isEmpty() ? 0 : turns.getLast().seq();
  }
}
