package io.baton.server.cli.simulate;

import io.baton.server.db.EmbeddedDatabase;
import io.baton.server.db.PersistenceException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory that is removed with all that is in it, also where the process is told to end; the
 * database in it is stopped then.
 */
final class Scratch implements AutoCloseable {

  private final Path path;
  private final Thread hook;

  private Scratch(Path path) {
    this.path = path;
    this.hook = Thread.ofPlatform().unstarted(this::end);
  }

  static Scratch make() throws IOException {
    Scratch scratch = new Scratch(Files.createTempDirectory("baton-simulation"));
    Runtime.getRuntime().addShutdownHook(scratch.hook);
    return scratch;
  }

  Path path() {
    return path;
  }

  private void end() {
    PrintStream told = System.err;
    // All else goes on without its database for a moment, and would tell every failure.
    System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    abandon(told);
  }

  /** For the end of the process, while all else in it goes on. */
  void abandon(PrintStream told) {
    if (Files.notExists(path)) {
      return;
    }
    try {
      // Where nobody looks for it: the database would be started again.
      Path gone = Files.move(path, path.resolveSibling(path.getFileName() + "-ended"));
      EmbeddedDatabase.stopLeftBehind(gone);
      remove(gone);
    } catch (IOException | PersistenceException e) {
      told.println(path + ": not all of it is removed: " + e.getMessage());
    }
  }

  private static void remove(Path top) throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(top)) {
      all = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path one : all) {
      Files.deleteIfExists(one);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process ends, and the hook removes it.
      return;
    }
    remove(path);
  }
}
