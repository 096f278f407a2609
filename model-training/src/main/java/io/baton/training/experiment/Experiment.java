package io.baton.training.experiment;

import io.baton.conversation.Checks;
import java.util.List;

/**
 * A run that others can repeat.
 *
 * @param name as in {@code reproduce NAME}
 * @param title what is measured
 * @param folds of the cross-validation; 0 where train and test are files of their own
 * @param seed of folds and training
 * @param data the files
 * @param variants one or more ways of running it
 */
public record Experiment(
    String name, String title, int folds, long seed, List<DataFile> data, List<Variant> variants) {

  public Experiment {
    Checks.notBlank("name", name);
    Checks.notBlank("title", title);
    data = List.copyOf(data);
    variants = List.copyOf(variants);
    if (data.isEmpty() || variants.isEmpty()) {
      throw new IllegalArgumentException(name + ": data and variants must not be empty");
    }
    boolean split = data.stream().allMatch(file -> file.use() == DataFile.Use.FOLDS);
    boolean given = data.stream().noneMatch(file -> file.use() == DataFile.Use.FOLDS);
    if (folds == 1 || folds < 0 || !(folds > 0 ? split : given)) {
      throw new IllegalArgumentException(
          name + ": " + folds + " folds do not fit the use of the data files");
    }
  }

  /**
   * The same with some of its variants.
   *
   * @param names of the variants; all where there are none
   * @throws ExperimentException if there is no variant of a name
   */
  public Experiment only(List<String> names) {
    List<String> known = variants.stream().map(Variant::name).toList();
    for (String wanted : names) {
      if (!known.contains(wanted)) {
        throw new ExperimentException(
            name + " has no variant '" + wanted + "'; there are " + String.join(" | ", known));
      }
    }
    List<Variant> kept =
        variants.stream().filter(one -> names.isEmpty() || names.contains(one.name())).toList();
    return new Experiment(name, title, folds, seed, data, kept);
  }
}
