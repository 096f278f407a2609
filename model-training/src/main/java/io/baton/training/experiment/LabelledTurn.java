package io.baton.training.experiment;

import io.baton.conversation.Conversation;
import io.baton.conversation.Turn;
import io.baton.escalation.sentiment.SentimentScheme;
import io.baton.escalation.text.TokenizedText;
import java.util.List;
import java.util.Optional;

/**
 * A turn of which people said what its tone is.
 *
 * @param text its tokens
 * @param scheme in which they said it: of emotion, offensive and sentiment the first that is there
 * @param label name of the class
 */
record LabelledTurn(TokenizedText text, SentimentScheme scheme, String label) {

  private static final List<SentimentScheme> SCHEMES =
      List.of(SentimentScheme.EMOTION, SentimentScheme.OFFENSIVE, SentimentScheme.SENTIMENT);

  /** Those of some conversations, in order. */
  static List<LabelledTurn> of(List<Conversation> conversations) {
    return conversations.stream()
        .flatMap(conversation -> conversation.turns().stream())
        .flatMap(turn -> of(turn).stream())
        .toList();
  }

  private static Optional<LabelledTurn> of(Turn turn) {
    return turn.text().flatMap(text -> labelled(turn, TokenizedText.of(text)));
  }

  private static Optional<LabelledTurn> labelled(Turn turn, TokenizedText text) {
    return SCHEMES.stream()
        .flatMap(scheme ->
            scheme.of(turn.label()).map(label -> new LabelledTurn(text, scheme, label)).stream())
        .findFirst();
  }
}
