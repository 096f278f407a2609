package io.baton.conversation.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * JSON values, one a line, in constant memory; gzip is seen by content. Blank lines are passed
 * over, bad ones go to {@link BadLines}. Not thread-safe.
 */
final class JsonLines implements AutoCloseable {

  /** A line longer than this many bytes is refused: 64 MiB. */
  static final int LONGEST_LINE = 64 << 20;

  private static final int DEEPEST = 200;

  static final ObjectMapper MAPPER = StrictJson.mapper();

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

  /** Of a stream, which is closed with this reader. */
  JsonLines(String name, InputStream in, BadLines badLines) {
    try {
      this.name = name;
      this.lines = new Lines(in, LONGEST_LINE);
      this.badLines = badLines;
    } catch (IOException e) {
      throw new HistoryException(name, 0, "cannot be read: " + FileErrors.reason(e));
    }
  }

  /** Opens a file, or says plainly why it cannot be. */
  static InputStream open(Path file) {
    try {
      return Files.newInputStream(file);
    } catch (NoSuchFileException e) {
      throw new HistoryException(file.toString(), 0, "there is no such file");
    } catch (IOException e) {
      throw new HistoryException(file.toString(), 0, "cannot be read: " + FileErrors.reason(e));
    }
  }

  /** What is wrong with JSON, in one line. */
  static String complaint(JsonProcessingException e) {
    return "no valid JSON: " + StrictJson.complaint(e);
  }

  /** Where the value read last stood. */
  Place place() {
    return new Place(name, lines.number());
  }

  /** The next value; empty at the end. */
  Optional<JsonNode> next() {
    Optional<JsonNode> value = Optional.empty();
    boolean ended = false;
    while (value.isEmpty() && !ended) {
      try {
        Optional<byte[]> line = lines.next();
        ended = line.isEmpty();
        value = line.filter(bytes -> !isBlank(bytes)).flatMap(this::parse);
      } catch (LineTooLongException e) {
        bad(String.valueOf(e.getMessage()));
      } catch (IOException e) {
        // A broken stream has no next line to go on with.
        throw new HistoryException(
            name, Math.max(1, lines.number()), "cannot be read: " + FileErrors.reason(e));
      }
    }
    return value;
  }

  /** Reports the line read last. */
  void bad(String problem) {
    badLines.found(place().problem(problem));
  }

  private Optional<JsonNode> parse(byte[] line) {
    try {
      return Optional.of(MAPPER.readTree(line));
    } catch (JsonProcessingException e) {
      bad(complaint(e));
    } catch (IOException e) {
      bad("no valid UTF-8: " + e.getMessage());
    }
    return Optional.empty();
  }

  static boolean isBlank(byte[] line) {
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
