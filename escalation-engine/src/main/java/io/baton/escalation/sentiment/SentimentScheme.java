package io.baton.escalation.sentiment;

import io.baton.conversation.Sentiment;
import io.baton.conversation.TurnLabel;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

  /** Names of a milder anger. */
  static final Set<String> ANNOYED =
      Set.of("annoyance", "annoyed", "irritation", "irritated", "impatience", "impatient");

  /** All names of anger, the milder ones too. */
  static final Set<String> ANGRY =
      union(
          ANNOYED,
          Set.of("anger", "angry", "rage", "fury", "furious", "outrage", "outraged", "hostility"),
          Set.of("disgust", "disgusted", "frustration", "frustrated", "upset", "hate", "hatred"));

  private static final Set<String> UNHAPPY =
      union(
          Set.of("sadness", "sad", "unhappy", "unhappiness", "grief", "remorse", "regret"),
          Set.of("fear", "afraid", "fearful", "scared", "anxiety", "anxious", "nervousness"),
          Set.of("nervous", "worry", "worried", "concern", "concerned", "distress", "stress"),
          Set.of("stressed", "pessimism", "pessimistic", "disappointment", "disappointed"),
          Set.of("disapproval", "embarrassment", "embarrassed", "offensive"),
          Set.of("dissatisfied", "dissatisfaction"));
  private static final Set<String> HAPPY =
      union(
          Set.of("joy", "joyful", "happiness", "happy", "delight", "delighted", "pleased"),
          Set.of("optimism", "optimistic", "love", "loving", "trust", "trusting", "admiration"),
          Set.of("gratitude", "grateful", "thankful", "thankfulness", "approval", "amusement"),
          Set.of("amused", "excitement", "excited", "relief", "relieved", "pride", "proud"),
          Set.of("satisfied", "satisfaction", "positive"));

  @SafeVarargs
  private static Set<String> union(Set<String>... sets) {
    return Arrays.stream(sets).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Name of the class that a label puts a turn in, if it says one. Emotions are named in lower
   * case, however people wrote them.
   */
  public Optional<String> of(TurnLabel label) {
    return switch (this) {
      case SENTIMENT -> label.sentiment().map(Sentiment::wireName);
      case EMOTION -> label.emotion().map(SentimentScheme::plain).filter(name -> !name.isEmpty());
      case OFFENSIVE -> label.offensive().map(yes -> yes ? "offensive" : "not-offensive");
      case SATISFACTION ->
          label.satisfaction().isEmpty()
              ? Optional.empty()
              : Optional.of(satisfaction(label.satisfaction().getAsInt()));
    };
  }

  private static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
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
