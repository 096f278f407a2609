package io.baton.server.handoff;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.handoff.HandbackTask;
import io.baton.conversation.handoff.Handoff;
import io.baton.conversation.handoff.HandoffDeadlines;
import io.baton.conversation.handoff.HandoffReason;
import io.baton.conversation.handoff.HandoffState;
import io.baton.conversation.handoff.HandoffStatus;
import io.baton.conversation.handoff.HandoffTimes;
import io.baton.server.event.Event;
import io.baton.server.event.JdbiEventRepository;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Rows of handoffs, and of the events that tell what happened to them. */
public final class JdbiHandoffRows {

  private static final String COLUMNS =
      """
      workspace, conversation_id, handoff_id, episode, status, reason, detail, turn_id, queue,
        agent, fence, reserved_until, next, previous, note, tasks, ticket, offered_at,
        requested_at, callback_at, accepted_at, context_delivered_at, replied_at, ended_at, since,
        due_at, introduction, introduction_language, asked_turn, resume_point
      """;

  private static final String SAVE =
      """
      INSERT INTO handoff AS kept (%1$s)
      SELECT %1$s FROM json_populate_recordset(NULL::handoff, ?::json)
      ON CONFLICT (workspace, conversation_id, handoff_id) DO UPDATE SET status = excluded.status,
        reason = excluded.reason, detail = excluded.detail, turn_id = excluded.turn_id,
        queue = excluded.queue, agent = excluded.agent, fence = excluded.fence,
        reserved_until = excluded.reserved_until, next = excluded.next, note = excluded.note,
        tasks = excluded.tasks, ticket = excluded.ticket, offered_at = excluded.offered_at,
        requested_at = excluded.requested_at, callback_at = excluded.callback_at,
        accepted_at = excluded.accepted_at, context_delivered_at = excluded.context_delivered_at,
        replied_at = excluded.replied_at, ended_at = excluded.ended_at, since = excluded.since,
        due_at = excluded.due_at, introduction = excluded.introduction,
        introduction_language = excluded.introduction_language, asked_turn = excluded.asked_turn,
        resume_point = excluded.resume_point
      """
          .formatted(COLUMNS);

  /** Writes what {@link #rows} makes, its handoffs as one parameter and its events as the next. */
  public static final String SAVE_WITH_EVENTS = SAVE + ";\n" + JdbiEventRepository.APPEND;

  /** Of handoffs that wait no more; a slot that has come was kept. */
  private static final String END_CALLBACK =
      """
      UPDATE callback SET state = 'cancelled', why = ?, changed_at = ?
      WHERE workspace = ? AND handoff_id = ? AND state = 'booked' AND slot_start > ?
      """;

  private JdbiHandoffRows() {}

  /** A change of a conversation's handoffs, with the deadlines by which they are due. */
  public record Written(
      String workspace, String conversation, CourseChange change, HandoffDeadlines deadlines) {}

  /** Changed handoffs and their events, each as JSON. */
  public record Rows(String handoffs, String events) {}

  /** What these changes write. */
  public static Rows rows(Collection<Written> all) {
    ArrayNode handoffs = JsonNodeFactory.instance.arrayNode();
    List<Event> events = new ArrayList<>();
    for (Written written : all) {
      written
          .change()
          .changed()
          .values()
          .forEach(kept -> write(handoffs.addObject(), written, kept));
      events.addAll(events(written));
    }
    return new Rows(handoffs.toString(), JdbiEventRepository.rows(events));
  }

  /** Writes changed handoffs and their events; the conversation's row is the caller's. */
  static void save(Handle handle, Written written) {
    Rows rows = rows(List.of(written));
    handle.execute(SAVE_WITH_EVENTS, rows.handoffs(), rows.events());
    endCallbacks(handle, List.of(written));
  }

  /** Whoever waits no more needs no callback that is still to come: its place is free again. */
  public static void endCallbacks(Handle handle, Collection<Written> all) {
    for (Written written : all) {
      for (KeptHandoff kept : written.change().changed().values()) {
        Handoff handoff = kept.handoff();
        boolean early = handoff.times().callback().filter(kept.since()::isBefore).isPresent();
        if (early && !handoff.status().waiting()) {
          handle.execute(
              END_CALLBACK,
              why(handoff.state()),
              kept.since(),
              written.workspace(),
              handoff.id(),
              kept.since());
        }
      }
    }
  }

  private static String why(HandoffState state) {
    return switch (state) {
      case HandoffState.Abandoned abandoned -> "abandoned";
      case HandoffState.Expired expired -> "ticket";
      case HandoffState.Failed failed -> "ticket";
      default -> "taken_over";
    };
  }

