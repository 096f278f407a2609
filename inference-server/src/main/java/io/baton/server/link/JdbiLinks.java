package io.baton.server.link;

import io.baton.server.config.Secret;
import io.baton.server.db.Database;
import io.baton.server.db.Sight;
import io.baton.server.link.OneTimeLink.Purpose;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** In PostgreSQL, by the hashes of their tokens. */
public final class JdbiLinks {

  private final Database database;

  public JdbiLinks(Database database) {
    this.database = database;
  }

  /** Keeps a link in a transaction; those of the same subject and purpose before it end. */
  public static void replace(Handle handle, OneTimeLink link, String token) {
    handle
        .createUpdate(
            """
            DELETE FROM one_time_link
            WHERE workspace = :workspace AND subject = :subject AND purpose = :purpose
            """)
        .bind("workspace", link.workspace())
        .bind("subject", link.subject())
        .bind("purpose", link.purpose().storedName())
        .execute();
    add(handle, link, token);
  }

  /** Keeps a link in a transaction. */
  public static void add(Handle handle, OneTimeLink link, String token) {
    handle
        .createUpdate(
            """
            INSERT INTO one_time_link
              (workspace, hash, conversation_id, purpose, subject, expires_at)
            VALUES (:workspace, :hash, :conversation, :purpose, :subject, :expires)
            """)
        .bind("workspace", link.workspace())
        .bind("hash", Secret.hash(token))
        .bind("conversation", link.conversation())
        .bind("purpose", link.purpose().storedName())
        .bind("subject", link.subject())
        .bind("expires", link.expires())
        .execute();
  }

  /** The link of a token, in whichever workspace, if it can still be used for a purpose. */
  public Optional<OneTimeLink> find(String token, Purpose purpose, Instant now) {
    return database.inTransaction(
        new Sight.Everything(),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM one_time_link
                    WHERE hash = :hash AND purpose = :purpose AND used_at IS NULL
                      AND expires_at > :now
                    """)
                .bind("hash", Secret.hash(token))
                .bind("purpose", purpose.storedName())
                .bind("now", now)
                .map((row, context) ->
                    new OneTimeLink(
                        row.getString("workspace"),
                        row.getString("conversation_id"),
                        Purpose.valueOf(row.getString("purpose").toUpperCase(Locale.ROOT)),
                        row.getString("subject"),
                        row.getTimestamp("expires_at").toInstant()))
                .findOne());
  }

  /**
   * Uses a link up and does what it is for, both or neither.
   *
   * @return empty, with nothing done, if another was faster
   */
  public <T> Optional<T> using(OneTimeLink link, String token, Instant now, Supplier<T> work) {
    AtomicReference<Optional<T>> done = new AtomicReference<>(Optional.empty());
    database.joining(
        Sight.of(link.workspace()),
        handle -> {
          if (used(handle, link, token, now)) {
            done.set(Optional.of(work.get()));
          }
        });
    return done.get();
  }

  private static boolean used(Handle handle, OneTimeLink link, String token, Instant now) {
    return handle
            .createUpdate(
                """
                UPDATE one_time_link SET used_at = :now
                WHERE workspace = :workspace AND hash = :hash AND used_at IS NULL
                """)
            .bind("workspace", link.workspace())
            .bind("hash", Secret.hash(token))
            .bind("now", now)
            .execute()
        > 0;
  }
}
