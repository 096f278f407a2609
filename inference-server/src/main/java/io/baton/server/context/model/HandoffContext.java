package io.baton.server.context.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that an agent needs to go on where the bot stopped. Its JSON Schema is the resource {@code
 * handoff-context.schema.json} beside this class. Readers pass over fields that they do not know.
 *
 * @param schemaVersion major and minor; the minor rises with new fields, the major with others
 * @param handoff id; empty while the context belongs to none yet
 * @param builtAt when it was put together
 * @param language of the sentences in it: en, es, de, fr or pt
 * @param conversation whose context it is
 * @param summary at most five lines
 * @param reason why a human is wanted
 * @param issue what the customer wants, as far as the NLU told
 * @param entities in the order in which they were first said
 * @param names whether names of people were looked for
 * @param intents of the customer's turns, in order
 * @param attempts what the bot tried, in order
 * @param mood a point a customer turn, in order
 * @param suggestion a resolution with its sources; empty where there is none that is grounded
 * @param customer who it is
 * @param notes what agents wrote down before, oldest first
 * @param transcript the turns
 * @param personalData whether it is hidden, and how much of it there is
 * @param dropped what is left out, in the order in which it was left out
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record HandoffContext(
    String schemaVersion,
    Optional<String> handoff,
    @JsonSerialize(using = ToStringSerializer.class) Instant builtAt,
    String language,
    About conversation,
    Summary summary,
    Reason reason,
    Optional<Issue> issue,
    List<FoundEntity> entities,
    NameSearch names,
    List<IntentAt> intents,
    List<Attempt> attempts,
    List<MoodAt> mood,
    Optional<Suggestion> suggestion,
    CustomerView customer,
    List<Note> notes,
    Transcript transcript,
    PersonalDataView personalData,
    List<Dropped> dropped) {

  /** Version of the schema that this code writes. */
  public static final String VERSION = "1.1";

  /** Resource of the schema, beside this class. */
  public static final String SCHEMA = "handoff-context.schema.json";

  public HandoffContext {
    entities = List.copyOf(entities);
    intents = List.copyOf(intents);
    attempts = List.copyOf(attempts);
    mood = List.copyOf(mood);
    notes = List.copyOf(notes);
    dropped = List.copyOf(dropped);
  }

  /** A builder that starts as this context. */
  public ContextParts parts() {
    return new ContextParts(this);
  }
}
