package io.baton.training.experiment;

import io.baton.conversation.Conversation;
import io.baton.conversation.Turn;
import io.baton.escalation.sentiment.SentimentScheme;
import io.baton.escalation.text.TokenizedText;
import io.baton.training.evaluation.LabelledText;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  private static final List<SentimentScheme> SCHEMES =
      List.of(
          SentimentScheme.EMOTION,
          SentimentScheme.OFFENSIVE,
          SentimentScheme.SENTIMENT,
          SentimentScheme.SATISFACTION);

  /** Those of some conversations, in order, in whichever scheme. */
  static List<LabelledTurn> of(List<Conversation> conversations) {
    return of(conversations, Set.copyOf(SCHEMES));
  }

  /**
   * Those of some conversations, in order.
   *
   * @param known schemes that count; where people used several of them, emotion comes before
   *     offensive, sentiment and satisfaction
   */
  static List<LabelledTurn> of(List<Conversation> conversations, Set<SentimentScheme> known) {
    List<SentimentScheme> schemes = SCHEMES.stream().filter(known::contains).toList();
    return conversations.stream()
        .flatMap(conversation ->
            conversation.turns().stream().flatMap(turn -> of(turn, schemes, conversation).stream()))
        .toList();
  }

  private static Optional<LabelledTurn> of(
      Turn turn, List<SentimentScheme> schemes, Conversation conversation) {
    if (turn.text().isEmpty()) {
      return Optional.empty();
    }
    TokenizedText text = TokenizedText.of(turn.text());
    return schemes.stream()
        .flatMap(scheme ->
            scheme.of(turn.label()).stream()
                .map(label ->
                    new LabelledTurn(
                        conversation.id(), text, scheme, label, conversation.language())))
        .findFirst();
  }

  /** With what a model says. */
  LabelledText predicted(String name) {
    return new LabelledText(conversation, label, name, language);
  }
}
