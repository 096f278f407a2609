package io.baton.training.experiment;

import io.baton.conversation.Checks;

/**
 * A file that an experiment reads.
 *
 * @param path below the folder of the data
 * @param sha256 of the file as it is, in hexadecimal
 * @param conversations how many it holds
 * @param turns how many they have together
 * @param use what it is for
 * @param every 1 where all of them are used, 6 where each sixth is
 */
public record DataFile(
    String path, String sha256, int conversations, int turns, Use use, int every) {

  /** What a file is for. */
  public enum Use {
    /** Split into folds. */
    FOLDS,
    /** Learnt from. */
    TRAIN,
    /** Scored by the model that learnt from the others. */
    TEST
  }

  public DataFile {
    Checks.notBlank("data[].path", path);
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "data[].sha256: '" + sha256 + "' is not 64 hexadecimal digits");
    }
    if (conversations < 1 || turns < 1) {
      throw new IllegalArgumentException(
          "data[]: " + conversations + " conversations with " + turns + " turns");
    }
    if (every < 1 || every > conversations) {
      throw new IllegalArgumentException(
          "data[].every: " + every + " is not from 1 to " + conversations);
    }
  }
}
