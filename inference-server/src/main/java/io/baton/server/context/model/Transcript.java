package io.baton.server.context.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.baton.conversation.Speaker;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What was said.
 *
 * @param turns in order
 * @param total how many the conversation has
 * @param before if turns before these are left out: ask for them with this number
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Transcript(List<Said> turns, int total, OptionalInt before) {

  public Transcript {
    turns = List.copyOf(turns);
  }

  /**
   * A turn.
   *
   * @param seq from 1, without gaps
   * @param id of the turn
   * @param speaker who spoke
   * @param at when, if it is known
   * @param text what was said; empty where only the intent is known
   * @param button that was pressed, if one was
   * @param attachments names or addresses of what was sent with it
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Said(
      int seq,
      String id,
      Speaker speaker,
      @JsonSerialize(contentUsing = ToStringSerializer.class) Optional<Instant> at,
      Optional<String> text,
      Optional<String> button,
      List<String> attachments) {

    public Said {
      attachments = List.copyOf(attachments);
    }
  }

  /** The last so many of these turns. */
  public Transcript last(int count) {
    List<Said> kept = turns.subList(turns.size() - count, turns.size());
    if (count == turns.size()) {
      return this;
    }
    int first = kept.isEmpty() ? turns.getLast().seq() + 1 : kept.getFirst().seq();
    return new Transcript(kept, total, OptionalInt.of(first));
  }
}
