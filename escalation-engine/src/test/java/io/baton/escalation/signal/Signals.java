package io.baton.escalation.signal;

import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Evidence;
import io.baton.conversation.decision.Signal;
import io.baton.conversation.decision.SignalName;
import io.baton.conversation.decision.Tone;
import io.baton.escalation.text.TokenizedText;
import io.baton.escalation.turn.TurnView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Plays turns through one detector; every signal that it gives is checked to be well made. */
final class Signals {

  private final SignalDetector detector;
  private final SignalTracker tracker = new SignalTracker();
  private final List<String> ids = new ArrayList<>();
  private SignalState state = SignalState.START;

  Signals(SignalDetector detector) {
    this.detector = detector;
  }

  Optional<Signal> customer(String text) {
    return turn(Speaker.CUSTOMER, Tone.NEUTRAL, TurnView.UNKNOWN_GAP, turn -> turn.text(text));
  }

  Optional<Signal> customer(UnaryOperator<Turn.Builder> parts) {
    return turn(Speaker.CUSTOMER, Tone.NEUTRAL, TurnView.UNKNOWN_GAP, parts);
  }

  Optional<Signal> customer(String text, Tone tone) {
    return turn(Speaker.CUSTOMER, tone, TurnView.UNKNOWN_GAP, turn -> turn.text(text));
  }

  Optional<Signal> after(double gapSeconds, String text) {
    return turn(Speaker.CUSTOMER, Tone.NEUTRAL, gapSeconds, turn -> turn.text(text));
  }

  Optional<Signal> bot(String text) {
    return bot(turn -> turn.text(text));
  }

  Optional<Signal> bot(UnaryOperator<Turn.Builder> parts) {
    return turn(Speaker.BOT, Tone.NEUTRAL, TurnView.UNKNOWN_GAP, parts);
  }

  private Optional<Signal> turn(
      Speaker speaker, Tone tone, double gap, UnaryOperator<Turn.Builder> parts) {
    String id = "t-" + (ids.size() + 1);
    ids.add(id);
    Turn turn = parts.apply(Turn.builder(id, speaker)).build();
    TokenizedText text = TokenizedText.of(turn.text());
    SignalState before = state;
    state = tracker.after(before, turn, text, tone, SignalSettings.DEFAULT);
    Optional<Signal> signal =
        detector.detect(new Heard(turn, text, tone, gap, before, state), SignalSettings.DEFAULT);
    signal.ifPresent(found -> check(found, text));
    return signal;
  }

  /** The signal's own constructor holds strength and number of evidence. */
  private void check(Signal signal, TokenizedText text) {
    for (Evidence evidence : signal.evidence()) {
      boolean now = evidence.turn().equals(ids.getLast());
      if (!ids.contains(evidence.turn()) || now && evidence.end() > text.original().length()) {
        throw new AssertionError(signal.name() + ": " + evidence + " is nowhere");
      }
    }
  }

  static List<String> turns(Optional<Signal> signal) {
    return signal.orElseThrow().evidence().stream().map(Evidence::turn).toList();
  }

  static double strength(Optional<Signal> signal) {
    return signal.orElseThrow().strength();
  }

  static SignalName name(Optional<Signal> signal) {
    return signal.orElseThrow().name();
  }
}
