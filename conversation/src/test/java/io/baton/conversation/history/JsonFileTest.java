package io.baton.conversation.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonFileTest {

  @TempDir Path folder;
  private final List<HistoryException> skipped = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1}\n\n{\"a\":2}\n",
        "{\"a\":1}\r\n{\"a\":2}",
        "\uFEFF{\"a\":1}\n{\"a\":2}",
        "[{\"a\":1},{\"a\":2}]",
        "[\n  {\n    \"a\": 1\n  },\n  {\n    \"a\": 2\n  }\n]\n",
        "{\n  \"a\": 1\n}\n{\n  \"a\": 2\n}\n",
      })
  void linesListsAndDocumentsAreTheSame(String text) throws IOException {
    assertThat(read(text, 0)).containsExactly("{\"a\":1}", "{\"a\":2}");
  }

  @Test
  void gzipIsSeenByContent() throws IOException {
    Path file = folder.resolve("plain.json");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("[{\"a\":1}]".getBytes(StandardCharsets.UTF_8));
    }
    List<String> values = new ArrayList<>();
    JsonFile.read(file, BadLines.refuse(), (value, place) -> values.add(value.toString()));
    assertThat(values).containsExactly("{\"a\":1}");
  }

  @Test
  void aBrokenFirstLineDoesNotMakeADocument() throws IOException {
    assertThat(read("{\"a\":\n{\"a\":2}\n", 1)).containsExactly("{\"a\":2}");
    assertThat(skipped).extracting(HistoryException::line).containsExactly(1L);
  }

  @Test
  void aMistakeInADocumentIsToldByItsLineAndCannotBeSkipped() {
    assertThatThrownBy(() -> read("[\n{\"a\":1},\n{\"a\":oops}\n]", 9))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("in.json line 3: no valid JSON");
  }

  @Test
  void aValueOfTheWrongShapeIsABadLine() {
    Path file = write("{\"a\":1}\n{\"a\":2}\n");
    assertThatThrownBy(() ->
            JsonFile.read(
                file,
                BadLines.refuse(),
                (value, place) -> {
                  if (place.line() == 2) {
                    throw new FieldException("a", "is 2");
                  }
                }))
        .hasMessageEndingWith("in.json line 2: a: is 2");
  }

  @Test
  void anEmptyFileHasNoValues() throws IOException {
    assertThat(read("", 0)).isEmpty();
    assertThat(read("\n \n", 0)).isEmpty();
  }

  @Test
  void aTooLongLineIsPassedOver() throws IOException {
    Lines lines = new Lines(Files.newInputStream(write("12345678\n12\n")), 4);
    assertThatThrownBy(lines::next).hasMessageContaining("longer than 4 bytes");
    assertThat(lines.number()).isEqualTo(1);
    assertThat(lines.next().orElseThrow()).asString().isEqualTo("12");
    assertThat(lines.next()).isEmpty();
  }

  private List<String> read(String text, int skip) {
    List<String> values = new ArrayList<>();
    JsonFile.read(
        write(text),
        BadLines.skip(skip, skipped::add),
        (value, place) -> values.add(value.toString()));
    return values;
  }

  private Path write(String text) {
    try {
      return Files.writeString(folder.resolve("in.json"), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
