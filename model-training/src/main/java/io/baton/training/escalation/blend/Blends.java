package io.baton.training.escalation.blend;

import io.baton.escalation.kernel.Blend;
import java.util.List;

/**
 * Blends fitted together.
 *
 * @param live one for each live head
 * @param outcome of the outcome
 * @param loss mean log-loss of all heads over the rows that they were fitted on, in nats
 */
public record Blends(List<Blend> live, Blend outcome, double loss) {

  public Blends {
    live = List.copyOf(live);
  }
}
