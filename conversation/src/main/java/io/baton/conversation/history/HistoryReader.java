package io.baton.conversation.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.Conversation;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads a history, one conversation a line, in constant memory; gzip is seen by content. Not
 * thread-safe. Blank lines are passed over.
 */
public final class HistoryReader implements Iterator<Conversation>, AutoCloseable {

  /** A line longer than this many bytes is refused: 64 MiB. */
  public static final int LONGEST_LINE = JsonLines.LONGEST_LINE;

  private final String name;
  private final JsonLines lines;
  private final Function<JsonNode, Conversation> format;
  private @Nullable Conversation next;
  private Place place;
  private boolean ended;

  private HistoryReader(String name, JsonLines lines, Function<JsonNode, Conversation> format) {
    this.name = name;
    this.lines = lines;
    this.format = format;
    this.place = new Place(name, 0);
  }

  /**
   * Opens a file in Baton's history format.
   *
   * @throws HistoryException if it is not there or cannot be read
   */
  public static HistoryReader open(Path file, BadLines badLines) {
    return open(file, badLines, ConversationJson::read);
  }

  /**
   * Opens a file of JSON lines of another shape.
   *
   * @param format makes a conversation of a line, or throws {@link FieldException}
   * @throws HistoryException if it is not there or cannot be read
   */
  public static HistoryReader open(
      Path file, BadLines badLines, Function<JsonNode, Conversation> format) {
    return of(file.toString(), JsonLines.open(file), badLines, format);
  }

  /** Reads a stream, which is closed with this reader. */
  public static HistoryReader of(String name, InputStream in, BadLines badLines) {
    return of(name, in, badLines, ConversationJson::read);
  }

  /**
   * Reads a stream of JSON lines of another shape.
   *
   * @param format as for {@link #open(Path, BadLines, Function)}
   */
  public static HistoryReader of(
      String name, InputStream in, BadLines badLines, Function<JsonNode, Conversation> format) {
    return new HistoryReader(name, new JsonLines(name, in, badLines), format);
  }

  /**
   * The conversations of a file, lazily; close the stream. The first bad line throws {@link
   * HistoryException}.
   */
  public static Stream<Conversation> read(Path file) {
    return open(file, BadLines.refuse()).stream();
  }

  /** The rest as a stream that closes this reader. */
  public Stream<Conversation> stream() {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED | Spliterator.NONNULL),
            false)
        .onClose(this::close);
  }

  @Override
  public boolean hasNext() {
    while (next == null && !ended) {
      advance();
    }
    return next != null;
  }

  /**
   * The next conversation.
   *
   * @throws HistoryException naming line and field, if the line is bad and is not to be skipped
   */
  @Override
  public Conversation next() {
    if (!hasNext()) {
      throw new NoSuchElementException(name + " has ended");
    }
    Conversation found = Objects.requireNonNull(next);
    next = null;
    place = lines.place();
    return found;
  }

  /** Where the conversation that {@link #next()} gave last stood. */
  public Place place() {
    return place;
  }

  private void advance() {
    Optional<JsonNode> value = lines.next();
    ended = value.isEmpty();
    value.ifPresent(this::read);
  }

  private void read(JsonNode value) {
    try {
      next = format.apply(value);
    } catch (FieldException e) {
      lines.bad(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    lines.close();
  }
}
