package io.baton.escalation.sentiment;

import io.baton.conversation.Sentiment;
import io.baton.conversation.decision.Tone;
import io.baton.escalation.kernel.SparseLinear;
import io.baton.escalation.kernel.WordMemo;
import io.baton.escalation.text.FeatureKeys;
import io.baton.escalation.text.TokenizedText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Reads the tone of a text by a linear model over hashed words and letters, with a head for each
 * scheme that it was taught. Pure and thread-safe.
 */
public final class SentimentModel implements ToneReader {

  /** About how many features a letter is part of. */
  private static final int LETTERS_A_LETTER = 4;

  private final String version;
  private final SparseLinear linear;
  private final List<SentimentHead> heads;
  private final int angry;
  private final boolean meanings;
  private final WordMemo<Letters> letters = new WordMemo<>();

  /**
   * Of the letters of a token.
   *
   * @param sums of their weights, for each class of each head
   * @param count of the features
   */
  private record Letters(double[] sums, int count) {}

  /**
   * @param linear one head for each class of each of the heads, in their order
   * @param heads at least one, in the order of their schemes
   * @param meanings whether it reads what words mean
   * @throws IllegalArgumentException if they do not fit together
   */
  public SentimentModel(
      String version, SparseLinear linear, List<SentimentHead> heads, boolean meanings) {
    this.version = version;
    this.linear = linear;
    this.meanings = meanings;
    this.heads = List.copyOf(heads);
    this.angry = angry(heads);
    int classes = heads.stream().mapToInt(SentimentHead::size).sum();
    if (heads.isEmpty() || classes != linear.heads()) {
      throw new IllegalArgumentException(
          "sentiment: " + classes + " classes and " + linear.heads() + " linear models");
    }
  }

  /** Which model it is. */
  public String version() {
    return version;
  }

  /** The linear model. */
  public SparseLinear linear() {
    return linear;
  }

  /** Whether it reads what words mean; the first models did not. */
  public boolean meanings() {
    return meanings;
  }

  /** In which schemes it answers. */
  public List<SentimentHead> heads() {
    return heads;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Negative, neutral and positive are those of the scheme sentiment if it was taught, else of
   * the first that was, its classes put on their sides. Frustration is the probability of an angry
   * emotion, annoyance counting half, where such emotions were taught; else the mean, over the
   * schemes, of the probability of what an angry customer's text would be called: negative,
   * offensive, dissatisfied.
   */
  @Override
  public Tone tone(TokenizedText text) {
    if (text.size() == 0) {
      return Tone.NEUTRAL;
    }
    double[] logOdds = logOdds(text);
    double[] sides = new double[0];
    double frustration = 0;
    int from = 0;
    for (int i = 0; i < heads.size(); i++) {
      SentimentHead head = heads.get(i);
      double[] p = head.probabilities(Arrays.copyOfRange(logOdds, from, from + head.size()));
      sides = sides.length == 0 ? sides(head, p) : sides;
      frustration += weight(i) * frustration(head, p);
      from += head.size();
    }
    return new Tone(sides[0], sides[1], sides[2], Math.clamp(frustration, 0, 1));
  }

  private double weight(int head) {
    if (angry < 0) {
      return 1.0 / heads.size();
    }
    return head == angry ? 1 : 0;
  }

  /** Position of the head that knows angry emotions; -1 where none does. */
  private static int angry(List<SentimentHead> heads) {
    for (int i = 0; i < heads.size(); i++) {
      if (heads.get(i).scheme() == SentimentScheme.EMOTION
          && heads.get(i).classes().stream().anyMatch(SentimentScheme.ANGRY::contains)) {
        return i;
      }
    }
    return -1;
  }

  private static double[] sides(SentimentHead head, double[] p) {
    double[] sides = new double[3];
    for (int i = 0; i < p.length; i++) {
      sides[SentimentScheme.side(head.classes().get(i)).ordinal()] += p[i];
    }
    return sides;
  }

  private static double frustration(SentimentHead head, double[] p) {
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      String name = head.classes().get(i);
      boolean negative = SentimentScheme.side(name) == Sentiment.NEGATIVE;
      double share = head.scheme() == SentimentScheme.EMOTION ? anger(name) : negative ? 1 : 0;
      sum += share * p[i];
    }
    return sum;
  }

  private static double anger(String emotion) {
    if (!SentimentScheme.ANGRY.contains(emotion)) {
      return 0;
    }
    return SentimentScheme.ANNOYED.contains(emotion) ? 0.5 : 1;
  }

  /** The class of a scheme that a text is in, if the model was taught that scheme. */
  public Optional<String> named(SentimentScheme scheme, TokenizedText text) {
    double[] logOdds = logOdds(text);
    int from = 0;
    for (SentimentHead head : heads) {
      if (head.scheme() == scheme) {
        double[] p = head.probabilities(Arrays.copyOfRange(logOdds, from, from + head.size()));
        return Optional.of(head.classes().get(head.named(p)));
      }
      from += head.size();
    }
    return Optional.empty();
  }

  /** Log-odds of every class of every head, uncalibrated. */
  double[] logOdds(TokenizedText text) {
    IntFunction<Letters> maker = token -> letters(text.token(token));
    FeatureKeys features = ToneFeatures.withoutLetters(text, meanings);
    double[] sums = sums(features);
    int count = features.size();
    for (int i = 0; i < text.size(); i++) {
      Letters word = letters.of(text.hash(i), i, maker);
      count += word.count();
      for (int head = 0; head < sums.length; head++) {
        sums[head] += word.sums()[head];
      }
    }
    double scale = FeatureKeys.scale(count);
    for (int head = 0; head < sums.length; head++) {
      sums[head] = linear.bias(head) + sums[head] * scale;
    }
    return sums;
  }

  private Letters letters(String token) {
    FeatureKeys keys = new FeatureKeys(LETTERS_A_LETTER * token.length());
    ToneFeatures.addLetters(token, keys);
    return new Letters(sums(keys), keys.size());
  }

  /** The weights of some features, for each class of each head. */
  private double[] sums(FeatureKeys features) {
    double[] sums = new double[linear.heads()];
    for (int i = 0; i < features.size(); i++) {
      int row = linear.row(features.get(i));
      if (row >= 0) {
        for (int head = 0; head < sums.length; head++) {
          sums[head] += linear.weight(row, head);
        }
      }
    }
    return sums;
  }
}
