package io.baton.server.outcome;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Handoffs of a mode together. Means are absent where nothing was answered.
 *
 * @param mode warm or cold
 * @param surveys asked and answered
 * @param csat answers about satisfaction, 1 to 5
 * @param effort answers about effort, 1 to 7
 * @param resolved handoffs by what their agents recorded
 * @param botCouldHave the same
 * @param timing the same
 */
public record ModeSummary(
    String mode,
    int handoffs,
    Surveys surveys,
    Scores csat,
    Scores effort,
    Map<String, Integer> resolved,
    Map<String, Integer> botCouldHave,
    Map<String, Integer> timing) {

  /** How many customers were asked, and how many of those said something. */
  public record Surveys(int asked, int answered) {}

  /**
   * Answers.
   *
   * @param n how many
   * @param favourable part of them that is at least 4 of 5, or 5 of 7
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Scores(int n, OptionalDouble mean, OptionalDouble favourable) {}
}
