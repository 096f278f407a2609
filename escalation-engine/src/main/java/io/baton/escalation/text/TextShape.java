package io.baton.escalation.text;

/**
 * How a text looks, apart from its words.
 *
 * @param characters UTF-16 code units
 * @param letters of any script
 * @param capitals upper-case letters
 * @param digits decimal digits
 * @param exclamations exclamation marks
 * @param questions question marks
 * @param emoji pictographs
 * @param longestRun most times that one letter stands in a row
 */
public record TextShape(
    int characters,
    int letters,
    int capitals,
    int digits,
    int exclamations,
    int questions,
    int emoji,
    int longestRun) {

  /** Share of letters that are capitals, in [0, 1]; 0 without letters. */
  public double capitalShare() {
    return letters == 0 ? 0 : (double) capitals / letters;
  }
}
