package io.baton.server.db;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Stream;

/**
 * Statements that are sent together and answered together: one way to the database and back for all
 * of them. Their parameters are set in the order in which they stand. Used by one thread.
 */
public final class SentTogether implements AutoCloseable {

  private final PreparedStatement statement;
  private final int before;
  private int parameters;

  /**
   * @param before how many statements, of one parameter each that is set, stand before those of the
   *     caller
   */
  SentTogether(PreparedStatement statement, int before) {
    this.statement = statement;
    this.before = before;
    this.parameters = before;
  }

  /** The next parameter: text. */
  public void text(String value) throws SQLException {
    statement.setString(++parameters, value);
  }

  /** The next parameter: text[]. */
  public void texts(Stream<String> values) throws SQLException {
    array("text", values.toArray(String[]::new));
  }

  /** The next parameter: int[]. */
  public void numbers(Stream<Integer> values) throws SQLException {
    array("int4", values.toArray(Integer[]::new));
  }

  /** The next parameter: bytea[]. */
  public void bytes(Stream<byte[]> values) throws SQLException {
    array("bytea", values.toArray(byte[][]::new));
  }

  private void array(String type, Object[] values) throws SQLException {
    statement.setArray(++parameters, statement.getConnection().createArrayOf(type, values));
  }

  /**
   * Sends all.
   *
   * @return the rows of the first statement; they end with this
   * @throws SQLException if one of them fails, and then none has done anything that stays
   */
  public ResultSet execute() throws SQLException {
    statement.execute();
    for (int i = 0; i < before; i++) {
      statement.getMoreResults();
    }
    return statement.getResultSet();
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
