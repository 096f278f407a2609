package io.baton.escalation.signal;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When a signal is there. The defaults are of the default policy.
 *
 * @param confidenceFloor an intent below it counts as not understood, [0, 1]
 * @param confidenceMargin two best intents closer than this count as not understood, [0, 1]
 * @param confidenceTurns customer turns in a row that must be so, 1 to 10
 * @param frustrationLevel of the conversation that is too much, [0, 1]
 * @param sentimentFall fall of valence within four customer turns, to a negative one, that is too
 *     much, [0, 2]
 * @param loopSimilarity of two turns that counts as saying it again, [0, 1]
 * @param failures of the bot on one topic that are too many, 1 to 10
 * @param longGapSeconds silence of the customer that tells, more than 0
 * @param ignoredModalities of outside signals that are passed over, such as voice or video, for
 *     want of a consent or because the law of a region forbids it; in lower case, none is blank
 */
public record SignalSettings(
    double confidenceFloor,
    double confidenceMargin,
    int confidenceTurns,
    double frustrationLevel,
    double sentimentFall,
    double loopSimilarity,
    int failures,
    double longGapSeconds,
    Set<String> ignoredModalities) {

  /** What holds where a policy says nothing. */
  public static final SignalSettings DEFAULT =
      new SignalSettings(0.4, 0.05, 2, 0.6, 0.9, 0.6, 3, 240, Set.of());

  public SignalSettings {
    within("confidenceFloor", confidenceFloor, 1);
    within("confidenceMargin", confidenceMargin, 1);
    within("frustrationLevel", frustrationLevel, 1);
    within("sentimentFall", sentimentFall, 2);
    within("loopSimilarity", loopSimilarity, 1);
    count("confidenceTurns", confidenceTurns);
    count("failures", failures);
    if (!(longGapSeconds > 0)) {
      throw new IllegalArgumentException(
          "longGapSeconds: " + longGapSeconds + " is not more than 0");
    }
    if (ignoredModalities.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("ignoredModalities: none may be blank");
    }
    ignoredModalities =
        ignoredModalities.stream()
            .map(modality -> modality.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether what comes by a modality is passed over. */
  boolean ignores(String modality) {
    return !ignoredModalities.isEmpty()
        && ignoredModalities.contains(modality.toLowerCase(Locale.ROOT));
  }

  private static void within(String field, double value, double most) {
    if (!(value >= 0 && value <= most)) {
      throw new IllegalArgumentException(field + ": " + value + " is not in [0, " + most + "]");
    }
  }

  private static void count(String field, int value) {
    if (value < 1 || value > 10) {
      throw new IllegalArgumentException(field + ": " + value + " is not in 1..10");
    }
  }
}
