package io.baton.server.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL of this process's own. Commits are on disk before they are answered. A lock file
 * keeps a second process away; the server of a process that was killed is stopped first.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Of PostgreSQL's file postmaster.pid. */
  private static final int PORT_LINE = 3;

  private final EmbeddedPostgres postgres;
  private final FileChannel channel;
  private final FileLock lock;

  private EmbeddedDatabase(EmbeddedPostgres postgres, FileChannel channel, FileLock lock) {
    this.postgres = postgres;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Starts it.
   *
   * @param directory kept between starts; made where absent
   * @throws PersistenceException if another process uses the directory, or it does not start
   */
  public static EmbeddedDatabase start(Path directory) {
    try {
      Files.createDirectories(directory);
      FileChannel channel =
          FileChannel.open(
              directory.resolve("baton.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = lock(channel, directory);
      Path files = directory.resolve("postgresql");
      stopOrphan(files);
      return new EmbeddedDatabase(launch(files), channel, lock);
    } catch (IOException e) {
      throw new PersistenceException(
          "the embedded PostgreSQL in " + directory + " does not start: " + e.getMessage(), e);
    }
  }

  private static FileLock lock(FileChannel channel, Path directory) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return lock;
      }
    } catch (OverlappingFileLockException e) {
      // Held by this very process: as much in use as by another.
    }
    channel.close();
    throw new PersistenceException(
        "another Baton uses " + directory + "; stop it, or choose another --data directory");
  }

  private static EmbeddedPostgres launch(Path files) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(files)
        .setCleanDataDirectory(false)
        // Its hook would stop it while the server still stores what it accepted.
        .setRegisterShutdownHook(false)
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("max_wal_size", "512MB")
        .setServerConfig("shared_buffers", "128MB")
        .setPGStartupWait(PATIENCE)
        .start();
  }

  /** A process that was killed leaves its PostgreSQL behind, which would hold the files. */
  private static void stopOrphan(Path files) throws IOException {
    Path pidFile = files.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    List<String> lines = Files.readAllLines(pidFile);
    Optional<ProcessHandle> orphan =
        ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
            .filter(ProcessHandle::isAlive)
            .filter(process -> process.info().command().orElse("").endsWith("/postgres"));
    if (orphan.isPresent()) {
      orphan.get().destroy();
      waitFor(orphan.get());
    }
  }

  private static void waitFor(ProcessHandle process) {
    try {
      process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PersistenceException("interrupted while an old PostgreSQL stops", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new PersistenceException(
          "the PostgreSQL of an earlier run, process " + process.pid() + ", does not stop", e);
    }
  }

  /**
   * JDBC URL of the database that another process runs in a directory.
   *
   * @return empty if none runs there now
   * @throws PersistenceException if there never was one
   */
  public static Optional<String> findRunning(Path directory) {
    Path files = directory.resolve("postgresql");
    if (!Files.exists(files.resolve("PG_VERSION"))) {
      throw new PersistenceException("there is no database in " + directory);
    }
    try {
      List<String> lines = Files.readAllLines(files.resolve("postmaster.pid"));
      return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
          .filter(ProcessHandle::isAlive)
          .filter(process -> process.info().command().orElse("/postgres").endsWith("/postgres"))
          .map(process ->
              "jdbc:postgresql://localhost:"
                  + lines.get(PORT_LINE).strip()
                  + "/postgres?user=postgres");
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
      throw new PersistenceException(
          files + ": what runs there cannot be told: " + e.getMessage(), e);
    }
  }

  /** JDBC URL of its database. */
  public String url() {
    return postgres.getJdbcUrl("postgres", "postgres");
  }

  /** Starts it again whenever it ends, until what this returns is closed, which closes it, too. */
  AutoCloseable keptAlive(Path directory) {
    return Postmaster.watch(directory.resolve("postgresql"), postgres.getPort(), this);
  }

  /** Stops it and lets the directory go. */
  @Override
  public void close() {
    try (channel) {
      postgres.close();
      lock.release();
    } catch (IOException e) {
      throw new PersistenceException("stopping the embedded PostgreSQL: " + e.getMessage(), e);
    }
  }
}
