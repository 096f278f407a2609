package io.baton.training.cli;

import io.baton.conversation.Conversation;
import io.baton.conversation.history.FileErrors;
import io.baton.conversation.history.HistoryWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A history that replaces what was there only when it is whole. What is no plain file, such as a
 * link or /dev/stdout, is written to directly. Not thread-safe.
 */
final class HistoryOutput implements AutoCloseable {

  private final Path out;
  private final Path part;
  private final HistoryWriter writer;
  private final Thread interrupted;
  private boolean open = true;

  private HistoryOutput(Path out, Path part) {
    this.out = out;
    this.part = part;
    this.writer = HistoryWriter.open(part, out.toString());
    // Ctrl-C ends the process without closing anything.
    this.interrupted = Thread.ofPlatform().unstarted(this::removePart);
    Runtime.getRuntime().addShutdownHook(interrupted);
  }

  /**
   * Begins a history.
   *
   * @param inputs files that must not be overwritten
   */
  static HistoryOutput open(Path out, List<Path> inputs) {
    if (inputs.stream().anyMatch(input -> isSame(input, out))) {
      throw new IllegalArgumentException("--out: " + out + " is one of the files to read");
    }
    if (Files.isDirectory(out)) {
      throw new IllegalArgumentException("--out: '" + out + "' is a directory");
    }
    if (!Files.isDirectory(out.toAbsolutePath().normalize().resolveSibling("."))) {
      throw new IllegalArgumentException("--out: the directory of " + out + " is not there");
    }
    // A link, which /dev/stdout is, must not be replaced by a file, whatever it points to.
    boolean plain =
        !Files.exists(out, LinkOption.NOFOLLOW_LINKS)
            || Files.isRegularFile(out, LinkOption.NOFOLLOW_LINKS);
    // The ending tells the writer whether to zip; nobody else's file has the process in its name.
    String part = "part-" + ProcessHandle.current().pid() + "-" + out.getFileName();
    return new HistoryOutput(out, plain ? out.resolveSibling(part) : out);
  }

  /** Also by another name, such as a link; a terminal may well be read and written. */
  private static boolean isSame(Path input, Path out) {
    try {
      return Files.isRegularFile(out) && Files.exists(input) && Files.isSameFile(input, out);
    } catch (IOException e) {
      throw new UncheckedIOException(input + ": cannot be looked at: " + FileErrors.reason(e), e);
    }
  }

  void write(Conversation conversation) {
    writer.write(conversation);
  }

  /** All is written: this is the history now. */
  void keep() {
    finish();
    if (!part.equals(out)) {
      try {
        Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw new UncheckedIOException(out + ": cannot be written: " + FileErrors.reason(e), e);
      }
    }
  }

  private void finish() {
    if (open) {
      open = false;
      writer.close();
    }
  }

  @Override
  public void close() {
    try {
      finish();
    } finally {
      removePart();
      forget();
    }
  }

  private void removePart() {
    try {
      if (!part.equals(out)) {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(part + ": cannot be removed: " + FileErrors.reason(e), e);
    }
  }

  private void forget() {
    try {
      Runtime.getRuntime().removeShutdownHook(interrupted);
    } catch (IllegalStateException e) {
      // The process is ending already, and the hook does what it is for.
    }
  }
}
