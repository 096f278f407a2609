package io.baton.training.generate.wording;

/**
 * What a customer may want.
 *
 * @param industry such as banking
 * @param intent its name, and that of its sentences
 * @param difficulty for a bot, in [0, 1]
 * @param sensitive whether many would want a human for it at once, without being angry
 * @param number whether the bot asks for a reference number
 */
public record Goal(
    String industry, String intent, double difficulty, boolean sensitive, boolean number) {

  public Goal {
    if (!(difficulty >= 0 && difficulty <= 1)) {
      throw new IllegalArgumentException("difficulty: " + difficulty + " is not in [0, 1]");
    }
  }

  /** Reads {@code industry, intent, difficulty, sensitive or plain, number or none}. */
  public static Goal of(String line) {
    String[] parts = line.split("\t", -1);
    return new Goal(
        parts[0],
        parts[1],
        Double.parseDouble(parts[2]),
        parts[3].equals("sensitive"),
        parts[4].equals("number"));
  }
}
