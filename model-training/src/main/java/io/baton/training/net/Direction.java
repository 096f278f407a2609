package io.baton.training.net;

import io.baton.escalation.kernel.NetShape;
import io.baton.escalation.kernel.Squash;
import java.util.Arrays;

/** The recurrence of a net in one direction over one text, there and back. Not thread-safe. */
final class Direction {

  private final NetShape shape;
  private final int hidden;
  private final Row units;
  private final Row gateRow;
  private final int number;
  private final float[] across;
  private final float[] pull;
  private final float[] carried;

  /** By token: what reset and update are squashed from, and what the text gives the candidate. */
  private float[] sums = new float[0];

  /** By token: what the recurrent weights give, the candidate's before it is reset. */
  private float[] inner = new float[0];

  Direction(NetShape shape, int number) {
    this.shape = shape;
    this.hidden = shape.hidden();
    this.number = number;
    this.units = new Row(hidden);
    this.gateRow = new Row(3 * hidden);
    this.across = new float[3 * hidden * hidden];
    this.pull = new float[3 * hidden];
    this.carried = new float[hidden];
  }

  /** Takes the weights as they are now; before {@link #back}. */
  void take(float[] weights) {
    gateRow.transpose(weights, shape.recurrent(number), hidden, across);
  }

  private int token(int step, int count) {
    return number == 0 ? step : count - 1 - step;
  }

  private int state(int token) {
    return (2 * token + number) * hidden;
  }

  private int gate(int token) {
    return token * shape.gates() + number * 3 * hidden;
  }

  /** Fills the states [tokens × 2 × hidden] of this direction. */
  void forth(float[] weights, float[] gates, int count, float[] states) {
    if (sums.length < count * 3 * hidden) {
      sums = new float[count * 3 * hidden];
      inner = new float[count * 3 * hidden];
    }
    for (int step = 0; step < count; step++) {
      int t = token(step, count);
      int before = step == 0 ? -1 : state(token(step - 1, count));
      sum(weights, gates, t, states, before);
      squash(t, states, before);
    }
  }

  private void sum(float[] weights, float[] gates, int t, float[] states, int before) {
    int at = t * 3 * hidden;
    Arrays.fill(inner, at, at + 2 * hidden, 0);
    System.arraycopy(weights, shape.candidate(number), inner, at + 2 * hidden, hidden);
    for (int i = 0; before >= 0 && i < hidden; i++) {
      int row = shape.recurrent(number) + i * 3 * hidden;
      gateRow.addScaled(inner, at, weights, row, states[before + i]);
    }
    System.arraycopy(gates, gate(t), sums, at, 3 * hidden);
    new Row(2 * hidden).addScaled(sums, at, inner, at, 1);
  }

  private void squash(int t, float[] states, int before) {
    int at = t * 3 * hidden;
    for (int i = 0; i < hidden; i++) {
      float update = Squash.sigmoid(sums[at + hidden + i]);
      float candidate = Squash.tanh(candidate(t, i, Squash.sigmoid(sums[at + i])));
      float last = before < 0 ? 0 : states[before + i];
      states[state(t) + i] = candidate + update * (last - candidate);
    }
  }

  private float candidate(int t, int i, float reset) {
    int at = t * 3 * hidden + 2 * hidden + i;
    return sums[at] + reset * inner[at];
  }

  /**
   * Adds to the gradient of the weights, and fills that of the gates.
   *
   * @param slopes of the loss by state, [tokens × 2 × hidden]
   */
  void back(float[] states, float[] slopes, int count, float[] gradient, float[] gateSlopes) {
    Arrays.fill(carried, 0);
    for (int step = count - 1; step >= 0; step--) {
      int t = token(step, count);
      int before = step == 0 ? -1 : state(token(step - 1, count));
      for (int i = 0; i < hidden; i++) {
        unit(t, i, before < 0 ? 0 : states[before + i], slopes[state(t) + i], gateSlopes);
      }
      units.addScaled(gradient, shape.candidate(number), pull, 2 * hidden, 1);
      for (int i = 0; before >= 0 && i < hidden; i++) {
        int row = shape.recurrent(number) + i * 3 * hidden;
        gateRow.addScaled(gradient, row, pull, 0, states[before + i]);
      }
      for (int j = 0; j < 3 * hidden; j++) {
        units.addScaled(carried, 0, across, j * hidden, pull[j]);
      }
    }
  }

  /** One unit of one token: fills the pull on what the recurrent weights give. */
  private void unit(int t, int i, float last, float slope, float[] gateSlopes) {
    int at = t * 3 * hidden;
    float toReset = sums[at + i];
    float toUpdate = sums[at + hidden + i];
    float reset = Squash.sigmoid(toReset);
    float update = Squash.sigmoid(toUpdate);
    float toCandidate = candidate(t, i, reset);
    float whole = slope + carried[i];
    float candidateSlope = whole * (1 - update) * Squash.tanhSlope(toCandidate);
    float updateSlope = whole * (last - Squash.tanh(toCandidate)) * Squash.sigmoidSlope(toUpdate);
    float resetSlope = candidateSlope * inner[at + 2 * hidden + i] * Squash.sigmoidSlope(toReset);
    carried[i] = whole * update;
    pull[i] = resetSlope;
    pull[hidden + i] = updateSlope;
    pull[2 * hidden + i] = candidateSlope * reset;
    int gate = gate(t);
    gateSlopes[gate + i] = resetSlope;
    gateSlopes[gate + hidden + i] = updateSlope;
    gateSlopes[gate + 2 * hidden + i] = candidateSlope;
  }
}
