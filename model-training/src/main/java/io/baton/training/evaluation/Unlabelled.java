package io.baton.training.evaluation;

import io.baton.conversation.Conversation;
import io.baton.conversation.Outcome;
import io.baton.conversation.Turn;
import io.baton.conversation.TurnLabel;
import java.util.List;
import java.util.Map;

/** Takes away what people said afterwards, so that no model can read the answer. */
final class Unlabelled {

  private Unlabelled() {}

  /** The conversation without outcome, labels and unknown fields. */
  static Conversation of(Conversation conversation) {
    List<Turn> turns = conversation.turns().stream().map(Unlabelled::of).toList();
    return new Conversation(
        conversation.id(),
        conversation.channel(),
        conversation.language(),
        conversation.industry(),
        conversation.startedAt(),
        conversation.customer(),
        turns,
        Outcome.UNKNOWN,
        Map.of());
  }

  private static Turn of(Turn turn) {
    return new Turn(
        turn.id(),
        turn.speaker(),
        turn.at(),
        turn.text(),
        turn.intent(),
        turn.confidence(),
        turn.ranking(),
        turn.entities(),
        turn.fallback(),
        turn.replyId(),
        turn.behaviour(),
        turn.signals(),
        TurnLabel.NONE,
        Map.of());
  }
}
