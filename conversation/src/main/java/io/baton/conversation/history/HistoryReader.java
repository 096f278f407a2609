package io.baton.conversation.history;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.baton.conversation.Conversation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
  public static final int LONGEST_LINE = 64 << 20;

  private static final int DEEPEST = 200;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  static {
    MAPPER
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxStringLength(LONGEST_LINE)
                .build());
  }

  private final String name;
  private final Lines lines;
  private final BadLines badLines;
  private final Function<JsonNode, Conversation> format;
  private @Nullable Conversation next;
  private boolean ended;

  private HistoryReader(
      String name, Lines lines, BadLines badLines, Function<JsonNode, Conversation> format) {
    this.name = name;
    this.lines = lines;
    this.badLines = badLines;
    this.format = format;
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
    try {
      return of(file.toString(), Files.newInputStream(file), badLines, format);
    } catch (NoSuchFileException e) {
      throw new HistoryException(file.toString(), 0, "there is no such file");
    } catch (IOException e) {
      throw new HistoryException(file.toString(), 0, "cannot be read: " + e.getMessage());
    }
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
    try {
      return new HistoryReader(name, new Lines(in, LONGEST_LINE), badLines, format);
    } catch (IOException e) {
      throw new HistoryException(name, 0, "cannot be read: " + e.getMessage());
    }
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
    return found;
  }

  private void advance() {
    Optional<byte[]> line = nextLine();
    if (line.isEmpty()) {
      ended = true;
    } else if (!isBlank(line.get())) {
      parse(line.get());
    }
  }

  private Optional<byte[]> nextLine() {
    try {
      return lines.next();
    } catch (IOException e) {
      // A broken stream has no next line to go on with.
      throw new HistoryException(
          name, Math.max(1, lines.number()), "cannot be read: " + e.getMessage());
    }
  }

  private void parse(byte[] line) {
    try {
      next = format.apply(MAPPER.readTree(line));
    } catch (FieldException e) {
      bad(e.getMessage());
    } catch (JsonProcessingException e) {
      bad("no valid JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""));
    } catch (IOException e) {
      bad("no valid UTF-8: " + e.getMessage());
    }
  }

  private void bad(@Nullable String problem) {
    badLines.found(new HistoryException(name, lines.number(), String.valueOf(problem)));
  }

  private static boolean isBlank(byte[] line) {
    for (byte value : line) {
      if (value != ' ' && value != '\t' && value != '\r') {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
