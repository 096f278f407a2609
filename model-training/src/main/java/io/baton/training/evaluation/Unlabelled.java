package io.baton.training.evaluation;

import io.baton.conversation.Conversation;
import io.baton.conversation.Outcome;
import io.baton.conversation.Turn;
import io.baton.conversation.TurnLabel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes away what people said afterwards, so that no model can read the answer. */
public final class Unlabelled {

  /**
   * Unknown fields of a turn that came to it afterwards: what a label had beside its known fields,
   * the label as an import found it, and what a server decided, as its export tells it.
   */
  private static final Set<String> AFTERWARDS = Set.of("label", "benchmarkLabel", "decision");

  private Unlabelled() {}

  /**
   * The conversation without outcome and labels, and without its unknown fields. Those of a turn
   * stay: a server reads in them what the bot tried, and that an attachment is an answer.
   */
  public static Conversation of(Conversation conversation) {
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
        said(turn));
  }

  private static Map<String, Object> said(Turn turn) {
    Map<String, Object> said = new LinkedHashMap<>(turn.other());
    said.keySet().removeAll(AFTERWARDS);
    return said;
  }
}
