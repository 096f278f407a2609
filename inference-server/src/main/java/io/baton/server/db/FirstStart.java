package io.baton.server.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Remembers on disk that the files of a PostgreSQL are being made. Those of a first start that was
 * cut off are no database and never become one; they are made anew.
 *
 * @param files of PostgreSQL
 * @param mark there until they were made once
 */
record FirstStart(Path files, Path mark) {

  /** Made by every start of a PostgreSQL, and not by what makes its files. */
  private static final String STARTED = "postmaster.opts";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  static FirstStart in(Path directory, Path files) {
    return new FirstStart(files, directory.resolve("first-start"));
  }

  /**
   * Before a start: what was not made to the end is removed.
   *
   * @throws IOException if that cannot be
   */
  void begin() throws IOException {
    if (Files.exists(mark) && !Files.exists(files.resolve(STARTED))) {
      awaitMaker();
      remove();
    }
    if (!Files.exists(files)) {
      Files.writeString(mark, "");
    }
  }

  /**
   * After a start, before anything is kept in it.
   *
   * @throws IOException if that cannot be remembered
   */
  void done() throws IOException {
    if (Files.deleteIfExists(mark)) {
      try (FileChannel channel =
          FileChannel.open(mark.resolveSibling("."), StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** What makes the files outlives who was killed, and when it fails removes what is there. */
  private void awaitMaker() throws IOException {
    List<ProcessHandle> makers =
        ProcessHandle.allProcesses()
            .filter(one -> one.info().command().orElse("").endsWith("/initdb"))
            .filter(one ->
                Arrays.asList(one.info().arguments().orElse(new String[0]))
                    .contains(files.toString()))
            .toList();
    try {
      for (ProcessHandle maker : makers) {
        maker.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while its files are made", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("process " + makers.getFirst().pid() + " makes its files still", e);
    }
  }

  private void remove() throws IOException {
    if (!Files.exists(files)) {
      return;
    }
    try (Stream<Path> found = Files.walk(files)) {
      List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
      for (Path one : deepestFirst) {
        Files.delete(one);
      }
    }
  }
}
