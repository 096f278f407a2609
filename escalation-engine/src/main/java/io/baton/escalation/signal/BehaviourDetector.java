package io.baton.escalation.signal;

import io.baton.conversation.OutsideSignal;
import io.baton.conversation.decision.Evidence;
import io.baton.conversation.decision.Signal;
import io.baton.conversation.decision.SignalName;
import io.baton.escalation.text.TextShape;
import io.baton.escalation.text.TokenizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the customer writes: shouting, bursts, long silence, many corrections, words of urgency or
 * confusion, and what other systems measured. Its strength is one minus the product of what each
 * leaves (a noisy-or), so that several weak signs add up.
 */
final class BehaviourDetector implements SignalDetector {

  private static final double SHOUTING = 0.7;
  private static final int FEWEST_LETTERS = 8;
  private static final int LONGEST_INITIALS = 3;
  private static final int BURST = 3;
  private static final int MANY_EDITS = 6;
  private static final double WEAKEST = 0.2;

  private final Words urgency = Words.of("urgency.txt");
  private final Words confusion = Words.of("confusion.txt");
  private final Words negations = Words.of("negations.txt");
  private final Words contentment = Words.of("contentment.txt");
  private final Words degrees = Words.of("degrees.txt", "contentment.txt");

  @Override
  public Optional<Signal> detect(Heard heard, SignalSettings settings) {
    if (!heard.fromCustomer()) {
      return Optional.empty();
    }
    List<String> reasons = new ArrayList<>();
    double left = 1;
    left *= 1 - found(reasons, "capitals", shouting(heard.text()));
    left *= 1 - found(reasons, "punctuation", marks(heard.text()));
    left *= 1 - found(reasons, "burst", heard.after().bursts() >= BURST ? 0.35 : 0);
    left *= 1 - found(reasons, "gap", heard.gapSeconds() > settings.longGapSeconds() ? 0.25 : 0);
    left *= 1 - found(reasons, "edits", edits(heard) >= MANY_EDITS ? 0.3 : 0);
    left *= 1 - found(reasons, "urgency", urgency.areIn(heard.text(), negations) ? 0.5 : 0);
    left *= 1 - found(reasons, "confusion", confusion.areIn(heard.text(), negations) ? 0.4 : 0);
    left *= 1 - outside(heard, settings, reasons);
    double strength = 1 - left;
    if (strength < WEAKEST) {
      return Optional.empty();
    }
    return Optional.of(
        new Signal(
            SignalName.BEHAVIOUR,
            Math.min(1, strength),
            List.of(new Evidence(heard.turn().id(), 0, heard.text().original().length())),
            String.join(",", reasons)));
  }

  private static double found(List<String> reasons, String reason, double strength) {
    if (strength > 0) {
      reasons.add(reason);
    }
    return strength;
  }

  private static double shouting(TokenizedText text) {
    TextShape shape = text.shape();
    boolean capitals = shape.letters() >= FEWEST_LETTERS && shape.capitalShare() >= SHOUTING;
    return capitals && hasWord(text) ? 0.5 : 0;
  }

  /** Names such as DHL and USA are written so by everybody. */
  private static boolean hasWord(TokenizedText text) {
    for (int i = 0; i < text.size(); i++) {
      String token = text.token(i);
      if (token.length() > LONGEST_INITIALS && token.chars().allMatch(Character::isLetter)) {
        return true;
      }
    }
    return false;
  }

  private static double marks(TokenizedText text) {
    TextShape shape = text.shape();
    int all = shape.exclamations() + shape.questions();
    int many = all < 3 ? all : all - opening(text.original());
    return many < 3 ? 0 : Math.min(0.5, 0.1 * many);
  }

  /** Marks with which Spanish opens what another one closes. */
  private static int opening(String text) {
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      char mark = text.charAt(i);
      count += mark == '¡' || mark == '¿' ? 1 : 0;
    }
    return count;
  }

  private static int edits(Heard heard) {
    return heard.turn().behaviour().edits().orElse(0);
  }

  private double outside(Heard heard, SignalSettings settings, List<String> reasons) {
    double left = 1;
    for (OutsideSignal signal : heard.turn().signals()) {
      if (!settings.ignores(signal.modality()) && !isContentment(signal.name())) {
        String reason = signal.modality() + ":" + signal.name();
        left *= 1 - found(reasons, reason, signal.value() * signal.confidence());
      }
    }
    return 1 - left;
  }

  /** Who sounds calm needs nobody, however surely that was measured. */
  private boolean isContentment(String name) {
    TokenizedText words = TokenizedText.of(name.replace('_', ' '));
    return contentment.areIn(words) && degrees.areAllOf(words);
  }
}
