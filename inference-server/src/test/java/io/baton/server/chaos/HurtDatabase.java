package io.baton.server.chaos;

import io.baton.server.db.EmbeddedDatabase;
import io.baton.server.db.PreparedDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL that can be killed, frozen and started again on its files and port. */
public final class HurtDatabase implements AutoCloseable {

  private static final long PATIENCE_MILLIS = 30_000;

  private final EmbeddedDatabase first;
  private final Path files;
  private final List<String> command;

  private HurtDatabase(EmbeddedDatabase first, Path files, List<String> command) {
    this.first = first;
    this.files = files;
    this.command = command;
  }

  /** Starts one with Baton's schema and nothing in it. */
  public static HurtDatabase start(Path directory) throws IOException {
    EmbeddedDatabase first = PreparedDatabase.start(directory);
    Path files = directory.resolve("postgresql");
    byte[] line = Files.readAllBytes(Path.of("/proc", Long.toString(pid(files)), "cmdline"));
    List<String> command =
        new ArrayList<>(Arrays.asList(new String(line, StandardCharsets.UTF_8).split("\0")));
    if (System.getProperty("user.name").equals("root")) {
      // PostgreSQL refuses to run as root; in a user namespace of its own it does not.
      command.addAll(0, List.of("unshare", "-U"));
    }
    return new HurtDatabase(first, files, command);
  }

  private static long pid(Path files) throws IOException {
    return Long.parseLong(Files.readAllLines(files.resolve("postmaster.pid")).getFirst().strip());
  }

  public String url() {
    return first.url();
  }

  /** The postmaster and all its children. */
  private Stream<ProcessHandle> processes() throws IOException {
    if (!Files.exists(files.resolve("postmaster.pid"))) {
      return Stream.empty();
    }
    return ProcessHandle.of(pid(files)).stream()
        .flatMap(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.descendants()));
  }

  /** Nothing of it answers any more, and its sockets stay open. */
  void freeze() throws IOException {
    Processes.signal("STOP", processes());
  }

  void thaw() throws IOException {
    Processes.signal("CONT", processes());
  }

  /** kill -9 of all its processes at once. */
  void kill() throws IOException {
    List<ProcessHandle> all = processes().toList();
    Processes.signal("KILL", all.stream());
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    while (all.stream().anyMatch(HurtDatabase::runs) && System.nanoTime() < deadline) {
      pause();
    }
  }

  private static boolean runs(ProcessHandle process) {
    try {
      // A zombie that nobody waits for counts as gone.
      String status = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      return !status.substring(status.lastIndexOf(')')).startsWith(") Z");
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Starts it again after {@link #kill}; its recovery goes on when this returns.
   *
   * @param settings such as max_connections=20, for this start
   */
  void restart(String... settings) throws IOException {
    // A killed process that nobody has waited for yet would still count as the files' owner.
    Files.deleteIfExists(files.resolve("postmaster.pid"));
    List<String> all = new ArrayList<>(command);
    for (String setting : settings) {
      all.addAll(List.of("-c", setting));
    }
    Process process =
        new ProcessBuilder(all)
            .directory(files.toFile())
            .redirectErrorStream(true)
            .redirectOutput(files.resolve("restarted.log").toFile())
            .start();
    if (!process.isAlive()) {
      throw new IOException("PostgreSQL does not start again: " + command);
    }
  }

  /**
   * Keeps a conversation's row locked for so long; one that is not there yet keeps nobody waiting.
   *
   * @throws IOException if the database does not answer in time
   */
  void holdRow(String conversation, long millis) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    while (!held(conversation, millis)) {
      if (System.nanoTime() > deadline) {
        throw new IOException("PostgreSQL does not answer: no row can be held");
      }
      pause();
    }
  }

  private boolean held(String conversation, long millis) throws InterruptedException {
    try (Connection connection = DriverManager.getConnection(url());
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT 1 FROM conversation WHERE conversation_id = ? FOR UPDATE")) {
      connection.setAutoCommit(false);
      statement.setString(1, conversation);
      statement.execute();
      Thread.sleep(millis);
      connection.rollback();
      return true;
    } catch (SQLException e) {
      // It recovers from the fault before.
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    thaw();
    kill();
    first.close();
  }
}
