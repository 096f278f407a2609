package io.baton.conversation.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.conversation.Conversation;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes a history, one conversation a line, as they come. Not thread-safe. */
public final class HistoryWriter implements AutoCloseable {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final String name;
  private final OutputStream out;

  private HistoryWriter(String name, OutputStream out) {
    this.name = name;
    this.out = out;
  }

  /**
   * Writes a file, gzipped where its name ends in .gz; what was there is replaced.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public static HistoryWriter open(Path file) {
    return open(file, file.toString());
  }

  /**
   * Writes a file that people know by another name, such as a part that becomes the file they named
   * once it is whole.
   *
   * @param name told where it cannot be written
   * @throws UncheckedIOException if it cannot be written
   */
  public static HistoryWriter open(Path file, String name) {
    try {
      OutputStream raw = new BufferedOutputStream(Files.newOutputStream(file));
      boolean gzip = file.getFileName().toString().endsWith(".gz");
      return new HistoryWriter(name, gzip ? new GZIPOutputStream(raw) : raw);
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": cannot be written: " + FileErrors.reason(e), e);
    }
  }

  /** Writes to a stream, which is closed with this writer. */
  public static HistoryWriter of(OutputStream out) {
    return new HistoryWriter("the history", new BufferedOutputStream(out));
  }

  /**
   * Writes one line.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public void write(Conversation conversation) {
    try {
      out.write(MAPPER.writeValueAsBytes(ConversationTree.of(conversation)));
      out.write('\n');
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private UncheckedIOException unwritable(IOException e) {
    return new UncheckedIOException(name + ": cannot be written: " + FileErrors.reason(e), e);
  }
}
