package io.baton.conversation;

/**
 * One line of the intent ranking of an NLU.
 *
 * @param intent name; not blank
 * @param confidence in [0, 1]
 */
public record IntentScore(String intent, double confidence) {

  public IntentScore {
    Checks.notBlank("ranking[].intent", intent);
    Checks.probability("ranking[].confidence", confidence);
  }
}
