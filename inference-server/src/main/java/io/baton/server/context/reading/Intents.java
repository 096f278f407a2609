package io.baton.server.context.reading;

import io.baton.server.context.input.HeardTurn;
import io.baton.server.context.model.IntentAt;
import io.baton.server.context.model.Issue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The customer's intents over time, and the matter that they come to. */
public final class Intents {

  /** Intents that say nothing of the matter, by the names that NLUs give them. */
  private static final Pattern NO_MATTER =
      Pattern.compile(
          "(?i).*(?:greet|hello|hi\\b|goodbye|bye|thank|affirm|deny|confirm|agree|disagree|reject|"
              + "human|agent|operator|call_?back|contact_|speak|talk|handoff|hand_off|handover|"
              + "escalat|representative|fallback|unknown|none|out_of_scope|oos|chitchat|complain|"
              + "frustrat|insult|small_?talk|inform\\b|repeat|help\\b|no_match|nlu_).*"
              + "|(?i)yes|no|ok|stop");

  private Intents() {}

  /** A line for each turn of the customer that has an intent. */
  public static List<IntentAt> of(List<HeardTurn> turns) {
    List<IntentAt> intents = new ArrayList<>();
    for (HeardTurn heard : turns) {
      if (heard.ofCustomer()) {
        heard
            .turn()
            .intent()
            .ifPresent(intent ->
                intents.add(
                    new IntentAt(
                        heard.seq(),
                        heard.turn().id(),
                        intent,
                        heard.turn().confidence(),
                        heard.turn().ranking())));
      }
    }
    return List.copyOf(intents);
  }

  /** Whether an intent is a matter of its own, and no greeting, yes, or wish for a human. */
  public static boolean matter(String intent) {
    return !NO_MATTER.matcher(intent).matches();
  }

  /**
   * The last intent that is a matter; told by the turn in which it was surest. Doubtful ones count
   * only where there is no other.
   */
  public static Optional<Issue> issue(List<HeardTurn> turns) {
    List<IntentAt> matters =
        of(turns).stream().filter(one -> matter(one.intent())).collect(Collectors.toList());
    List<IntentAt> clear =
        matters.stream().filter(one -> one.confidence().orElse(1) >= 0.4).toList();
    List<IntentAt> counted = clear.isEmpty() ? matters : clear;
    if (counted.isEmpty()) {
      return Optional.empty();
    }
    String last = counted.getLast().intent();
    IntentAt surest =
        counted.stream()
            .filter(one -> one.intent().equals(last))
            .max(Comparator.comparingDouble(one -> one.confidence().orElse(0)))
            .orElse(counted.getLast());
    return Optional.of(
        new Issue(last, surest.confidence(), surest.turn(), text(turns, surest.turn())));
  }

  private static Optional<String> text(List<HeardTurn> turns, String id) {
    return turns.stream()
        .filter(heard -> heard.turn().id().equals(id))
        .findFirst()
        .flatMap(heard -> heard.turn().text());
  }
}
