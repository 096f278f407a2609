package io.baton.server.context;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.baton.server.context.input.EntityCorrection;
import io.baton.server.context.model.CustomerView.Earlier;
import io.baton.server.context.model.Note;
import io.baton.server.turn.store.ConversationKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What contexts need of what is kept, and who saw personal data. */
public interface ContextRepository {

  /**
   * Somebody saw the personal data of a conversation.
   *
   * @param id of this entry
   * @param at when
   * @param by id of the key
   * @param agent id of the agent, if the request told it
   * @param handoff id; empty where a whole history was read
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record View(
      String id,
      @JsonSerialize(using = ToStringSerializer.class) Instant at,
      String by,
      Optional<String> agent,
      String conversation,
      String handoff) {}

  /** Where a page of views begins: after this one. */
  record After(Instant at, String id) {}

  /** Other conversations of a customer, latest first, at most so many. */
  List<Earlier> listEarlier(ConversationKey conversation, String customer, int most);

  /** What agents wrote down when they gave a conversation back, oldest first. */
  List<Note> listNotes(ConversationKey conversation);

  /** Corrections of a conversation's entities, oldest first. */
  List<EntityCorrection> listCorrections(ConversationKey conversation);

  /**
   * Keeps a correction.
   *
   * @param handoff in which the agent had the conversation
   * @return false, with nothing kept, if the conversation was erased meanwhile
   */
  boolean add(ConversationKey conversation, String handoff, EntityCorrection correction);

  /** Keeps a view for ever. */
  void add(String workspace, View view);

  /** Keeps views for ever, all of them or none. */
  void addAll(String workspace, List<View> views);

  /** Views of a conversation, oldest first, at most so many. */
  List<View> listViews(ConversationKey conversation, Optional<After> after, int most);
}
