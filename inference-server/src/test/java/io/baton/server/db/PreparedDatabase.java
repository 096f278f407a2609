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

  private PreparedDatabase() {}

  /** The one that is copied; made when it is first wanted. */
  private static final class Original {

    static final Path DIRECTORY = make();

    private static Path make() {
      try {
        Path directory = Files.createTempDirectory("baton-prepared-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(directory)));
        Database.open(
                new DatabaseConfig(
                    directory, Optional.empty(), Optional.empty(), Optional.empty(), 2))
            .close();
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
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
