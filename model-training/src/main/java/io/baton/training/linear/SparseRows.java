package io.baton.training.linear;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Rows of hashed features with their values, columns found as they come. Not thread-safe while it
 * is filled.
 */
public final class SparseRows implements FeatureRows {

  private final KeyColumns columns;
  private int[] starts;
  private int[] cells;
  private float[] values;
  private int rows;
  private int size;

  public SparseRows() {
    this(new KeyColumns(), new int[1024], new int[4096], new float[4096]);
  }

  private SparseRows(KeyColumns columns, int[] starts, int[] cells, float[] values) {
    this.columns = columns;
    this.starts = starts;
    this.cells = cells;
    this.values = values;
  }

  /** Adds a row; it is kept in the order of the keys, so that sums have the same digits. */
  public void add(Map<Long, Float> row) {
    long[] keys = new long[row.size()];
    int count = 0;
    for (long key : row.keySet()) {
      keys[count++] = key;
    }
    Arrays.sort(keys);
    for (long key : keys) {
      addCell(columns.of(key), row.getOrDefault(key, 0f));
    }
    endRow();
  }

  /** Adds a row of keys, each of which counts so much as often as it is there. */
  public void add(long[] features, double value) {
    Map<Long, Float> row = new HashMap<>();
    for (long feature : features) {
      row.merge(feature, (float) value, Float::sum);
    }
    add(row);
  }

  private void addCell(int column, float value) {
    if (size == cells.length) {
      int larger = size + (size >> 1);
      cells = Arrays.copyOf(cells, larger);
      values = Arrays.copyOf(values, larger);
    }
    cells[size] = column;
    values[size++] = value;
  }

  private void endRow() {
    if (rows + 2 > starts.length) {
      starts = Arrays.copyOf(starts, 2 * starts.length);
    }
    starts[++rows] = size;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int columns() {
    return columns.size();
  }

  @Override
  public long key(int column) {
    return columns.key(column);
  }

  /** Σ value × weight over a row. */
  public double dot(int row, double[] weights) {
    double sum = 0;
    for (int i = starts[row]; i < starts[row + 1]; i++) {
      sum += values[i] * weights[cells[i]];
    }
    return sum;
  }

  @Override
  public Pass pass() {
    return this::pull;
  }

  private void pull(double[] weights, Pull pull, double[] vector) {
    for (int row = 0; row < rows; row++) {
      addTo(vector, row, pull.of(row, dot(row, weights)));
    }
  }

  private void addTo(double[] vector, int row, double factor) {
    for (int i = starts[row]; i < starts[row + 1]; i++) {
      vector[cells[i]] += factor * values[i];
    }
  }

  @Override
  public int[] counts() {
    int[] counts = new int[columns.size()];
    for (int i = 0; i < size; i++) {
      counts[cells[i]]++;
    }
    return counts;
  }

  @Override
  public SparseRows scaled(double[] factors) {
    float[] multiplied = new float[size];
    for (int i = 0; i < size; i++) {
      multiplied[i] = (float) (values[i] * factors[cells[i]]);
    }
    SparseRows copy = new SparseRows(columns, starts, cells, multiplied);
    copy.rows = rows;
    copy.size = size;
    return copy;
  }

  @Override
  public SparseRows only(int[] kept) {
    int[] numbers = new int[columns.size()];
    Arrays.fill(numbers, -1);
    KeyColumns keys = new KeyColumns();
    for (int column : kept) {
      numbers[column] = keys.of(columns.key(column));
    }
    int cellCount = (int) Arrays.stream(cells, 0, size).filter(cell -> numbers[cell] >= 0).count();
    SparseRows copy =
        new SparseRows(keys, new int[rows + 1], new int[cellCount], new float[cellCount]);
    for (int row = 0; row < rows; row++) {
      for (int i = starts[row]; i < starts[row + 1]; i++) {
        if (numbers[cells[i]] >= 0) {
          copy.addCell(numbers[cells[i]], values[i]);
        }
      }
      copy.endRow();
    }
    return copy;
  }
}
