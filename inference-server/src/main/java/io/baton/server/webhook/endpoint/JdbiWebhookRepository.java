package io.baton.server.webhook.endpoint;

import io.baton.server.db.Database;
import io.baton.server.db.Sight;
import io.baton.server.webhook.endpoint.WebhookEndpoint.Health;
import io.baton.server.webhook.endpoint.WebhookEndpoint.Wish;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/** In PostgreSQL. */
public final class JdbiWebhookRepository implements WebhookRepository {

  /** SQL that holds where a row of webhook named w wants the type in a column. */
  public static final String WANTS =
      """
      EXISTS (SELECT FROM unnest(w.types) AS pattern
        WHERE pattern = %1$s
          OR pattern LIKE '%%*' AND starts_with(%1$s, left(pattern, -1)))
      """;

  private final Database database;

  public JdbiWebhookRepository(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(WebhookEndpoint endpoint, int most) {
    return database.inTransaction(
        Sight.of(endpoint.workspace()),
        handle -> {
          // Two that are made at a time are so one after the other, or both would be the last.
          handle
              .createQuery("SELECT 1 FROM workspace WHERE workspace = :workspace FOR NO KEY UPDATE")
              .bind("workspace", endpoint.workspace())
              .mapTo(int.class)
              .list();
          if (count(handle, endpoint.workspace()) >= most) {
            return false;
          }
          insert(handle, endpoint);
          return true;
        });
  }

  private static int count(Handle handle, String workspace) {
    return handle
        .createQuery("SELECT count(*) FROM webhook WHERE workspace = :workspace")
        .bind("workspace", workspace)
        .mapTo(int.class)
        .one();
  }

  private static void insert(Handle handle, WebhookEndpoint endpoint) {
    handle
        .createUpdate(
            """
            INSERT INTO webhook (workspace, webhook_id, url, types, description, enabled,
              secret, secret_at, created_at, changed_at, since)
            VALUES (:workspace, :id, :url, :types, :description, :enabled, :secret,
              :secretAt, :createdAt, :createdAt, :createdAt)
            """)
        .bind("workspace", endpoint.workspace())
        .bind("id", endpoint.id())
        .bind("url", endpoint.wish().url())
        .bindArray("types", String.class, endpoint.wish().types().patterns())
        .bind("description", endpoint.wish().description())
        .bind("enabled", endpoint.wish().enabled())
        .bind("secret", endpoint.secret().current())
        .bind("secretAt", endpoint.secret().since())
        .bind("createdAt", endpoint.createdAt())
        .execute();
  }

  @Override
  public Optional<WebhookEndpoint> find(String workspace, String id) {
    return database.inTransaction(Sight.of(workspace), handle -> find(handle, workspace, id, ""));
  }

  private static Optional<WebhookEndpoint> find(
      Handle handle, String workspace, String id, String lock) {
    return handle
        .createQuery(
            "SELECT * FROM webhook WHERE workspace = :workspace AND webhook_id = :id" + lock)
        .bind("workspace", workspace)
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  @Override
  public List<WebhookEndpoint> list(String workspace) {
    return database.inTransaction(
        Sight.of(workspace),
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM webhook WHERE workspace = :workspace
                    ORDER BY created_at, webhook_id
                    """)
                .bind("workspace", workspace)
                .map((row, context) -> read(row))
                .list());
  }

  @Override
  public void change(String workspace, String id, UnaryOperator<Wish> wish, Instant now) {
    database.inTransaction(
        Sight.of(workspace),
        handle -> {
          Optional<WebhookEndpoint> before = find(handle, workspace, id, " FOR UPDATE");
          before.ifPresent(one -> change(handle, one, wish.apply(one.wish()), now));
          return before;
        });
  }

  private static void change(Handle handle, WebhookEndpoint before, Wish wish, Instant now) {
    handle
        .createUpdate(
            """
            UPDATE webhook SET url = :url, types = :types, description = :description,
              changed_at = :now, enabled = :enabled,
              since = CASE WHEN :enabled AND NOT enabled THEN :now ELSE since END,
              disabled_reason = CASE WHEN :enabled THEN NULL ELSE disabled_reason END,
              failures = CASE WHEN :anew THEN 0 ELSE failures END,
              failing_since = CASE WHEN :anew THEN NULL ELSE failing_since END,
              held_until = CASE WHEN :anew THEN NULL ELSE held_until END
            WHERE workspace = :workspace AND webhook_id = :id
            """
                .replace(":anew", ":enabled AND (NOT enabled OR url <> :url)"))
        .bind("workspace", before.workspace())
        .bind("id", before.id())
        .bind("url", wish.url())
        .bindArray("types", String.class, wish.types().patterns())
        .bind("description", wish.description())
        .bind("enabled", wish.enabled())
        .bind("now", now)
        .execute();
  }

  @Override
  public Optional<WebhookSecret> changeSecret(
      String workspace, String id, UnaryOperator<WebhookSecret> change) {
    return database.inTransaction(
        Sight.of(workspace),
        handle -> {
          Optional<WebhookSecret> next =
              find(handle, workspace, id, " FOR UPDATE").map(one -> change.apply(one.secret()));
          next.ifPresent(secret -> changeSecret(handle, workspace, id, secret));
          return next;
        });
  }

  private static void changeSecret(
      Handle handle, String workspace, String id, WebhookSecret secret) {
    handle
        .createUpdate(
            """
            UPDATE webhook SET secret = :secret, secret_at = :since,
              previous_secret = :previous, previous_until = :until, changed_at = :since
            WHERE workspace = :workspace AND webhook_id = :id
            """)
        .bind("workspace", workspace)
        .bind("id", id)
        .bind("secret", secret.current())
        .bind("since", secret.since())
        .bind("previous", secret.previous().map(WebhookSecret.Previous::secret))
        .bind("until", secret.previous().map(WebhookSecret.Previous::until))
        .execute();
  }

  @Override
  public boolean remove(String workspace, String id) {
    return database.inTransaction(
            Sight.of(workspace),
            handle -> {
              // Whoever settles a delivery locks its stream first.
              handle
                  .createQuery(
                      """
                      SELECT 1 FROM webhook_stream
                      WHERE workspace = :workspace AND webhook_id = :id FOR UPDATE
                      """)
                  .bind("workspace", workspace)
                  .bind("id", id)
                  .mapTo(int.class)
                  .list();
              return handle
                  .createUpdate(
                      "DELETE FROM webhook WHERE workspace = :workspace AND webhook_id = :id")
                  .bind("workspace", workspace)
                  .bind("id", id)
                  .execute();
            })
        > 0;
  }

  @Override
  public Set<String> listWorkspacesWanting(String type) {
    return Set.copyOf(
        database.inTransaction(
            new Sight.Everything(),
            handle ->
                handle
                    .createQuery(
                        "SELECT DISTINCT workspace FROM webhook w WHERE enabled AND "
                            + WANTS.formatted(":type"))
                    .bind("type", type)
                    .mapTo(String.class)
                    .list()));
  }

  /** An endpoint of a row that has all columns of webhook. */
  public static WebhookEndpoint read(ResultSet row) throws SQLException {
    return new WebhookEndpoint(
        row.getString("workspace"),
        row.getString("webhook_id"),
        new Wish(
            row.getString("url"),
            new EventTypes(Arrays.asList((String[]) row.getArray("types").getArray())),
            row.getString("description"),
            row.getBoolean("enabled")),
        Optional.ofNullable(row.getString("disabled_reason")),
        secret(row),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("changed_at").toInstant(),
        new Health(row.getInt("failures"), at(row, "failing_since"), at(row, "held_until")));
  }

  private static WebhookSecret secret(ResultSet row) throws SQLException {
    Optional<String> previous = Optional.ofNullable(row.getString("previous_secret"));
    Optional<Instant> until = at(row, "previous_until");
    return new WebhookSecret(
        row.getString("secret"),
        row.getTimestamp("secret_at").toInstant(),
        previous.flatMap(secret -> until.map(at -> new WebhookSecret.Previous(secret, at))));
  }

  private static Optional<Instant> at(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }
}
