package io.baton.server.context.model;

import java.util.List;
import java.util.Optional;

/** Another context with some parts changed; not thread-safe. */
public final class ContextParts {

  private final HandoffContext base;
  private Summary summary;
  private Reason reason;
  private List<FoundEntity> entities;
  private List<IntentAt> intents;
  private List<Attempt> attempts;
  private List<MoodAt> mood;
  private Optional<Suggestion> suggestion;
  private CustomerView customer;
  private List<Note> notes;
  private Transcript transcript;
  private List<Dropped> dropped;

  ContextParts(HandoffContext base) {
    this.base = base;
    this.summary = base.summary();
    this.reason = base.reason();
    this.entities = base.entities();
    this.intents = base.intents();
    this.attempts = base.attempts();
    this.mood = base.mood();
    this.suggestion = base.suggestion();
    this.customer = base.customer();
    this.notes = base.notes();
    this.transcript = base.transcript();
    this.dropped = base.dropped();
  }

  public ContextParts summary(Summary value) {
    summary = value;
    return this;
  }

  public ContextParts reason(Reason value) {
    reason = value;
    return this;
  }

  public ContextParts entities(List<FoundEntity> value) {
    entities = value;
    return this;
  }

  public ContextParts intents(List<IntentAt> value) {
    intents = value;
    return this;
  }

  public ContextParts attempts(List<Attempt> value) {
    attempts = value;
    return this;
  }

  public ContextParts mood(List<MoodAt> value) {
    mood = value;
    return this;
  }

  public ContextParts suggestion(Optional<Suggestion> value) {
    suggestion = value;
    return this;
  }

  public ContextParts customer(CustomerView value) {
    customer = value;
    return this;
  }

  public ContextParts notes(List<Note> value) {
    notes = value;
    return this;
  }

  public ContextParts transcript(Transcript value) {
    transcript = value;
    return this;
  }

  public ContextParts dropped(List<Dropped> value) {
    dropped = value;
    return this;
  }

  /** The context. */
  public HandoffContext build() {
    return new HandoffContext(
        base.schemaVersion(),
        base.handoff(),
        base.builtAt(),
        base.language(),
        base.conversation(),
        summary,
        reason,
        base.issue(),
        entities,
        base.names(),
        intents,
        attempts,
        mood,
        suggestion,
        customer,
        notes,
        transcript,
        base.personalData(),
        dropped);
  }
}
