package io.baton.server.backup;

import io.baton.conversation.history.FileErrors;
import io.baton.server.backup.Manifest.Stored;
import io.baton.server.config.ModelSource;
import io.baton.server.config.ServerConfig;
import io.baton.server.config.ServerConfig.DatabaseConfig;
import io.baton.server.db.Catalogue;
import io.baton.server.db.EmbeddedDatabase;
import io.baton.server.db.Snapshot;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Writes all that a server keeps into a directory, while it serves: every table of the database as
 * it is at one moment, and the model and policy of the configuration where they are files. The
 * operator's key is not in it.
 */
public final class Backup {

  private static final int BUFFER = 1 << 16;

  private final ServerConfig config;
  private final Clock clock;
  private final Consumer<String> progress;

  /**
   * @param config of the server, which may run or not
   * @param progress told a line for each table
   */
  public Backup(ServerConfig config, Clock clock, Consumer<String> progress) {
    this.config = config;
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * Makes a backup; it is there as a whole or not at all.
   *
   * @param directory absent or empty
   * @throws BackupException if there is something in it
   * @throws io.baton.server.db.PersistenceException if the database cannot be read
   */
  public Manifest make(Path directory) {
    SafeFiles.checkEmpty(directory);
    DatabaseConfig database = config.database();
    Optional<String> url = database.url().or(() -> EmbeddedDatabase.findRunning(database.data()));
    if (url.isPresent()) {
      return make(url.get(), directory);
    }
    try (EmbeddedDatabase own = EmbeddedDatabase.start(database.data())) {
      return make(own.url(), directory);
    }
  }

  private Manifest make(String url, Path directory) {
    List<Manifest> made = new ArrayList<>();
    String now = clock.instant().toString();
    try (Snapshot snapshot =
        Snapshot.open(url, config.database().user(), config.database().password())) {
      List<String> migrations = snapshot.migrations();
      SafeFiles.fill(
          directory,
          part -> {
            Manifest manifest =
                new Manifest(Manifest.FORMAT, now, migrations, tables(snapshot, part), files(part));
            manifest.write(part);
            made.add(manifest);
          });
    }
    return made.getFirst();
  }

  private List<Manifest.Table> tables(Snapshot snapshot, Path part) {
    List<Manifest.Table> tables = new ArrayList<>();
    for (Catalogue.Table table : snapshot.tables()) {
      Path file = inside(part, "tables/" + table.name() + ".copy.gz");
      try (OutputStream out =
          new GZIPOutputStream(
              new BufferedOutputStream(Files.newOutputStream(file), BUFFER), BUFFER)) {
        long rows = snapshot.copy(table, out);
        out.close();
        tables.add(new Manifest.Table(table.name(), table.columns(), rows, stored(part, file)));
        progress.accept(table.name() + ": " + rows + " rows");
      } catch (IOException e) {
        throw new UncheckedIOException(file + ": cannot be written: " + FileErrors.reason(e), e);
      }
    }
    return tables;
  }

  private List<Stored> files(Path part) {
    List<Stored> files = new ArrayList<>();
    config.policy().ifPresent(policy -> files.add(copy(policy, part, "files/policy.yaml")));
    if (config.model() instanceof ModelSource.Directory bundle) {
      files.addAll(bundle(bundle.directory(), part));
    }
    return files;
  }

  private static List<Stored> bundle(Path directory, Path part) {
    List<Stored> files = new ArrayList<>();
    try {
      // Nothing is found under a link to a directory, such as one to the newest bundle.
      Path real = directory.toRealPath();
      try (Stream<Path> all = Files.walk(real)) {
        for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
          String name = real.relativize(file).toString().replace('\\', '/');
          files.add(copy(file, part, "files/model/" + name));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(directory + ": cannot be read: " + FileErrors.reason(e), e);
    }
    return files;
  }

  private static Stored copy(Path from, Path part, String name) {
    try {
      Path file = inside(part, name);
      Files.copy(from, file);
      return stored(part, file);
    } catch (IOException e) {
      throw new UncheckedIOException(from + ": cannot be copied: " + FileErrors.reason(e), e);
    }
  }

  private static Path inside(Path part, String name) {
    Path file = part.resolve(name);
    try {
      Files.createDirectories(file.resolveSibling("."));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be made: " + FileErrors.reason(e), e);
    }
  }

  private static Stored stored(Path part, Path file) {
    SafeFiles.sync(file);
    try {
      return new Stored(
          part.relativize(file).toString().replace('\\', '/'),
          Files.size(file),
          SafeFiles.sha256(file));
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read: " + FileErrors.reason(e), e);
    }
  }
}
