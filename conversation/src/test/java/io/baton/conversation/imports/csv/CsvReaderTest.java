package io.baton.conversation.imports.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CsvReaderTest {

  @Test
  void quotesHoldSeparatorsLineEndsAndQuotes() throws IOException {
    assertThat(rows("a,\"b,\r\n\"\"c\"\"\",\r\nd,\"\"\r\n"))
        .containsExactly(List.of("a", "b,\n\"c\"", ""), List.of("d", ""));
  }

  @Test
  void everyKindOfLineEndIsOne() throws IOException {
    assertThat(rows("a\nb\r\nc\rd"))
        .containsExactly(List.of("a"), List.of("b"), List.of("c"), List.of("d"));
  }

  @Test
  void blankLinesArePassedOver() throws IOException {
    assertThat(rows("\n\na,b\n\n \nc,d\n")).containsExactly(List.of("a", "b"), List.of("c", "d"));
    assertThat(rows("a,b\r\rc,d\r")).containsExactly(List.of("a", "b"), List.of("c", "d"));
    assertThat(rows("")).isEmpty();
  }

  @Test
  void rowsOfBlankFieldsAlonePassAsBlankLinesDo() throws IOException {
    assertThat(rows(",,\na,b\n,\n , \n\"\",\nc,d\n,,,\n,"))
        .containsExactly(List.of("a", "b"), List.of("c", "d"));
  }

  @Test
  void aQuoteInsideAFieldStandsForItself() throws IOException {
    assertThat(rows("5\" pipe,x")).containsExactly(List.of("5\" pipe", "x"));
  }

  @Test
  void theLineOfARowIsWhereItBegins() throws IOException {
    CsvReader reader = reader("a\n\"b\nb\"\nc\n,,\n\nd\n");
    List<Long> lines = new ArrayList<>();
    while (reader.next().isPresent()) {
      lines.add(reader.rowLine());
    }
    assertThat(lines).containsExactly(1L, 2L, 4L, 7L);
  }

  @Test
  void textAfterAClosingQuoteIsToldByColumnAndTheNextRowIsRead() throws IOException {
    CsvReader reader = reader("x,\"ab\"c,d\ne,f\n");
    assertThatThrownBy(reader::next)
        .isInstanceOf(CsvException.class)
        .hasMessageContaining("column 7: 'c' after a closing quote");
    assertThat(reader.rowLine()).isEqualTo(1);
    assertThat(reader.next()).contains(List.of("e", "f"));
  }

  @Test
  void aQuoteThatIsNeverClosedIsToldWhereItOpens() {
    assertThatThrownBy(() -> rows("a,b\nc,\"d\ne,f\n"))
        .hasMessageContaining("test line 2: column 3: this quote is never closed");
  }

  private static List<List<String>> rows(String text) throws IOException {
    CsvReader reader = reader(text);
    List<List<String>> rows = new ArrayList<>();
    Optional<List<String>> row = reader.next();
    while (row.isPresent()) {
      rows.add(row.get());
      row = reader.next();
    }
    return rows;
  }

  private static CsvReader reader(String text) {
    return new CsvReader("test", new StringReader(text), ',');
  }
}
