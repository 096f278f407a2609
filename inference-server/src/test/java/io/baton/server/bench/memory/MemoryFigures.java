package io.baton.server.bench.memory;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * What a server's memory did under load.
 *
 * @param minutes of load
 * @param turns acknowledged
 * @param conversations begun
 * @param refused turns that were told to come later, and did
 * @param errors any other answer, and none
 * @param heap used after a collection
 * @param resident of the process, with its whole heap
 */
record MemoryFigures(
    int minutes,
    long turns,
    long conversations,
    long refused,
    long errors,
    Trend heap,
    Trend resident) {

  private static final double DIGITS = 100;

  /** Whether both certainly grow by less than a twentieth an hour. */
  boolean flat() {
    return heap.flat() && resident.flat();
  }

  /** One object. */
  ObjectNode json() {
    ObjectNode node = new ObjectMapper().createObjectNode();
    node.put("minutes", minutes).put("turns", turns).put("conversations", conversations);
    node.put("refused", refused).put("errors", errors);
    node.set("heapMillionBytes", json(heap));
    node.set("residentMillionBytes", json(resident));
    return node.put("flat", flat());
  }

  private static ObjectNode json(Trend trend) {
    return new ObjectMapper()
        .createObjectNode()
        .put("first", rounded(trend.first()))
        .put("last", rounded(trend.last()))
        .put("slopePerHour", rounded(trend.slopePerHour()))
        .put("slopePerHourAtMost", rounded(trend.slopePerHourAtMost()));
  }

  private static double rounded(double value) {
    return Math.round(value * DIGITS) / DIGITS;
  }

  /** A table for people. */
  String text() {
    return String.format(
        Locale.ROOT,
        """
        %d minutes, %d turns of %d conversations; %d refused, %d errors
        million bytes               first      last   an hour   at most
        heap after a collection%s
        resident               %s
        %s
        """,
        minutes,
        turns,
        conversations,
        refused,
        errors,
        row(heap),
        row(resident),
        flat() ? "flat" : "not flat, or not long enough to tell");
  }

  private static String row(Trend trend) {
    return String.format(
        Locale.ROOT,
        "%10.1f%10.1f%+10.1f%+10.1f",
        trend.first(),
        trend.last(),
        trend.slopePerHour(),
        trend.slopePerHourAtMost());
  }
}
