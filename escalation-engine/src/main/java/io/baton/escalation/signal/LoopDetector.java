package io.baton.escalation.signal;

import io.baton.conversation.decision.Evidence;
import io.baton.conversation.decision.Signal;
import io.baton.conversation.decision.SignalName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The conversation goes round in circles: the customer says the same thing again in other words, or
 * the bot repeats itself. Of customers, where both turns have enough of them, only words that tell
 * what is asked count: {@code I want to change my flight} is not {@code I want to cancel my
 * flight}. Short answers such as yes, a name or a number never count, nor does a turn that is sent
 * again before the bot has said anything.
 */
public final class LoopDetector implements SignalDetector {

  /** Detail of the signal where the bot says the same for the third time and little else. */
  public static final String BOT_CYCLE = "bot_cycle";

  /** Detail of the signal where it repeats itself otherwise. */
  public static final String BOT_REPEATS = "bot_repeats";

  /** Of two replies that are the same: a form asks for one thing after the other in like words. */
  private static final double SAME = 0.9;

  private static final int SHORTEST = 3;
  private static final int FEWEST_TELLING = 2;

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

  private Optional<Signal> again(
      Heard heard, List<Sketch> before, List<Sketch> after, SignalSettings settings) {
    if (after.isEmpty() || !after.getLast().turn().equals(heard.turn().id())) {
      return Optional.empty();
    }
    Sketch now = after.getLast();
    Alike alike = heard.fromCustomer() ? asked(now) : Sketch::similarity;
    List<Evidence> evidence = new ArrayList<>();
    double closest = 0;
    for (Sketch earlier : before) {
      double similarity = similarity(earlier, now, alike);
      if (similarity >= settings.loopSimilarity()) {
        evidence.add(Evidence.whole(earlier.turn()));
        closest = Math.max(closest, similarity);
      }
    }
    if (evidence.isEmpty()) {
      return Optional.empty();
    }
    evidence.add(Evidence.whole(now.turn()));
    String detail = heard.fromCustomer() ? "customer_repeats" : botDetail(heard, before, now);
    // Said a third time is a surer sign than said twice.
    double strength = Math.min(1, closest * (0.5 + 0.25 * (evidence.size() - 1)));
    return Optional.of(new Signal(SignalName.LOOP, Math.max(0.01, strength), evidence, detail));
  }

  /**
   * What ends every answer, such as whether there is anything else, is said again and again, too,
   * but with another answer between each; a reminder is without the customer's word between.
   */
  private static String botDetail(Heard heard, List<Sketch> before, Sketch now) {
    List<Sketch> since = before.stream().dropWhile(sketch -> !isSame(sketch, now)).toList();
    List<Sketch> others = since.stream().filter(sketch -> !isSame(sketch, now)).toList();
    boolean third = since.size() - others.size() > 1 && heard.before().bursts() > 0;
    boolean cycle = others.stream().skip(1).allMatch(it -> isSame(others.getFirst(), it));
    return third && cycle ? BOT_CYCLE : BOT_REPEATS;
  }

  private static boolean isSame(Sketch one, Sketch other) {
    return one.sameKey(other) || one.similarity(other) >= SAME;
  }

  private static double similarity(Sketch earlier, Sketch now, Alike alike) {
    if (earlier.sameKey(now)) {
      return 1;
    }
    boolean telling = earlier.size() >= SHORTEST && now.size() >= SHORTEST;
    return telling ? alike.of(earlier, now) : 0;
  }

  private static Alike asked(Sketch now) {
    Sketch after = now.telling();
    if (after.size() < FEWEST_TELLING) {
      return Sketch::similarity;
    }
    return (earlier, same) -> {
      Sketch before = earlier.telling();
      return before.size() < FEWEST_TELLING ? earlier.similarity(same) : before.similarity(after);
    };
  }

  /** How alike two turns are, in [0, 1]. */
  private interface Alike {
    double of(Sketch earlier, Sketch now);
  }
}
