package io.baton.server.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Events as they are kept; they are written with what they tell of. */
public interface EventRepository {

  /**
   * A place among all events.
   *
   * @param transaction that wrote the event
   * @param position of the event
   */
  record Place(String transaction, long position) {

    /** Before all events. */
    public static final Place START = new Place("0", 0);
  }

  /** An event and its place. */
  record Placed(Place place, Event event) {}

  /** Events of a conversation after a number, in order, at most so many. */
  List<Event> list(String workspace, String conversation, int afterSeq, int most);

  /**
   * Events of all workspaces after a place, in an order in which none turns up later before one
   * that was read: those of a conversation in the order of their numbers.
   */
  List<Placed> follow(Place after, int most);

  /**
   * Events of a conversation after a number that have words to the customer, in order, at most so
   * many.
   */
  List<Message> messages(String workspace, String conversation, int afterSeq, int most);

  /**
   * Something that happened beside turns and commands.
   *
   * @param type such as outcome.recorded
   * @param body JSON object
   */
  record Noted(String workspace, String conversation, String type, Instant at, String body) {}

  /**
   * Writes it as the conversation's next event, in the transaction of this thread, if it is in one.
   * The conversation's row is another then: whoever has it in memory must be told.
   *
   * @return its number
   */
  int note(Noted noted);

  /** BCP 47 tag of a conversation's language, if it is known. */
  Optional<String> language(String workspace, String conversation);

  /** An event, if there is one of this number. */
  default Optional<Event> find(String workspace, String conversation, int seq) {
    return list(workspace, conversation, seq - 1, 1).stream()
        .filter(event -> event.seq() == seq)
        .findFirst();
  }
}
