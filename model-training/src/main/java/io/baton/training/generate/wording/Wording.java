package io.baton.training.generate.wording;

import java.util.List;
import java.util.stream.IntStream;

/** Which of the sentences are used, so that a model can be measured on words that it never met. */
public enum Wording {
  /** All of them. */
  ALL,
  /** Two thirds, to learn from. */
  LEARNT,
  /** The other third, to measure with. */
  HELD_OUT;

  private static final int PARTS = 3;

  /** Those of a section; all where it has too few to be parted. */
  public List<String> of(List<String> section) {
    if (this == ALL || section.size() < PARTS) {
      return section;
    }
    boolean heldOut = this == HELD_OUT;
    return IntStream.range(0, section.size())
        .filter(i -> (i % PARTS == PARTS - 1) == heldOut)
        .mapToObj(section::get)
        .toList();
  }
}
