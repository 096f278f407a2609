package io.baton.conversation.history;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * JSON of other systems, gzipped or not: a value a line, or a document over many lines. Of a
 * document that is a list, the elements are read one by one.
 */
public final class JsonFile {

  private static final ObjectReader ELEMENTS =
      JsonLines.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final String name;
  private final BadLines badLines;
  private final Sink sink;

  private JsonFile(String name, BadLines badLines, Sink sink) {
    this.name = name;
    this.badLines = badLines;
    this.sink = sink;
  }

  /** Takes values as they are read. */
  public interface Sink {

    /**
     * Takes a value.
     *
     * @throws FieldException if it is not of the right shape: a bad line
     */
    void accept(JsonNode value, Place place);
  }

  /**
   * Reads a file to its end.
   *
   * @throws HistoryException naming the line, if it cannot be read
   */
  public static void read(Path file, BadLines badLines, Sink sink) {
    new JsonFile(file.toString(), badLines, sink).read(JsonLines.open(file));
  }

  private void read(InputStream raw) {
    try (InputStream open = raw;
        BufferedInputStream in = Lines.plain(open)) {
      if (isDocument(in)) {
        document(in);
      } else {
        lines(in);
      }
    } catch (IOException e) {
      throw new HistoryException(name, 0, "cannot be read: " + FileErrors.reason(e));
    }
  }

  private void lines(InputStream in) {
    try (JsonLines lines = new JsonLines(name, in, badLines)) {
      Optional<JsonNode> value = lines.next();
      while (value.isPresent()) {
        give(value.get(), lines.place());
        value = lines.next();
      }
    }
  }

  private void give(JsonNode value, Place place) {
    try {
      sink.accept(value, place);
    } catch (FieldException e) {
      badLines.found(place.problem(String.valueOf(e.getMessage())));
    }
  }

  /** After a mistake in a document there is no knowing where the next value begins. */
  private void document(InputStream in) throws IOException {
    try (JsonParser parser = JsonLines.MAPPER.getFactory().createParser(in)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        // The brackets of the outermost list are passed over, so that its elements come singly.
        if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
          Place place = new Place(name, parser.currentTokenLocation().getLineNr());
          give(ELEMENTS.readTree(parser), place);
        }
      }
    } catch (JsonProcessingException e) {
      long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new HistoryException(name, line, JsonLines.complaint(e));
    }
  }

  /**
   * Whether a list begins, or an object that goes on in the next line; then the next line begins
   * with no object of its own.
   */
  private static boolean isDocument(BufferedInputStream in) throws IOException {
    in.mark(JsonLines.LONGEST_LINE);
    try {
      Head head = new Head(in, JsonLines.LONGEST_LINE - 1);
      int first = head.next();
      return first == '[' || (first == '{' && !isWhole(head.line(first)) && goesOn(head.next()));
    } finally {
      in.reset();
      // As long as the mark holds, the stream keeps all that is read after it.
      in.mark(0);
    }
  }

  private static boolean goesOn(int next) {
    return next >= 0 && next != '{';
  }

  private static boolean isWhole(byte[] line) throws IOException {
    try {
      return !JsonLines.MAPPER.readTree(line).isMissingNode();
    } catch (JsonEOFException e) {
      return false;
    } catch (JsonProcessingException e) {
      return true;
    }
  }

  /** The first bytes of a stream, which is then read again. */
  private static final class Head {
    private final InputStream in;
    private int left;

    Head(InputStream in, int most) {
      this.in = in;
      this.left = most;
    }

    private int read() throws IOException {
      return left-- > 0 ? in.read() : -1;
    }

    /** The next character that is no blank and no mark of byte order; -1 at the end. */
    int next() throws IOException {
      int value = read();
      while (value >= 0 && (value <= ' ' || value >= 0xBB)) {
        value = read();
      }
      return value;
    }

    byte[] line(int first) throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int value = first; value >= 0 && value != '\n'; value = read()) {
        line.write(value);
      }
      return line.toByteArray();
    }
  }
}
