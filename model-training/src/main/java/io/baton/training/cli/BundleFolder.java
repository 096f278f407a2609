package io.baton.training.cli;

import io.baton.conversation.history.FileErrors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import picocli.CommandLine.Option;

/** Where what is learnt is written to. */
final class BundleFolder {

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where what is learnt goes; made where absent.")
  private Path out = Path.of(".");

  Path path() {
    return out;
  }

  /**
   * Makes sure that it can be written, before hours are spent on learning. Leaves nothing behind.
   *
   * @throws UncheckedIOException if it cannot
   */
  void check() {
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw unwritable(new IOException("there is a file of that name"));
    }
    Deque<Path> made = new ArrayDeque<>();
    try {
      for (Path folder : missing()) {
        Files.createDirectory(folder);
        made.push(folder);
      }
      made.push(Files.createTempFile(out, "check-", ""));
    } catch (IOException e) {
      throw unwritable(e);
    } finally {
      made.forEach(BundleFolder::remove);
    }
  }

  /** Folders that are not there yet, the outermost first. */
  private Deque<Path> missing() {
    Deque<Path> missing = new ArrayDeque<>();
    Path folder = out.toAbsolutePath().normalize();
    while (folder != null && !Files.exists(folder)) {
      missing.push(folder);
      folder = folder.getParent();
    }
    return missing;
  }

  private static void remove(Path made) {
    try {
      Files.deleteIfExists(made);
    } catch (IOException e) {
      throw new UncheckedIOException(made + ": cannot be removed: " + FileErrors.reason(e), e);
    }
  }

  private UncheckedIOException unwritable(IOException e) {
    return new UncheckedIOException(
        "--out: " + out + " cannot be written: " + FileErrors.reason(e), e);
  }
}
