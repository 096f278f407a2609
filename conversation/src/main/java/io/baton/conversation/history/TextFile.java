package io.baton.conversation.history;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Texts of other systems, gzipped or not, in UTF-8 with or without a mark of byte order, or in
 * UTF-16 with one, as spreadsheets write it.
 */
public final class TextFile {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private TextFile() {}

  /**
   * Opens a file.
   *
   * @throws HistoryException if it is not there or cannot be read; while reading, an IOException
   *     that {@link #unreadable} can tell people about
   */
  public static BufferedReader open(Path file) {
    InputStream raw = JsonLines.open(file);
    try {
      InputStream plain = new BufferedInputStream(Lines.plain(raw));
      CharsetDecoder decoder =
          charset(plain)
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT);
      BufferedReader in = new BufferedReader(new InputStreamReader(plain, decoder));
      in.mark(1);
      if (in.read() != BYTE_ORDER_MARK) {
        in.reset();
      }
      return in;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static Charset charset(InputStream in) throws IOException {
    in.mark(2);
    byte[] mark = in.readNBytes(2);
    in.reset();
    if (Arrays.equals(mark, new byte[] {(byte) 0xFF, (byte) 0xFE})) {
      return StandardCharsets.UTF_16LE;
    }
    return Arrays.equals(mark, new byte[] {(byte) 0xFE, (byte) 0xFF})
        ? StandardCharsets.UTF_16BE
        : StandardCharsets.UTF_8;
  }

  /** Why a file could not be read, with a way out. */
  public static HistoryException unreadable(Path file, IOException e) {
    return e instanceof CharacterCodingException
        ? new HistoryException(
            file.toString(),
            firstUndecodable(file),
            "no valid UTF-8; convert it, as with iconv -f windows-1252 -t utf-8")
        : new HistoryException(file.toString(), 0, "cannot be read: " + FileErrors.reason(e));
  }

  /** The decoder reads ahead, so that only a second look tells the line; 0 where there is none. */
  private static long firstUndecodable(Path file) {
    // A pipe would wait for somebody who writes.
    if (!Files.isRegularFile(file)) {
      return 0;
    }
    try (Lines lines = new Lines(JsonLines.open(file), JsonLines.LONGEST_LINE)) {
      Optional<byte[]> line = lines.next();
      while (line.filter(TextFile::isUtf8).isPresent()) {
        line = lines.next();
      }
      return line.isPresent() ? lines.number() : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  private static boolean isUtf8(byte[] line) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
