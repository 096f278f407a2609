package io.baton.training.experiment;

import io.baton.conversation.Conversation;
import io.baton.conversation.Turn;
import io.baton.escalation.sentiment.SentimentScheme;
import io.baton.escalation.text.TokenizedText;
import io.baton.training.evaluation.LabelledText;
import java.util.List;
import java.util.Optional;

/**
 * A turn of which people said what its tone is.
 *
 * @param conversation id of its conversation
 * @param text its tokens
 * @param scheme in which they said it
 * @param label name of the class
 * @param language of the conversation, where it is known
 */
record LabelledTurn(
    String conversation,
    TokenizedText text,
    SentimentScheme scheme,
    String label,
    Optional<String> language) {

  /** Those of some conversations in one scheme, in order; of turns whose tone is read. */
  static List<LabelledTurn> of(List<Conversation> conversations, SentimentScheme scheme) {
    return conversations.stream()
        .flatMap(conversation ->
            conversation.turns().stream().flatMap(turn -> of(turn, scheme, conversation).stream()))
        .toList();
  }

  private static Optional<LabelledTurn> of(
      Turn turn, SentimentScheme scheme, Conversation conversation) {
    return scheme
        .of(turn.label())
        .filter(label -> LabelledText.isRead(turn))
        .map(label ->
            new LabelledTurn(
                conversation.id(),
                TokenizedText.of(turn.text()),
                scheme,
                label,
                conversation.language()));
  }

  /**
   * With what a model says.
   *
   * @param known whether the model was taught the true class
   */
  LabelledText predicted(String name, boolean known) {
    return new LabelledText(scheme, conversation, label, name, language, known);
  }
}