  private static List<Event> events(Written written) {
    List<CourseChange.Happening> told = written.change().events();
    int first = written.change().course().events() - told.size() + 1;
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < told.size(); i++) {
      CourseChange.Happening one = told.get(i);
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      body.put("conversation", written.conversation());
      one.details().forEach(body::put);
      events.add(
          new Event(
              written.workspace(),
              written.conversation(),
              first + i,
              one.type().wireName(),
              one.at(),
              body.toString()));
    }
    return events;
  }

  private static void write(ObjectNode row, Written written, KeptHandoff kept) {
    Handoff handoff = kept.handoff();
    HandoffState state = handoff.state();
    HandoffView view = HandoffView.of(handoff);
    row.put("workspace", written.workspace())
        .put("conversation_id", handoff.conversation())
        .put("handoff_id", handoff.id())
        .put("episode", handoff.episode())
        .put("status", handoff.status().wireName())
        .put("reason", handoff.why().reason().wireName())
        .put("detail", handoff.why().detail())
        .put("fence", handoff.fence())
        .put("note", note(state))
        .put("since", kept.since().toString());
    put(row, "turn_id", handoff.why().turn());
    put(row, "queue", handoff.queue());
    put(row, "agent", HandoffView.agent(state));
    put(row, "reserved_until", reservedUntil(state));
    put(row, "next", view.next());
    put(row, "previous", handoff.previous());
    put(row, "ticket", view.ticket());
    put(row, "due_at", written.deadlines().dueAt(handoff, kept.since()));
    put(row, "introduction", kept.introduction().map(Introduction::text));
    put(row, "introduction_language", kept.introduction().map(Introduction::language));
    put(row, "asked_turn", kept.asked().stream().boxed().findFirst());
    put(row, "resume_point", kept.resumePoint());
    write(row, handoff.times());
    ArrayNode tasks = row.putArray("tasks");
    HandoffView.handback(state).ifPresent(handback -> handback.tasks().forEach(tasks::add));
  }

  private static void write(ObjectNode row, HandoffTimes times) {
    put(row, "offered_at", times.offered());
    put(row, "requested_at", times.requested());
    put(row, "callback_at", times.callback());
    put(row, "accepted_at", times.accepted());
    put(row, "context_delivered_at", times.contextDelivered());
    put(row, "replied_at", times.replied());
    put(row, "ended_at", times.ended());
  }

  private static void put(ObjectNode row, String column, Optional<?> value) {
    value.ifPresent(present -> row.put(column, present.toString()));
  }

  private static Optional<Instant> reservedUntil(HandoffState state) {
    return state instanceof HandoffState.Reserved reserved
        ? Optional.of(reserved.until())
        : Optional.empty();
  }

  private static String note(HandoffState state) {
    return switch (state) {
      case HandoffState.HandedBack handedBack -> handedBack.note();
      case HandoffState.Abandoned abandoned -> abandoned.why();
      case HandoffState.Failed failed -> failed.why();
      default -> "";
    };
  }

  /** Reads a row. */
  public static KeptHandoff read(ResultSet row) throws SQLException {
    Handoff handoff =
        new Handoff(
            row.getString("handoff_id"),
            row.getString("conversation_id"),
            row.getInt("episode"),
            state(row),
            new Handoff.Why(
                HandoffReason.find(row.getString("reason")).orElseThrow(),
                row.getString("detail"),
                Optional.ofNullable(row.getString("turn_id"))),
            Optional.ofNullable(row.getString("queue")),
            row.getLong("fence"),
            times(row),
            Optional.ofNullable(row.getString("previous")));
    int asked = row.getInt("asked_turn");
    return new KeptHandoff(
        handoff,
        row.getTimestamp("since").toInstant(),
        introduction(row),
        asked == 0 ? OptionalInt.empty() : OptionalInt.of(asked),
        Optional.ofNullable(row.getString("resume_point")));
  }

  private static Optional<Introduction> introduction(ResultSet row) throws SQLException {
    String language = Optional.ofNullable(row.getString("introduction_language")).orElse("");
    return Optional.ofNullable(row.getString("introduction"))
        .map(text -> new Introduction(text, language));
  }

  private static HandoffState state(ResultSet row) throws SQLException {
    String agent = Optional.ofNullable(row.getString("agent")).orElse("");
    String note = row.getString("note");
    String ticket = Optional.ofNullable(row.getString("ticket")).orElse("");
    return switch (HandoffStatus.find(row.getString("status")).orElseThrow()) {
      case BOT -> new HandoffState.Bot();
      case OFFERED -> new HandoffState.Offered();
      case REQUESTED -> new HandoffState.Requested();
      case QUEUED -> new HandoffState.Queued();
      case RESERVED ->
          new HandoffState.Reserved(agent, row.getTimestamp("reserved_until").toInstant());
      case ACCEPTED -> new HandoffState.Accepted(agent);
      case ACTIVE -> new HandoffState.Active(agent);
      case TRANSFERRED -> new HandoffState.Transferred(agent, row.getString("next"));
      case HANDED_BACK -> new HandoffState.HandedBack(agent, note, tasks(row.getArray("tasks")));
      case RESOLVED -> new HandoffState.Resolved(agent);
      case ABANDONED -> new HandoffState.Abandoned(note);
      case EXPIRED -> new HandoffState.Expired(ticket);
      case FAILED -> new HandoffState.Failed(note, ticket);
    };
  }

  private static Set<HandbackTask> tasks(Array names) throws SQLException {
    return Arrays.stream((String[]) names.getArray())
        .map(name -> HandbackTask.find(name).orElseThrow())
        .collect(Collectors.toSet());
  }

  private static HandoffTimes times(ResultSet row) throws SQLException {
    return new HandoffTimes(
        time(row, "offered_at"),
        time(row, "requested_at"),
        time(row, "callback_at"),
        time(row, "accepted_at"),
        time(row, "context_delivered_at"),
        time(row, "replied_at"),
        time(row, "ended_at"));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }
}
