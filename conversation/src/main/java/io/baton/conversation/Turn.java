package io.baton.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One utterance in a conversation. Text, intent and all else but id and speaker may be unknown.
 *
 * @param id unique within its conversation; not blank
 * @param speaker who speaks
 * @param at when it was sent
 * @param text what was said; absent for histories of intents only
 * @param intent what the NLU (customer) or the bot's dialogue manager (bot) took it for
 * @param confidence of the intent, in [0, 1]
 * @param ranking further intents with confidences, best first
 * @param entities typed values found in it
 * @param fallback whether the bot did not understand, or answered with its fallback
 * @param replyId the bot's own name of the reply, to see that it repeats itself
 * @param behaviour how it was typed
 * @param signals measurements of other systems
 * @param label what people said of it afterwards
 * @param other unknown fields, kept as read
 */
public record Turn(
    String id,
    Speaker speaker,
    Optional<Instant> at,
    Optional<String> text,
    Optional<String> intent,
    OptionalDouble confidence,
    List<IntentScore> ranking,
    List<Entity> entities,
    boolean fallback,
    Optional<String> replyId,
    Behaviour behaviour,
    List<OutsideSignal> signals,
    TurnLabel label,
    Map<String, Object> other) {

  public Turn {
    Checks.notBlank("id", id);
    Checks.probability("confidence", confidence);
    ranking = List.copyOf(ranking);
    entities = List.copyOf(entities);
    signals = List.copyOf(signals);
    other = Collections.unmodifiableMap(new LinkedHashMap<>(other));
  }

  /** Confidence of the intent: as it came, else as the ranking has it; empty without either. */
  public OptionalDouble intentConfidence() {
    return confidence.isPresent()
        ? confidence
        : ranking.stream()
            .filter(score -> intent.filter(score.intent()::equals).isPresent())
            .mapToDouble(IntentScore::confidence)
            .findFirst();
  }

  /** A builder with nothing but what every turn has. */
  public static Builder builder(String id, Speaker speaker) {
    return new Builder(id, speaker);
  }

  /** A builder that starts as this turn. */
  public Builder toBuilder() {
    Builder builder = new Builder(id, speaker);
    builder.at = at.orElse(null);
    builder.text = text.orElse(null);
    builder.intent = intent.orElse(null);
    builder.confidence = confidence;
    builder.ranking.addAll(ranking);
    builder.entities.addAll(entities);
    builder.fallback = fallback;
    builder.replyId = replyId.orElse(null);
    builder.behaviour = behaviour;
    builder.signals.addAll(signals);
    builder.label = label;
    builder.other.putAll(other);
    return builder;
  }

  /** Collects the parts of a turn; not thread-safe. */
  public static final class Builder {
    private final String id;
    private final Speaker speaker;
    private final List<IntentScore> ranking = new ArrayList<>();
    private final List<Entity> entities = new ArrayList<>();
    private final List<OutsideSignal> signals = new ArrayList<>();
    private final Map<String, Object> other = new LinkedHashMap<>();
    private @Nullable Instant at;
    private @Nullable String text;
    private @Nullable String intent;
    private @Nullable String replyId;
    private OptionalDouble confidence = OptionalDouble.empty();
    private boolean fallback;
    private Behaviour behaviour = Behaviour.UNKNOWN;
    private TurnLabel label = TurnLabel.NONE;

    private Builder(String id, Speaker speaker) {
      this.id = id;
      this.speaker = speaker;
    }

    public Builder at(Instant value) {
      at = value;
      return this;
    }

    public Builder text(String value) {
      text = value;
      return this;
    }

    public Builder intent(String value) {
      intent = value;
      return this;
    }

    public Builder confidence(double value) {
      confidence = OptionalDouble.of(value);
      return this;
    }

    public Builder ranked(IntentScore value) {
      ranking.add(value);
      return this;
    }

    public Builder entity(Entity value) {
      entities.add(value);
      return this;
    }

    public Builder fallback(boolean value) {
      fallback = value;
      return this;
    }

    public Builder replyId(String value) {
      replyId = value;
      return this;
    }

    public Builder behaviour(Behaviour value) {
      behaviour = value;
      return this;
    }

    public Builder signal(OutsideSignal value) {
      signals.add(value);
      return this;
    }

    public Builder label(TurnLabel value) {
      label = value;
      return this;
    }

    public Builder other(String field, Object value) {
      other.put(field, value);
      return this;
    }

    /**
     * The turn.
     *
     * @throws IllegalArgumentException if a part is outside its range, naming field and value
     */
    public Turn build() {
      return new Turn(
          id,
          speaker,
          Optional.ofNullable(at),
          Optional.ofNullable(text),
          Optional.ofNullable(intent),
          confidence,
          ranking,
          entities,
          fallback,
          Optional.ofNullable(replyId),
          behaviour,
          signals,
          label,
          other);
    }
  }
}
