package io.baton.server.context.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.baton.conversation.IntentScore;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The intent of a customer's turn.
 *
 * @param seq of the turn
 * @param turn id
 * @param intent as the NLU names it
 * @param confidence in [0, 1], if it was told
 * @param ranking further intents, best first
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record IntentAt(
    int seq, String turn, String intent, OptionalDouble confidence, List<IntentScore> ranking) {

  public IntentAt {
    ranking = List.copyOf(ranking);
  }
}
