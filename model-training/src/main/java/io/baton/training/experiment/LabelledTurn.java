package io.baton.training.experiment;

import io.baton.conversation.Conversation;
import io.baton.conversation.Turn;
import io.baton.escalation.text.TokenizedText;
import java.util.List;
import java.util.Optional;

/**
 * A turn of which people said what its tone is.
 *
 * @param text its tokens
 * @param label the emotion, else offensive or not-offensive, else the sentiment
 */
record LabelledTurn(TokenizedText text, String label) {

  /** Those of some conversations, in order. */
  static List<LabelledTurn> of(List<Conversation> conversations) {
    return conversations.stream()
        .flatMap(conversation -> conversation.turns().stream())
        .flatMap(turn -> of(turn).stream())
        .toList();
  }

  private static Optional<LabelledTurn> of(Turn turn) {
    return turn.text()
        .flatMap(text -> label(turn).map(label -> new LabelledTurn(TokenizedText.of(text), label)));
  }

  private static Optional<String> label(Turn turn) {
    return turn.label()
        .emotion()
        .or(() -> turn.label().offensive().map(yes -> yes ? "offensive" : "not-offensive"))
        .or(() -> turn.label().sentiment().map(sentiment -> sentiment.wireName()));
  }
}
