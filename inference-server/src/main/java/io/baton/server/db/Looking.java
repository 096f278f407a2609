package io.baton.server.db;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/**
 * A transaction that tells PostgreSQL what it may see together with its first statements, so that
 * nobody waits for that alone. Before it is told it sees no row. Used by one thread.
 */
public final class Looking {

  /**
   * A transaction whose statements find rows by whole keys; each is planned once a connection. It
   * writes for many, who wait for a row that somebody holds little longer than PostgreSQL takes to
   * see a deadlock (1 s).
   */
  private static final String LOOK =
      Database.LOOK
          + ", set_config('plan_cache_mode', 'force_generic_plan', true)"
          + ", set_config('lock_timeout', '1200', true)";

  private final Handle handle;
  private final Sight sight;
  private boolean told;

  Looking(Handle handle, Sight sight, boolean told) {
    this.handle = handle;
    this.sight = sight;
    this.told = told;
  }

  /**
   * The transaction, for statements that are sent one by one.
   *
   * @throws PersistenceException if the database fails
   */
  public Handle handle() {
    if (!told) {
      Database.look(handle, LOOK, sight);
      told = true;
    }
    return handle;
  }

  /**
   * Statements that are sent together.
   *
   * @throws SQLException if the database fails
   */
  public SentTogether together(String... statements) throws SQLException {
    String all = String.join(";\n", statements);
    if (told) {
      return new SentTogether(handle.getConnection().prepareStatement(all), 0);
    }
    told = true;
    PreparedStatement prepared = handle.getConnection().prepareStatement(LOOK + ";\n" + all);
    prepared.setString(1, sight.setting());
    return new SentTogether(prepared, 1);
  }
}
