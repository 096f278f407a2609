package io.baton.server.backup;

import io.baton.conversation.history.FileErrors;
import io.baton.server.db.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Directories and files that processes which were killed had begun to fill. */
final class Leftovers {

  /** Before the number of the process that fills one; nobody else names files like that. */
  static final String PART = ".baton-part-";

  private Leftovers() {}

  /** Removes those of a directory or file, and stops the PostgreSQL that may run in one still. */
  static void remove(Path absolute) {
    for (Path left : of(absolute)) {
      if (Files.isDirectory(left)) {
        EmbeddedDatabase.stopLeftBehind(left);
      }
      SafeFiles.delete(left);
    }
  }

  private static List<Path> of(Path absolute) {
    Path folder = absolute.resolveSibling(".");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    String before = absolute.getFileName() + PART;
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> isLeft(file.getFileName().toString(), before))
          .map(Path::normalize)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": cannot be read: " + FileErrors.reason(e), e);
    }
  }

  private static boolean isLeft(String name, String before) {
    if (!name.startsWith(before)) {
      return false;
    }
    try {
      long process = Long.parseLong(name.substring(before.length()));
      // In containers the next process has the same number, and has not begun yet.
      return process == ProcessHandle.current().pid()
          || ProcessHandle.of(process).filter(ProcessHandle::isAlive).isEmpty();
    } catch (NumberFormatException e) {
      // Whatever it is, it was not begun here.
      return false;
    }
  }
}
