package io.baton.server.survey;

import io.baton.server.db.Database;
import io.baton.server.db.HeldConversation;
import io.baton.server.db.Sight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** In PostgreSQL. */
public final class JdbiSurveyRepository implements SurveyRepository {

  private final Database database;

  public JdbiSurveyRepository(Database database) {
    this.database = database;
  }

  private <T> T of(String workspace, Function<Handle, T> work) {
    return database.inTransaction(Sight.of(workspace), work);
  }

  @Override
  public <T> T holding(String workspace, String conversation, Supplier<T> work) {
    List<T> result = new ArrayList<>(1);
    database.joining(
        Sight.of(workspace),
        handle -> {
          HeldConversation.hold(handle, workspace, conversation);
          result.add(work.get());
        });
    return result.getFirst();
  }

  @Override
  public boolean add(String workspace, Survey survey) {
    return of(
            workspace,
            handle ->
                handle
                    .createUpdate(
                        """
                        INSERT INTO survey (workspace, conversation_id, episode, handoff_id, cause,
                          asked_at, expires_at)
                        VALUES (:workspace, :conversation, :episode, :handoff, :cause, :asked,
                          :expires)
                        ON CONFLICT DO NOTHING
                        """)
                    .bind("workspace", workspace)
                    .bind("conversation", survey.place().conversation())
                    .bind("episode", survey.place().episode())
                    .bind("handoff", survey.place().handoff())
                    .bind("cause", survey.cause().wireName())
                    .bind("asked", survey.asked())
                    .bind("expires", survey.expires())
                    .execute())
        > 0;
  }

  @Override
  public Optional<Survey> find(String workspace, String conversation, int episode) {
    return of(
        workspace,
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM survey WHERE workspace = :workspace
                      AND conversation_id = :conversation AND episode = :episode
                    """)
                .bind("workspace", workspace)
                .bind("conversation", conversation)
                .bind("episode", episode)
                .map((row, context) -> survey(row))
                .findOne());
  }

  private static Survey survey(ResultSet row) throws SQLException {
    return new Survey(
        new Survey.Place(
            row.getString("conversation_id"), row.getInt("episode"), row.getString("handoff_id")),
        Survey.Cause.valueOf(row.getString("cause").toUpperCase(Locale.ROOT)),
        row.getTimestamp("asked_at").toInstant(),
        row.getTimestamp("expires_at").toInstant(),
        Optional.ofNullable(row.getTimestamp("withdrawn_at")).map(Timestamp::toInstant),
        Optional.ofNullable(row.getTimestamp("answered_at")).map(Timestamp::toInstant),
        new SurveyAnswers(
            number(row, "csat"),
            number(row, "effort"),
            Optional.ofNullable(row.getString("comment"))));
  }

  private static OptionalInt number(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
  }

  @Override
  public void answer(String workspace, Survey.Place place, SurveyAnswers answers, Instant at) {
    of(
        workspace,
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE survey SET answered_at = COALESCE(answered_at, :at),
                      csat = :csat, effort = :effort, comment = :comment
                    WHERE workspace = :workspace AND conversation_id = :conversation
                      AND episode = :episode
                    """)
                .bind("workspace", workspace)
                .bind("conversation", place.conversation())
                .bind("episode", place.episode())
                .bind("at", at)
                .bind("csat", answers.csat())
                .bind("effort", answers.effort())
                .bind("comment", answers.comment())
                .execute());
  }

  @Override
  public boolean withdraw(String workspace, String handoff, Instant at) {
    return of(
            workspace,
            handle ->
                handle
                    .createUpdate(
                        """
                        UPDATE survey SET withdrawn_at = :at WHERE workspace = :workspace
                          AND handoff_id = :handoff AND answered_at IS NULL
                          AND withdrawn_at IS NULL
                        """)
                    .bind("workspace", workspace)
                    .bind("handoff", handoff)
                    .bind("at", at)
                    .execute())
        > 0;
  }

  @Override
  public boolean spam(String workspace, String handoff) {
    return of(
        workspace,
        handle ->
            handle
                .createQuery(
                    """
                    SELECT COALESCE((SELECT reason = 'spam' FROM handoff_outcome
                      WHERE workspace = :workspace AND handoff_id = :handoff
                      ORDER BY version DESC LIMIT 1), false)
                    """)
                .bind("workspace", workspace)
                .bind("handoff", handoff)
                .mapTo(boolean.class)
                .one());
  }

  @Override
  public Optional<Heard> heard(String workspace, String conversation, String turn) {
    return of(
        workspace,
        handle ->
            handle
                .createQuery(
                    """
                    SELECT turn ->> 'speaker' AS speaker, received_at FROM turn
                    WHERE workspace = :workspace AND conversation_id = :conversation
                      AND turn_id = :turn
                    """)
                .bind("workspace", workspace)
                .bind("conversation", conversation)
                .bind("turn", turn)
                .map((row, context) ->
                    new Heard(
                        row.getString("speaker"), row.getTimestamp("received_at").toInstant()))
                .findOne());
  }
}
