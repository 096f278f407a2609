package io.baton.conversation.imports;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.conversation.history.Place;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Brings the pieces of each conversation together. What does not fit into memory is put into files
 * of the temporary folder, by a hash of the conversation's name, and read back file by file. They
 * are gone with the process, however it ends. Not thread-safe.
 */
final class Gatherer implements AutoCloseable {

  private static final int BUCKETS = 64;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static {
    // What has been read once can be read again.
    MAPPER
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build());
  }

  private final long most;
  private final Map<String, List<byte[]>> held = new LinkedHashMap<>();
  private final List<FileChannel> files = new ArrayList<>();
  private final List<OutputStream> buckets = new ArrayList<>();
  private long size;
  private long count;

  /**
   * @param most bytes of pieces to hold in memory
   */
  Gatherer(long most) {
    this.most = most;
  }

  /** How many pieces were taken. */
  long count() {
    return count;
  }

  /** Takes a piece. */
  void add(Piece piece) {
    count++;
    byte[] bytes = bytes(piece);
    if (!buckets.isEmpty()) {
      put(piece.conversation(), bytes);
      return;
    }
    held.computeIfAbsent(piece.conversation(), name -> new ArrayList<>()).add(bytes);
    size += bytes.length;
    if (size > most) {
      spill();
    }
  }

  /** Gives the pieces of each conversation, in the order in which they came. */
  void drain(Consumer<List<Piece>> consumer) {
    give(consumer);
    flush();
    for (FileChannel file : files) {
      load(file);
      give(consumer);
    }
  }

  private void give(Consumer<List<Piece>> consumer) {
    held.values().forEach(pieces -> consumer.accept(pieces.stream().map(this::piece).toList()));
    held.clear();
  }

  private void spill() {
    try {
      for (int i = 0; i < BUCKETS; i++) {
        files.add(opened(Files.createTempFile("baton-import-", ".jsonl")));
        buckets.add(new BufferedOutputStream(Channels.newOutputStream(files.getLast())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the temporary folder cannot be written", e);
    }
    held.forEach((name, pieces) -> pieces.forEach(bytes -> put(name, bytes)));
    held.clear();
  }

  /** Ctrl-C closes nothing; where the system can, the file has no name from here on. */
  private static FileChannel opened(Path file) throws IOException {
    return FileChannel.open(
        file,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  private void put(String name, byte[] bytes) {
    try {
      OutputStream bucket = buckets.get(Math.floorMod(name.hashCode(), BUCKETS));
      bucket.write(bytes);
      bucket.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("the temporary folder cannot be written", e);
    }
  }

  /** Its place on the disk is free once it is read. */
  private void load(FileChannel file) {
    try (BufferedReader lines =
        new BufferedReader(Channels.newReader(file.position(0), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        held.computeIfAbsent(piece(bytes).conversation(), name -> new ArrayList<>()).add(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the temporary folder cannot be read", e);
    }
  }

  private byte[] bytes(Piece piece) {
    try {
      return MAPPER.writeValueAsBytes(
          MAPPER
              .createObjectNode()
              .put("conversation", piece.conversation())
              .put("file", piece.place().file())
              .put("line", piece.place().line())
              .set("value", piece.value()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Piece piece(byte[] bytes) {
    try {
      JsonNode node = MAPPER.readTree(bytes);
      return new Piece(
          node.path("conversation").asText(""),
          node.path("value"),
          new Place(node.path("file").asText(""), node.path("line").asLong()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void flush() {
    try {
      for (OutputStream bucket : buckets) {
        bucket.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the temporary folder cannot be written", e);
    }
  }

  @Override
  public void close() {
    try {
      for (FileChannel file : files) {
        file.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the temporary folder cannot be tidied", e);
    }
  }
}
