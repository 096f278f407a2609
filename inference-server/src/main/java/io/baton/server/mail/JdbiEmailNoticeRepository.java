package io.baton.server.mail;

import io.baton.server.db.Database;
import io.baton.server.db.HeldConversation;
import io.baton.server.db.Sight;
import io.baton.server.db.timer.Timers;
import io.baton.server.link.JdbiLinks;
import io.baton.server.link.OneTimeLink;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** In PostgreSQL. */
public final class JdbiEmailNoticeRepository implements EmailNoticeRepository {

  private static final String WAITING =
      """
      SELECT h.conversation_id, h.handoff_id, h.queue,
        COALESCE(c.facts ->> 'language', '') AS language
      FROM handoff h JOIN conversation c USING (workspace, conversation_id)
      WHERE workspace = :workspace AND h.status IN ('requested', 'queued', 'reserved')
      """;

  private final Database database;

  public JdbiEmailNoticeRepository(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Waiting> findWaiting(String workspace, String conversation) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(
                    WAITING + "AND conversation_id = :conversation ORDER BY h.since DESC LIMIT 1")
                .bind("workspace", workspace)
                .bind("conversation", conversation)
                .map((row, context) -> waiting(row))
                .findOne());
  }

  @Override
  public Optional<Waiting> findStillWaiting(String workspace, EmailNotice notice) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(WAITING + "AND h.handoff_id = :handoff")
                .bind("workspace", workspace)
                .bind("handoff", notice.where().handoff())
                .map((row, context) -> waiting(row))
                .findOne());
  }

  private static Waiting waiting(ResultSet row) throws SQLException {
    return new Waiting(
        new EmailNotice.Where(row.getString("conversation_id"), row.getString("handoff_id")),
        Optional.ofNullable(row.getString("queue")).orElse(""),
        row.getString("language"));
  }

  @Override
  public Optional<EmailNotice> findConfirmed(String workspace, String handoff, String email) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM email_notice WHERE workspace = :workspace
                      AND handoff_id = :handoff AND email = :email AND state = 'confirmed' LIMIT 1
                    """)
                .bind("workspace", workspace)
                .bind("handoff", handoff)
                .bind("email", email)
                .map((row, context) -> notice(row))
                .findOne());
  }

  /** Of two that are asked for at once the later one waits here, and takes the other's place. */
  private static void replace(Handle handle, String workspace, EmailNotice notice) {
    handle
        .createQuery(
            """
            SELECT 1 FROM handoff
            WHERE workspace = :workspace AND handoff_id = :handoff FOR UPDATE
            """)
        .bind("workspace", workspace)
        .bind("handoff", notice.where().handoff())
        .mapTo(int.class)
        .findOne();
    handle
        .createUpdate(
            """
            UPDATE email_notice SET state = 'expired' WHERE workspace = :workspace
              AND handoff_id = :handoff AND state IN ('unconfirmed', 'confirmed')
            """)
        .bind("workspace", workspace)
        .bind("handoff", notice.where().handoff())
        .execute();
  }

  @Override
  public boolean add(String workspace, EmailNotice notice, Instant now, Instant ends) {
    return database.inTransaction(
        Sight.of(workspace),
        handle -> {
          if (!HeldConversation.stays(handle, workspace, notice.where().conversation())) {
            return false;
          }
          replace(handle, workspace, notice);
          insert(handle, workspace, notice);
          Timers.set(handle, EmailNoticeService.CONFIRM_TIMER, workspace, notice.id(), now);
          Timers.set(handle, EmailNoticeService.END_TIMER, workspace, notice.id(), ends);
          return true;
        });
  }

  private static void insert(Handle handle, String workspace, EmailNotice notice) {
    handle
        .createUpdate(
            """
            INSERT INTO email_notice (workspace, notice_id, conversation_id, handoff_id,
              email, language, state, consented_at)
            VALUES (:workspace, :id, :conversation, :handoff,
              :email, :language, :state, :consented)
            """)
        .bind("workspace", workspace)
        .bind("id", notice.id())
        .bind("conversation", notice.where().conversation())
        .bind("handoff", notice.where().handoff())
        .bind("email", notice.email())
        .bind("language", notice.language())
        .bind("state", notice.state().wireName())
        .bind("consented", notice.consented())
        .execute();
  }

  @Override
  public Optional<EmailNotice> find(String workspace, String id) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM email_notice WHERE workspace = :workspace AND notice_id = :id")
                .bind("workspace", workspace)
                .bind("id", id)
                .map((row, context) -> notice(row))
                .findOne());
  }

  private static EmailNotice notice(ResultSet row) throws SQLException {
    return new EmailNotice(
        row.getString("notice_id"),
        new EmailNotice.Where(row.getString("conversation_id"), row.getString("handoff_id")),
        row.getString("email"),
        Optional.ofNullable(row.getString("language")).orElse(""),
        EmailNotice.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getTimestamp("consented_at").toInstant());
  }

  @Override
  public boolean addLink(
      String workspace, EmailNotice notice, boolean confirms, String token, Instant expires) {
    OneTimeLink link =
        new OneTimeLink(
            workspace,
            notice.where().conversation(),
            confirms ? OneTimeLink.Purpose.EMAIL_CONFIRM : OneTimeLink.Purpose.EMAIL_RETURN,
            notice.id(),
            expires);
    return database.inTransaction(
        Sight.of(workspace),
        handle -> {
          boolean stays = HeldConversation.stays(handle, workspace, link.conversation());
          if (stays) {
            JdbiLinks.add(handle, link, token);
          }
          return stays;
        });
  }

  @Override
  public boolean change(String workspace, EmailNotice notice, EmailNotice.State to, Instant now) {
    return database.inTransaction(
            Sight.of(workspace),
            handle ->
                handle
                    .createUpdate(
                        """
                        UPDATE email_notice SET state = :to,
                          confirmed_at = CASE :to WHEN 'confirmed' THEN :now ELSE confirmed_at END,
                          sent_at = CASE :to WHEN 'sent' THEN :now ELSE sent_at END,
                          returned_at = CASE :to WHEN 'returned' THEN :now ELSE returned_at END
                        WHERE workspace = :workspace AND notice_id = :id AND state = :from
                        """)
                    .bind("workspace", workspace)
                    .bind("id", notice.id())
                    .bind("from", notice.state().wireName())
                    .bind("to", to.wireName())
                    .bind("now", now)
                    .execute())
        > 0;
  }

  @Override
  public void watch(String workspace, EmailNotice notice, Instant at) {
    database.inTransaction(
        Sight.of(workspace),
        handle -> {
          Timers.set(handle, EmailNoticeService.FREE_TIMER, workspace, notice.id(), at);
          return at;
        });
  }
}
