package io.baton.conversation;

import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns in order, and what is known around them.
 *
 * @param id unique within its history; not blank
 * @param channel such as web
 * @param language BCP 47 tag
 * @param industry such as ecommerce
 * @param startedAt when it began
 * @param customer whom it is with
 * @param turns in order, ids unique
 * @param outcome how it ended
 * @param other unknown fields, kept as read
 */
public record Conversation(
    String id,
    Optional<String> channel,
    Optional<String> language,
    Optional<String> industry,
    Optional<Instant> startedAt,
    Customer customer,
    List<Turn> turns,
    Outcome outcome,
    Map<String, Object> other) {

  public Conversation {
    Checks.notBlank("id", id);
    turns = List.copyOf(turns);
    other = Collections.unmodifiableMap(new LinkedHashMap<>(other));
    Set<String> ids = new HashSet<>();
    for (Turn turn : turns) {
      if (!ids.add(turn.id())) {
        throw new IllegalArgumentException("turns[].id: '" + turn.id() + "' is there twice");
      }
    }
  }

  /** A conversation of which only turns and outcome are known. */
  public static Conversation of(String id, List<Turn> turns, Outcome outcome) {
    return new Conversation(
        id,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Customer.UNKNOWN,
        turns,
        outcome,
        Map.of());
  }

  /** The same conversation with other turns. */
  public Conversation withTurns(List<Turn> others) {
    return new Conversation(
        id, channel, language, industry, startedAt, customer, others, outcome, other);
  }
}
