package io.baton.server.db;

import io.baton.server.config.ServerConfig.DatabaseConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A PostgreSQL with Baton's schema and nothing in it, made once and copied: making one takes a
 * second or two, and nearly every test of the server needs its own.
 */
public final class PreparedDatabase {

  private static final String FILES = "postgresql";
  private static final String PASSWORD = "database-password";
  private static final int FEW = 2;

  private PreparedDatabase() {}

  /** The one that is copied; made when it is first wanted. */
  private static final class Original {

    static final Path DIRECTORY = make();

    private static Path make() {
      try {
        Path directory = Files.createTempDirectory("baton-prepared-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(directory)));
        Database.open(config(directory, FEW)).close();
        return directory;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void remove(Path directory) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Starts one in a directory in which there is none. */
  public static EmbeddedDatabase start(Path directory) {
    copyTo(directory);
    return EmbeddedDatabase.start(directory);
  }

  /** Opens one in a directory in which there is none, with a few connections. */
  public static Database open(Path data) {
    return open(data, FEW);
  }

  /** The same with so many connections. */
  public static Database open(Path data, int connections) {
    copyTo(data);
    return Database.open(config(data, connections));
  }

  /** The same with a database as {@link Database#openForgetful} has it. */
  public static Database openForgetful(Path data, int connections) {
    copyTo(data);
    return Database.openForgetful(config(data, connections));
  }

  /** The same with a few connections. */
  public static Database openForgetful(Path data) {
    return openForgetful(data, FEW);
  }

  private static DatabaseConfig config(Path data, int connections) {
    return new DatabaseConfig(
        data, Optional.empty(), Optional.empty(), Optional.empty(), connections);
  }

  /** Puts one where a server will start that keeps its data there. */
  public static void copyTo(Path data) {
    Path from = Original.DIRECTORY.resolve(FILES);
    try (Stream<Path> files = Files.walk(from)) {
      Files.createDirectories(data);
      List<Path> all = files.toList();
      for (Path file : all) {
        Files.copy(
            file,
            data.resolve(FILES).resolve(from.relativize(file)),
            StandardCopyOption.COPY_ATTRIBUTES);
      }
      Files.copy(
          Original.DIRECTORY.resolve(PASSWORD),
          data.resolve(PASSWORD),
          StandardCopyOption.COPY_ATTRIBUTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
