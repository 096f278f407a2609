package io.baton.escalation.sentiment;

import io.baton.conversation.Sentiment;
import io.baton.conversation.TurnLabel;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What people may say of the tone of a turn; a model answers in those that it has learnt. */
public enum SentimentScheme {
  /** negative, neutral, positive. */
  SENTIMENT,
  /** An emotion by name. */
  EMOTION,
  /** offensive, not-offensive. */
  OFFENSIVE,
  /** dissatisfied (1 or 2 of 5), indifferent (3), satisfied (4 or 5). */
  SATISFACTION;

  static final String ANNOYANCE = "annoyance";
  static final Set<String> ANGRY = Set.of("anger", "disgust", ANNOYANCE, "frustration");
  private static final Set<String> UNHAPPY =
      Set.of("sadness", "fear", "pessimism", "disappointment", "offensive", "dissatisfied");
  private static final Set<String> HAPPY =
      Set.of("joy", "optimism", "love", "trust", "gratitude", "satisfied", "positive");

  /** Name of the class that a label puts a turn in, if it says one. */
  public Optional<String> of(TurnLabel label) {
    return switch (this) {
      case SENTIMENT -> label.sentiment().map(Sentiment::wireName);
      case EMOTION -> label.emotion().filter(name -> !name.isBlank());
      case OFFENSIVE -> label.offensive().map(yes -> yes ? "offensive" : "not-offensive");
      case SATISFACTION ->
          label.satisfaction().isEmpty()
              ? Optional.empty()
              : Optional.of(satisfaction(label.satisfaction().getAsInt()));
    };
  }

  private static String satisfaction(int grade) {
    if (grade == 3) {
      return "indifferent";
    }
    return grade < 3 ? "dissatisfied" : "satisfied";
  }

  /** On which side a class of any scheme is; unknown ones are neutral. */
  public static Sentiment side(String name) {
    if (name.equals("negative") || ANGRY.contains(name) || UNHAPPY.contains(name)) {
      return Sentiment.NEGATIVE;
    }
    return HAPPY.contains(name) ? Sentiment.POSITIVE : Sentiment.NEUTRAL;
  }

  /** The name in files: lower case. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
