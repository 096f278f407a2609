package io.baton.server.db.access;

import io.baton.server.config.Secret;
import io.baton.server.config.SecretFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Lets those alone into the embedded PostgreSQL who can read the file with its password: as it is
 * made, it lets everybody on the machine in, past row-level security and all keys.
 *
 * @param rules of PostgreSQL's host-based authentication
 * @param password of its only role
 */
public record LocalAccess(Path rules, Secret password) {

  /** What is as it is in a URL and in SQL. */
  private static final Pattern PASSWORD = Pattern.compile("[0-9A-Za-z]+");

  private static final String BY_PASSWORD =
      """
      # Written by Baton: the password is in the file database-password beside this directory.
      host all all 127.0.0.1/32 scram-sha-256
      host all all ::1/128 scram-sha-256
      """;

  /** As it is after it was made, until the password is set. */
  private static final String BY_ALL =
      """
      host all all 127.0.0.1/32 trust
      host all all ::1/128 trust
      """;

  /**
   * Before a start. Where the file with the password is gone, whoever owns the files gets another.
   *
   * @param directory of the data
   * @param files of PostgreSQL in it; they may not have been made yet
   * @throws UncheckedIOException if the file with the password can be neither read nor made
   * @throws IOException if the password has other characters than digits and letters, or the rules
   *     cannot be written
   */
  public static LocalAccess before(Path directory, Path files) throws IOException {
    Path rules = files.resolve("pg_hba.conf");
    if (!Files.exists(file(directory)) && Files.exists(rules)) {
      SecretFile.write(rules, BY_ALL);
    }
    Secret password = SecretFile.readOrMake(file(directory), "");
    if (!PASSWORD.matcher(password.value()).matches()) {
      throw new IOException(file(directory) + " is not of digits and letters alone");
    }
    return new LocalAccess(rules, password);
  }

  private static Path file(Path directory) {
    return directory.resolve("database-password");
  }

  /**
   * JDBC URL of the one in a directory, with the password where there is one.
   *
   * @throws UncheckedIOException if the file with the password cannot be read
   */
  public static String url(Path directory, int port) {
    Optional<Secret> password =
        Optional.of(file(directory))
            .filter(Files::exists)
            .map(file -> SecretFile.readOrMake(file, ""));
    return password.map(known -> url(port, known)).orElseGet(() -> url(port));
  }

  private static String url(int port, Secret password) {
    return url(port) + "&password=" + password.value();
  }

  private static String url(int port) {
    return "jdbc:postgresql://localhost:" + port + "/postgres?user=postgres";
  }

  /**
   * After a start: from now on the password is asked for.
   *
   * @param port where it listens
   * @throws IOException if it does not take the password, or the rules cannot be written
   */
  public void after(int port) throws IOException {
    if (Files.readString(rules).equals(BY_PASSWORD)) {
      return;
    }
    try (Connection connection = DriverManager.getConnection(url(port, password));
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER ROLE postgres PASSWORD '" + password.value() + "'");
      SecretFile.write(rules, BY_PASSWORD);
      statement.execute("SELECT pg_reload_conf()");
    } catch (SQLException e) {
      throw new IOException("it takes no password: " + e.getMessage(), e);
    }
  }
}
