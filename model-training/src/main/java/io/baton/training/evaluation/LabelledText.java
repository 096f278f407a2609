package io.baton.training.evaluation;

import io.baton.conversation.Checks;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.escalation.sentiment.SentimentScheme;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One turn of which people said what its tone is, with what a model says.
 *
 * @param scheme in which they said it
 * @param conversation id of its conversation
 * @param truth name of the class, such as negative or anger
 * @param predicted name of the class
 * @param language of the conversation, where it is known
 * @param known whether the model was taught the true class
 */
public record LabelledText(
    SentimentScheme scheme,
    String conversation,
    String truth,
    String predicted,
    Optional<String> language,
    boolean known) {

  public LabelledText {
    Checks.notBlank("conversation", conversation);
    Checks.notBlank("truth", truth);
    Checks.notBlank("predicted", predicted);
  }

  /** Whether the tone of a turn is read: the engine reads that of what customers write. */
  public static boolean isRead(Turn turn) {
    return turn.speaker() == Speaker.CUSTOMER
        && turn.text().filter(text -> !text.isBlank()).isPresent();
  }

  /**
   * Those of one scheme, for the classes of several cannot be counted together: the scheme in which
   * most have a class that the model knows, sentiment before others that have as many.
   */
  static List<LabelledText> ofOneScheme(List<LabelledText> texts) {
    Map<SentimentScheme, Integer> known = new EnumMap<>(SentimentScheme.class);
    texts.forEach(text -> known.merge(text.scheme(), text.known() ? 1 : 0, Integer::sum));
    return known.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(most -> texts.stream().filter(text -> text.scheme() == most.getKey()).toList())
        .orElse(List.of());
  }
}
