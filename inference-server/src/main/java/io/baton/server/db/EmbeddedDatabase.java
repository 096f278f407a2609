package io.baton.server.db;

import io.baton.server.db.access.LocalAccess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of this process's own. Commits are on disk before they are answered. A lock file
 * keeps a second process away; the server of a process that was killed is stopped first.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Where another process took the port first. */
  private static final String TAKEN = "Address already in use";

  /** One whose port was taken, or which has much to recover, is started again. */
  private static final List<Duration> STARTS =
      List.of(PATIENCE, PATIENCE.multipliedBy(2), PATIENCE.multipliedBy(4));

  /** Of PostgreSQL's file postmaster.pid. */
  private static final int PORT_LINE = 3;

  private final EmbeddedPostgres postgres;
  private final String url;
  private final FileChannel channel;
  private final FileLock lock;
  private final LastStop last;

  private EmbeddedDatabase(
      EmbeddedPostgres postgres, String url, FileChannel channel, FileLock lock, LastStop last) {
    this.postgres = postgres;
    this.url = url;
    this.channel = channel;
    this.lock = lock;
    this.last = last;
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
      FilesOwner.check(files(directory));
      FileChannel channel =
          FileChannel.open(
              directory.resolve("baton.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = lock(channel, directory);
      LastStop last = LastStop.of(directory);
      EmbeddedPostgres postgres = launch(directory, last);
      String url = LocalAccess.url(directory, postgres.getPort());
      return new EmbeddedDatabase(postgres, url, channel, lock, last);
    } catch (IOException e) {
      throw doesNotStart(directory, e);
    }
  }

  private static EmbeddedPostgres launch(Path directory, LastStop last) throws IOException {
    try {
      FirstStart first = FirstStart.in(directory, files(directory));
      first.begin();
      LocalAccess access = LocalAccess.before(directory, files(directory));
      EmbeddedPostgres postgres = launch(directory, access);
      last.launched();
      guard(postgres, access);
      first.done();
      return postgres;
    } catch (IOException | RuntimeException e) {
      last.close();
      throw e;
    }
  }

  private static void guard(EmbeddedPostgres postgres, LocalAccess access) throws IOException {
    try {
      access.after(postgres.getPort());
    } catch (IOException e) {
      try (postgres) {
        throw e;
      }
    }
  }

  private static PersistenceException doesNotStart(Path directory, Exception reason) {
    String words = PostgresqlLog.in(directory).lastWords();
    return new PersistenceException(
        "the embedded PostgreSQL in "
            + directory
            + " does not start: "
            + said(reason)
            + (words.isEmpty() ? "" : "; it said: " + words),
        reason);
  }

  /** Java says of some no more than the name of the file. */
  private static String said(Exception reason) {
    return switch (reason) {
      case AccessDeniedException denied -> denied.getFile() + ": permission denied";
      case FileAlreadyExistsException file -> file.getFile() + " is no directory";
      default -> String.valueOf(reason.getMessage());
    };
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

  private static EmbeddedPostgres launch(Path directory, LocalAccess access) throws IOException {
    PostgresqlLog log = PostgresqlLog.in(directory);
    log.begin();
    EmbeddedPostgres.Builder builder = builder(files(directory), log, access);
    for (Duration patience : STARTS.subList(0, STARTS.size() - 1)) {
      try {
        return launch(directory, builder, patience);
      } catch (IOException e) {
        if (running(directory).isEmpty() && !log.says(TAKEN)) {
          throw e;
        }
        LOG.warn("{}; it is started again", doesNotStart(directory, e).getMessage());
      }
    }
    return launch(directory, builder, STARTS.getLast());
  }

  /**
   * @throws IOException if it does not answer in time
   * @throws PersistenceException if its files cannot be made
   */
  private static EmbeddedPostgres launch(
      Path directory, EmbeddedPostgres.Builder builder, Duration patience) throws IOException {
    running(directory).ifPresent(EmbeddedDatabase::stop);
    try {
      return builder.setPort(Postmaster.freePort()).setPGStartupWait(patience).start();
    } catch (IllegalStateException e) {
      throw doesNotStart(directory, e);
    }
  }

  private static EmbeddedPostgres.Builder builder(
      Path files, PostgresqlLog log, LocalAccess access) {
    return EmbeddedPostgres.builder()
        .setDataDirectory(files)
        .setCleanDataDirectory(false)
        .setConnectConfig("password", access.password().value())
        // Its hook would stop it while the server still stores what it accepted.
        .setRegisterShutdownHook(false)
        .setOutputRedirector(log.redirect())
        .setErrorRedirector(log.redirect())
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("max_wal_size", "512MB")
        .setServerConfig("shared_buffers", "128MB")
        // Clients come by TCP; the socket's file would outlive a server that is killed.
        .setServerConfig("unix_socket_directories", "")
        // In this order "log" is above "error": no statement, and nothing that grows with use.
        .setServerConfig("log_min_messages", "log")
        .setServerConfig("log_min_error_statement", "panic")
        .setServerConfig("log_checkpoints", "off");
  }

  /** Whether one runs on the files in a directory; not where that cannot be told. */
  static boolean runs(Path directory) {
    try {
      return running(directory).isPresent();
    } catch (IOException | RuntimeException e) {
      // Its file is being written.
      return false;
    }
  }

  /** The one that runs on the files in a directory, of this process or of one that was killed. */
  private static Optional<ProcessHandle> running(Path directory) throws IOException {
    Path pidFile = files(directory).resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).getFirst().strip()))
        .filter(ProcessHandle::isAlive)
        .filter(process -> process.info().command().orElse("").endsWith("/postgres"));
  }

  /**
   * Stops the one of a process that was killed or ends now, if it runs; whoever is connected to it
   * still is cut off.
   *
   * @throws PersistenceException if it does not stop
   */
  public static void stopLeftBehind(Path directory) {
    try {
      Optional<ProcessHandle> left = running(directory);
      if (left.isPresent()) {
        // PostgreSQL waits for its clients when it is told to end in Java's way.
        new ProcessBuilder("kill", "-INT", Long.toString(left.get().pid())).start();
        stop(left.get());
      }
    } catch (IOException e) {
      throw new PersistenceException(
          "the PostgreSQL in " + directory + " cannot be stopped: " + e.getMessage(), e);
    }
  }

  private static Path files(Path directory) {
    return directory.resolve("postgresql");
  }

  /** It would hold the files. */
  private static void stop(ProcessHandle process) {
    process.destroy();
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
   * JDBC URL of the database that another process runs in a directory, with its password.
   *
   * @return empty if none runs there now
   * @throws PersistenceException if there never was one
   */
  public static Optional<String> findRunning(Path directory) {
    Path files = files(directory);
    if (!Files.exists(files.resolve("PG_VERSION"))) {
      throw new PersistenceException("there is no database in " + directory);
    }
    try {
      List<String> lines = Files.readAllLines(files.resolve("postmaster.pid"));
      return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
          .filter(ProcessHandle::isAlive)
          .filter(process -> process.info().command().orElse("/postgres").endsWith("/postgres"))
          .map(process ->
              LocalAccess.url(directory, Integer.parseInt(lines.get(PORT_LINE).strip())));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
      throw new PersistenceException(
          files + ": what runs there cannot be told: " + e.getMessage(), e);
    }
  }

  /** JDBC URL of its database, with its password. */
  public String url() {
    return url;
  }

  /** Starts it again whenever it ends, until what this returns is closed, which closes it, too. */
  Postmaster keptAlive(Path directory) {
    Postmaster postmaster =
        Postmaster.watch(files(directory), PostgresqlLog.in(directory), postgres.getPort(), this);
    last.by(postmaster::close);
    return postmaster;
  }

  /** When the process ends, whoever serves with it closes it. */
  void served() {
    last.served();
  }

  /** Stops it and lets the directory go. */
  @Override
  public void close() {
    try (channel;
        last) {
      postgres.close();
      lock.release();
    } catch (IOException e) {
      throw new PersistenceException("stopping the embedded PostgreSQL: " + e.getMessage(), e);
    }
  }
}
