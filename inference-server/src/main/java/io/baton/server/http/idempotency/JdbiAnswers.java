package io.baton.server.http.idempotency;

import io.baton.server.db.Database;
import io.baton.server.db.Sight;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Answers of one workspace in the transaction at hand. */
record JdbiAnswers(Handle handle, String workspace) {

  /**
   * An answer that was given.
   *
   * @param fingerprint of the request
   * @param body sealed
   */
  record Answer(byte[] fingerprint, int status, String contentType, byte[] body) {}

  /** Runs work on the answers of a workspace in one transaction, which its effects join. */
  static void joining(Database database, String workspace, Consumer<JdbiAnswers> work) {
    database.joining(
        Sight.of(workspace), handle -> work.accept(new JdbiAnswers(handle, workspace)));
  }

  /**
   * Holds a key until the transaction ends; false if another request holds it. What is done
   * meanwhile, such as asking a CRM, may need no SQL for 15 seconds.
   */
  boolean lock(String key) {
    return handle
        .createQuery(
            """
            SELECT pg_try_advisory_xact_lock(hashtextextended(:key, 0))
            FROM set_config('idle_in_transaction_session_timeout', '15s', true)
            """)
        .bind("key", workspace + "/" + key)
        .mapTo(boolean.class)
        .one();
  }

  Optional<Answer> find(String key) {
    return handle
        .createQuery(
            """
            SELECT * FROM idempotent_request
            WHERE workspace = :workspace AND request_key = :key
            """)
        .bind("workspace", workspace)
        .bind("key", key)
        .map((row, context) ->
            new Answer(
                row.getBytes("fingerprint"),
                row.getInt("status"),
                row.getString("content_type"),
                row.getBytes("body")))
        .findOne();
  }

  void add(String key, Answer answer, Instant now) {
    handle
        .createUpdate(
            """
            INSERT INTO idempotent_request
              (workspace, request_key, fingerprint, status, content_type, body, created_at)
            VALUES (:workspace, :key, :fingerprint, :status, :type, :body, :now)
            """)
        .bind("workspace", workspace)
        .bind("key", key)
        .bind("fingerprint", answer.fingerprint())
        .bind("status", answer.status())
        .bind("type", answer.contentType())
        .bind("body", answer.body())
        .bind("now", now)
        .execute();
  }
}
