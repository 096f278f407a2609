package io.baton.server.backup;

import io.baton.conversation.history.FileErrors;
import io.baton.server.config.ServerConfig.DatabaseConfig;
import io.baton.server.db.Catalogue;
import io.baton.server.db.Database;
import io.baton.server.db.EmbeddedDatabase;
import io.baton.server.db.Restoration;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Makes a database of a backup: all of it or nothing. */
public final class Restore {

  private static final int BUFFER = 1 << 16;

  private final DatabaseConfig target;
  private final Consumer<String> progress;

  /**
   * @param target where to: a directory that is absent or empty, or a database without rows
   * @param progress told a line for each table
   */
  public Restore(DatabaseConfig target, Consumer<String> progress) {
    this.target = target;
    this.progress = progress;
  }

  /**
   * Holds the backup against its manifest, then fills the target, counts and checks.
   *
   * @throws BackupException if the backup is not as it was made, or the target is not empty
   * @throws io.baton.server.db.PersistenceException if the database does not take it
   */
  public Manifest from(Path backup) {
    Manifest manifest = Manifest.verified(backup);
    if (target.url().isPresent()) {
      fill(target, target.url().get(), backup, manifest);
    } else {
      SafeFiles.fill(target.data(), part -> fillEmbedded(part, backup, manifest));
    }
    return manifest;
  }

  private void fillEmbedded(Path part, Path backup, Manifest manifest) {
    DatabaseConfig inside =
        new DatabaseConfig(
            part, Optional.empty(), Optional.empty(), Optional.empty(), target.poolSize());
    try (EmbeddedDatabase database = EmbeddedDatabase.start(part)) {
      fill(inside, database.url(), backup, manifest);
    }
    for (Manifest.Stored stored : manifest.files()) {
      copy(backup.resolve(stored.file()), part.resolve(stored.file()));
    }
  }

  private static void copy(Path from, Path file) {
    try {
      Files.createDirectories(file.resolveSibling("."));
      Files.copy(from, file);
      SafeFiles.sync(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be written: " + FileErrors.reason(e), e);
    }
  }

  private void fill(DatabaseConfig database, String url, Path backup, Manifest manifest) {
    try (Restoration restoration =
        Restoration.begin(url, database.user(), database.password(), manifest.migrations())) {
      for (Manifest.Table table : manifest.tables()) {
        fill(restoration, table, backup.resolve(table.stored().file()));
        progress.accept(table.name() + ": " + table.rows() + " rows");
      }
      long incomplete = restoration.incompleteConversations();
      if (incomplete > 0) {
        throw new BackupException(incomplete + " conversations have not all their turns");
      }
      restoration.commit();
    }
    // Brings the tables from the backup's version to this one.
    Database.open(
            new DatabaseConfig(
                database.data(), Optional.of(url), database.user(), database.password(), 1))
        .close();
  }

  private static void fill(Restoration restoration, Manifest.Table table, Path file) {
    Catalogue.Table there = new Catalogue.Table(table.name(), table.columns());
    try (InputStream in =
        new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER), BUFFER)) {
      long rows = restoration.copy(there, in);
      if (rows != table.rows() || restoration.count(there) != table.rows()) {
        throw new BackupException(table.name() + ": " + rows + " rows came, not " + table.rows());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read: " + FileErrors.reason(e), e);
    }
  }
}
