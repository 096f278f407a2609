package io.baton.conversation.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.conversation.Turn;
import io.baton.conversation.history.ConversationTree;
import io.baton.conversation.imports.csv.CsvImport;
import io.baton.conversation.imports.csv.CsvOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EntityListTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[]| []",
        "['O','date','date','O','date',null]| [{'type':'date'},{'type':'date'}]",
        "[{'type':'date'},{'type':'date'}]| [{'type':'date'},{'type':'date'}]",
        "[{'city':'Paris','date':null,'seats':2}]"
            + "| [{'type':'city','value':'Paris'},{'type':'seats','value':'2'}]",
        "{'city':'Paris','when':{'day':1}}"
            + "| [{'type':'city','value':'Paris'},{'type':'when','value':'{\\'day\\':1}'}]",
        "{'type':'suv','city':'Paris'}"
            + "| [{'type':'type','value':'suv'},{'type':'city','value':'Paris'}]",
        "{'type':'suv'}| [{'type':'type','value':'suv'}]",
        "[{'type':'date','start':3,'role':'from'}]| [{'type':'date','start':3,'role':'from'}]",
        "{'type':'seats','value':2}| [{'type':'seats','value':'2'}]",
        "[{'type':'city','value':'Paris','start':3,'end':8,'confidence':0.5,'role':'to'}]"
            + "| [{'type':'city','value':'Paris','start':3,'end':8,'confidence':0.5,'role':'to'}]",
        "[{'entity':'city','value':'Paris','start':3}]"
            + "| [{'type':'city','value':'Paris','start':3}]",
      })
  void aTableAndABenchmarkSayTheSame(String written, String read) throws JsonProcessingException {
    JsonNode wanted = json(read);
    Turn ofBenchmark =
        new BenchmarkImport()
            .apply(json("{'id':'c','turns':[{'speaker':'customer','entities':" + written + "}]}"))
            .turns()
            .getFirst();
    assertThat(entities(ofBenchmark)).isEqualTo(wanted);
    String field = written.replace("'", "\"\"");
    Turn ofTable =
        new Imported(new CsvImport(CsvOptions.USUAL), folder, 0)
            .of("conversation,speaker,entities\nc,customer,\"" + field + "\"")
            .getFirst()
            .turns()
            .getFirst();
    assertThat(entities(ofTable)).isEqualTo(wanted);
  }

  private static JsonNode entities(Turn turn) throws JsonProcessingException {
    String written = ConversationTree.of(turn).path("entities").toString();
    return written.isEmpty() ? MAPPER.createArrayNode() : MAPPER.readTree(written);
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return MAPPER.readTree(text.replace('\'', '"'));
  }
}
