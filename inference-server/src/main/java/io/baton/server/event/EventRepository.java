package io.baton.server.event;

import io.baton.conversation.handoff.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Events as they are kept; they are written with what they tell of. */
public interface EventRepository {

  /** Events of a conversation after a number, in order, at most so many. */
  List<Event> list(String workspace, String conversation, int afterSeq, int most);

  /**
   * Events of a conversation after a number that have words to the customer, in order, at most so
   * many.
   */
  List<Message> messages(String workspace, String conversation, int afterSeq, int most);

  /**
   * Something that happened beside turns and commands.
   *
   * @param type what happened
   * @param body JSON object
   */
  record Noted(String workspace, String conversation, EventType type, Instant at, String body) {}

  /**
   * Writes it as the conversation's next event, in the transaction of this thread, if it is in one.
   * The conversation's row is another then: whoever has it in memory must be told.
   *
   * @return its number
   */
  int note(Noted noted);

  /** BCP 47 tag of a conversation's language, if it is known. */
  Optional<String> language(String workspace, String conversation);
}
