package io.baton.training.experiment;

import io.baton.conversation.Conversation;
import io.baton.conversation.Turn;
import io.baton.escalation.sentiment.SentimentScheme;
import io.baton.escalation.text.TokenizedText;
import io.baton.training.evaluation.LabelledText;
import java.util.List;
import java.util.Map;
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

  private static final List<SentimentScheme> SCHEMES =
      List.of(
          SentimentScheme.EMOTION,
          SentimentScheme.OFFENSIVE,
          SentimentScheme.SENTIMENT,
          SentimentScheme.SATISFACTION);

  /** Those of some conversations, in order, in whichever scheme. */
  static List<LabelledTurn> of(List<Conversation> conversations) {
    return of(conversations, Map.of());
  }

  /**
   * Those of some conversations, in order.
   *
   * @param known schemes that count, with the labels that can be told; empty where all count. Where
   *     people used several schemes, one whose label can be told comes first, else emotion,
   *     offensive, sentiment and satisfaction in this order
   */
  static List<LabelledTurn> of(
      List<Conversation> conversations, Map<SentimentScheme, List<String>> known) {
    return conversations.stream()
        .flatMap(conversation ->
            conversation.turns().stream().flatMap(turn -> of(turn, known, conversation).stream()))
        .toList();
  }

  private static Optional<LabelledTurn> of(
      Turn turn, Map<SentimentScheme, List<String>> known, Conversation conversation) {
    if (turn.text().isEmpty()) {
      return Optional.empty();
    }
    TokenizedText text = TokenizedText.of(turn.text());
    List<LabelledTurn> labelled =
        SCHEMES.stream()
            .filter(scheme -> known.isEmpty() || known.containsKey(scheme))
            .flatMap(scheme ->
                scheme.of(turn.label()).stream()
                    .map(label ->
                        new LabelledTurn(
                            conversation.id(), text, scheme, label, conversation.language())))
            .toList();
    return labelled.stream()
        .filter(one -> known.getOrDefault(one.scheme(), List.of()).contains(one.label()))
        .findFirst()
        .or(() -> labelled.stream().findFirst());
  }

  /** With what a model says. */
  LabelledText predicted(String name) {
    return new LabelledText(conversation, label, name, language);
  }
}
