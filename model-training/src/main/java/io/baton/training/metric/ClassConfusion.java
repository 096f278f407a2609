package io.baton.training.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What a classifier with several classes makes of its input.
 *
 * @param classes names of the classes, sorted; those that are true somewhere or were predicted, or
 *     were asked for
 * @param counts for each true class (in the order of {@code classes}) how often each was predicted
 */
public record ClassConfusion(List<String> classes, List<List<Long>> counts) {

  public ClassConfusion {
    classes = List.copyOf(classes);
    counts = counts.stream().map(List::copyOf).toList();
  }

  /**
   * Counts what was predicted against what is true.
   *
   * @throws IllegalArgumentException if there is not one prediction for each truth
   */
  public static ClassConfusion of(List<String> predicted, List<String> truth) {
    return of(predicted, truth, names(predicted, truth));
  }

  /**
   * The same with these classes, also of those that do not occur.
   *
   * @param names sorted, all that are true somewhere or were predicted
   */
  public static ClassConfusion of(List<String> predicted, List<String> truth, List<String> names) {
    Pairs.sameLength(predicted.size(), truth.size());
    long[][] cells = new long[names.size()][names.size()];
    for (int i = 0; i < truth.size(); i++) {
      cells[names.indexOf(truth.get(i))][names.indexOf(predicted.get(i))]++;
    }
    List<List<Long>> rows = new ArrayList<>();
    for (long[] row : cells) {
      rows.add(Arrays.stream(row).boxed().toList());
    }
    return new ClassConfusion(names, rows);
  }

  private static List<String> names(Collection<String> predicted, Collection<String> truth) {
    TreeSet<String> names = new TreeSet<>(predicted);
    names.addAll(truth);
    return List.copyOf(names);
  }

  /** F1 of one class against all others, in [0, 1]; 0 of a class that does not occur. */
  public double f1(String name) {
    int at = classes.indexOf(name);
    if (at < 0) {
      throw new IllegalArgumentException("class: '" + name + "' is none of " + classes);
    }
    long hit = counts.get(at).get(at);
    long row = counts.get(at).stream().mapToLong(Long::longValue).sum();
    long column = counts.stream().mapToLong(cells -> cells.get(at)).sum();
    return row + column == 0 ? 0 : 2.0 * hit / (row + column);
  }

  /**
   * Mean F1 over {@code classes}, each weighing the same.
   *
   * @return in [0, 1], or NaN of nothing
   */
  public double macroF1() {
    return classes.stream().mapToDouble(this::f1).average().orElse(Double.NaN);
  }

  /** How many there are. */
  public long total() {
    return counts.stream().flatMap(List::stream).mapToLong(Long::longValue).sum();
  }

  /** Share of right answers, in [0, 1], or NaN of nothing. */
  public double accuracy() {
    long hits = 0;
    for (int i = 0; i < classes.size(); i++) {
      hits += counts.get(i).get(i);
    }
    return total() == 0 ? Double.NaN : (double) hits / total();
  }
}
