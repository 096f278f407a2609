package io.baton.server.context.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.Sentiment;
import io.baton.conversation.decision.Action;
import io.baton.conversation.decision.Decision;
import io.baton.conversation.decision.Evidence;
import io.baton.conversation.decision.Risk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What the engine said of a turn.
 *
 * @param action what the bot should do
 * @param reason rule, signal or threshold that chose it
 * @param risk that a human is needed
 * @param sentiment of the turn
 * @param valence from -1 (negative) to 1 (positive)
 * @param frustration of the conversation so far, in [0, 1]
 * @param signals strongest first
 * @param degraded whether rules decided alone
 */
public record Judged(
    Action action,
    String reason,
    Risk risk,
    Sentiment sentiment,
    double valence,
    double frustration,
    List<Seen> signals,
    boolean degraded) {

  public Judged {
    signals = List.copyOf(signals);
  }

  /**
   * A signal.
   *
   * @param name such as explicit_request
   * @param strength in (0, 1]
   * @param evidence where it was seen
   */
  public record Seen(String name, double strength, List<Evidence> evidence) {

    public Seen {
      evidence = List.copyOf(evidence);
    }
  }

  /** Of a decision. */
  public static Judged of(Decision decision) {
    return new Judged(
        decision.action(),
        decision.reason(),
        decision.risk(),
        decision.sentiment().label(),
        decision.sentiment().valence(),
        decision.frustration(),
        decision.signals().stream()
            .map(one -> new Seen(one.name().wireName(), one.strength(), one.evidence()))
            .sorted(Comparator.comparingDouble(Seen::strength).reversed())
            .toList(),
        decision.degraded());
  }

  /**
   * Of an answer as it was stored.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Judged read(JsonNode answer) {
    JsonNode risk = answer.path("risk");
    List<Seen> signals = new ArrayList<>();
    answer.path("signals").forEach(signal -> signals.add(seen(signal)));
    return new Judged(
        Action.valueOf(answer.path("action").asText().toUpperCase(Locale.ROOT)),
        answer.path("reason").asText(),
        Risk.rising(
            risk.path("now").asDouble(),
            risk.path("in1").asDouble(),
            risk.path("in3").asDouble(),
            risk.path("in5").asDouble(),
            risk.path("eventually").asDouble()),
        Sentiment.of(answer.path("sentiment").path("label").asText()),
        answer.path("sentiment").path("valence").asDouble(),
        answer.path("frustration").asDouble(),
        signals,
        answer.path("degraded").asBoolean());
  }

  private static Seen seen(JsonNode signal) {
    List<Evidence> evidence = new ArrayList<>();
    signal
        .path("evidence")
        .forEach(place ->
            evidence.add(
                new Evidence(
                    place.path("turn").asText(),
                    place.path("start").asInt(),
                    place.path("end").asInt())));
    return new Seen(signal.path("name").asText(), signal.path("strength").asDouble(), evidence);
  }
}
