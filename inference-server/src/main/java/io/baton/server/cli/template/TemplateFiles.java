package io.baton.server.cli.template;

import io.baton.conversation.history.FileErrors;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Templates in files: a line each, the key of the message, =, the text; as Java's properties. */
final class TemplateFiles {

  private TemplateFiles() {}

  /**
   * Texts by key.
   *
   * @throws UncheckedIOException if the file cannot be read
   */
  static Map<String, String> read(Path file) {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException(file + ": there is no such file", e);
    } catch (CharacterCodingException e) {
      throw new UncheckedIOException(file + ": no valid UTF-8", e);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be read: " + FileErrors.reason(e), e);
    } catch (IllegalArgumentException e) {
      throw new UncheckedIOException(new IOException(file + ": " + e.getMessage(), e));
    }
    Map<String, String> texts = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
    return texts;
  }

  /** A text as it stands in such a file. */
  static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n");
  }
}
