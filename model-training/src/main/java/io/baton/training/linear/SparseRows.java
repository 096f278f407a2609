package io.baton.training.linear;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rows of hashed features with their values, columns found as they come. Not thread-safe while it
 * is filled.
 */
public final class SparseRows {

  private final Map<Long, Integer> columns = new HashMap<>();
  private long[] keys = new long[1024];
  private int[] starts = new int[1024];
  private int[] cells = new int[4096];
  private float[] values = new float[4096];
  private int rows;
  private int size;

  /** Adds a row; it is kept in the order of the keys, so that sums have the same digits. */
  public void add(Map<Long, Float> row) {
    if (rows + 2 > starts.length) {
      starts = Arrays.copyOf(starts, 2 * starts.length);
    }
    new TreeMap<>(row).forEach(this::addCell);
    starts[++rows] = size;
  }

  /** Adds a row of keys, each of which counts so much as often as it is there. */
  public void add(long[] features, double value) {
    Map<Long, Float> row = new HashMap<>();
    for (long feature : features) {
      row.merge(feature, (float) value, Float::sum);
    }
    add(row);
  }

  private void addCell(long key, float value) {
    if (size == cells.length) {
      cells = Arrays.copyOf(cells, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    Integer column = columns.get(key);
    if (column == null) {
      column = columns.size();
      columns.put(key, column);
      if (column == keys.length) {
        keys = Arrays.copyOf(keys, 2 * column);
      }
      keys[column] = key;
    }
    cells[size] = column;
    values[size++] = value;
  }

  /** Number of rows. */
  public int rows() {
    return rows;
  }

  /** Number of different features. */
  public int columns() {
    return columns.size();
  }

  /** Key of a column. */
  public long key(int column) {
    return keys[column];
  }

  /** Σ value × weight over a row. */
  public double dot(int row, double[] weights) {
    double sum = 0;
    for (int i = starts[row]; i < starts[row + 1]; i++) {
      sum += values[i] * weights[cells[i]];
    }
    return sum;
  }

  /** Adds factor × row to a vector over the columns. */
  void addTo(double[] vector, int row, double factor) {
    for (int i = starts[row]; i < starts[row + 1]; i++) {
      vector[cells[i]] += factor * values[i];
    }
  }

  /** Number of rows that have each column. */
  int[] counts() {
    int[] counts = new int[columns.size()];
    for (int i = 0; i < size; i++) {
      counts[cells[i]]++;
    }
    return counts;
  }

  /** The same rows with each column multiplied. */
  SparseRows scaled(double[] factors) {
    SparseRows copy = new SparseRows();
    copy.columns.putAll(columns);
    copy.keys = keys;
    copy.starts = starts;
    copy.cells = cells;
    copy.values = new float[values.length];
    for (int i = 0; i < size; i++) {
      copy.values[i] = (float) (values[i] * factors[cells[i]]);
    }
    copy.rows = rows;
    copy.size = size;
    return copy;
  }
}
