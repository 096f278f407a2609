package io.baton.training.net;

import io.baton.escalation.kernel.KeySequence;
import java.util.List;

/**
 * A labelled text to learn from.
 *
 * @param text as it is
 * @param variants of it, of which one is read in its place now and then; there may be none
 * @param truth whether it is one of those to find
 */
public record NetExample(KeySequence text, List<KeySequence> variants, boolean truth) {

  public NetExample {
    variants = List.copyOf(variants);
  }
}
