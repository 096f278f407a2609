package io.baton.server.handoff;

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
import org.jdbi.v3.core.statement.PreparedBatch;

/** Rows of handoffs, and of the events that tell what happened to them. */
public final class JdbiHandoffRows {

  private static final String SAVE =
      """
      INSERT INTO handoff AS kept (workspace, conversation_id, handoff_id, episode, status, reason,
        detail, turn_id, queue, agent, fence, reserved_until, next, previous, note, tasks, ticket,
        offered_at, requested_at, callback_at, accepted_at, context_delivered_at, replied_at,
        ended_at, since, due_at, introduction, introduction_language, asked_turn,
        resume_point)
      VALUES (:workspace, :conversation, :id, :episode, :status, :reason, :detail, :turn, :queue,
        :agent, :fence, :reservedUntil, :next, :previous, :note, :tasks, :ticket, :offered,
        :requested, :callback, :accepted, :contextDelivered, :replied, :ended, :since, :due,
        :introduction, :language, :asked, :resumePoint)
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
      """;

  private JdbiHandoffRows() {}

  /** A change of a conversation's handoffs, with the deadlines by which they are due. */
  public record Written(
      String workspace, String conversation, CourseChange change, HandoffDeadlines deadlines) {}

  /** Writes changed handoffs and their events; the conversations' rows are the caller's. */
  public static void save(Handle handle, Collection<Written> all) {
    List<Event> events = new ArrayList<>();
    PreparedBatch batch = handle.prepareBatch(SAVE);
    for (Written written : all) {
      written.change().changed().values().forEach(kept -> bind(batch, written, kept));
      events.addAll(events(written));
    }
    if (batch.size() > 0) {
      batch.execute();
    }
    JdbiEventRepository.append(handle, events);
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
              one.type(),
              one.at(),
              body.toString()));
    }
    return events;
  }

  private static void bind(PreparedBatch batch, Written written, KeptHandoff kept) {
    Handoff handoff = kept.handoff();
    HandoffState state = handoff.state();
    HandoffTimes times = handoff.times();
    Optional<HandoffView.Handback> handback = HandoffView.handback(state);
    batch
        .bind("workspace", written.workspace())
        .bind("conversation", handoff.conversation())
        .bind("id", handoff.id())
        .bind("episode", handoff.episode())
        .bind("status", handoff.status().wireName())
        .bind("reason", handoff.why().reason().wireName())
        .bind("detail", handoff.why().detail())
        .bind("turn", handoff.why().turn())
        .bind("queue", handoff.queue())
        .bind("agent", HandoffView.agent(state))
        .bind("fence", handoff.fence())
        .bind("reservedUntil", reservedUntil(state))
        .bind("next", HandoffView.of(handoff).next())
        .bind("previous", handoff.previous())
        .bind("note", note(state))
        .bindArray(
            "tasks", String.class, handback.map(HandoffView.Handback::tasks).orElse(List.of()))
        .bind("ticket", HandoffView.of(handoff).ticket())
        .bind("offered", times.offered())
        .bind("requested", times.requested())
        .bind("callback", times.callback())
        .bind("accepted", times.accepted())
        .bind("contextDelivered", times.contextDelivered())
        .bind("replied", times.replied())
        .bind("ended", times.ended())
        .bind("since", kept.since())
        .bind("due", written.deadlines().dueAt(handoff, kept.since()))
        .bind("introduction", kept.introduction().map(Introduction::text))
        .bind("language", kept.introduction().map(Introduction::language))
        .bind("asked", kept.asked().stream().boxed().findFirst())
        .bind("resumePoint", kept.resumePoint())
        .add();
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
