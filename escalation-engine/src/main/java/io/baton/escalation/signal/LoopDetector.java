package io.baton.escalation.signal;

import io.baton.conversation.decision.Evidence;
import io.baton.conversation.decision.Signal;
import io.baton.conversation.decision.SignalName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The conversation goes round in circles: the customer says the same thing again in other words, or
 * the bot repeats itself. Short answers such as yes, a name or a number never count, nor does a
 * turn that is sent again before the bot has said anything.
 */
final class LoopDetector implements SignalDetector {

  private static final int SHORTEST = 3;

  @Override
  public Optional<Signal> detect(Heard heard, SignalSettings settings) {
    if (heard.fromCustomer()) {
      List<Sketch> before = heard.before().customer();
      int answered = Math.max(0, before.size() - heard.before().bursts());
      return again(heard, before.subList(0, answered), heard.after().customer(), settings);
    }
    return heard.fromBot()
        ? again(heard, heard.before().bot(), heard.after().bot(), settings)
        : Optional.empty();
  }

  private static Optional<Signal> again(
      Heard heard, List<Sketch> before, List<Sketch> after, SignalSettings settings) {
    if (after.isEmpty() || !after.getLast().turn().equals(heard.turn().id())) {
      return Optional.empty();
    }
    Sketch now = after.getLast();
    List<Evidence> evidence = new ArrayList<>();
    double closest = 0;
    for (Sketch earlier : before) {
      double similarity = similarity(earlier, now);
      if (similarity >= settings.loopSimilarity()) {
        evidence.add(Evidence.whole(earlier.turn()));
        closest = Math.max(closest, similarity);
      }
    }
    if (evidence.isEmpty()) {
      return Optional.empty();
    }
    evidence.add(Evidence.whole(now.turn()));
    String detail = heard.fromCustomer() ? "customer_repeats" : "bot_repeats";
    // Said a third time is a surer sign than said twice.
    double strength = Math.min(1, closest * (0.5 + 0.25 * (evidence.size() - 1)));
    return Optional.of(new Signal(SignalName.LOOP, Math.max(0.01, strength), evidence, detail));
  }

  private static double similarity(Sketch earlier, Sketch now) {
    if (earlier.sameKey(now)) {
      return 1;
    }
    boolean telling = earlier.size() >= SHORTEST && now.size() >= SHORTEST;
    return telling ? earlier.similarity(now) : 0;
  }
}
