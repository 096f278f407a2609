package io.baton.training.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.conversation.Conversation;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AnyShapeTest {

  private static Conversation read(String line) throws JsonProcessingException {
    return new AnyShape().apply(new ObjectMapper().readTree(line.replace('\'', '"')));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "label", "dataset"})
  void fieldsOfOnesOwnMakeNoBenchmark(String field) throws JsonProcessingException {
    Conversation read =
        read(
            "{'id':'c','%s':'mine','customer':{'id':'u'},'turns':[{'id':'t-1','speaker':'agent','text':'hi'}]}"
                .formatted(field));
    assertThat(read.turns()).extracting(Turn::id).containsExactly("t-1");
    assertThat(read.turns()).extracting(Turn::speaker).containsExactly(Speaker.AGENT);
    assertThat(read.customer().id()).contains("u");
    assertThat(read.other()).containsEntry(field, "mine");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'id':'c','text':'hi'}",
        "{'id':'c','text':'hi','label':'joy'}",
        "{'id':'c','dataset':'d','turns':[{'speaker':'customer','text':'hi'}]}",
        "{'id':'c','label':{'luhf':true},'turns':[{'speaker':'customer','text':'hi'}]}"
      })
  void linesOfABenchmarkAreReadAsTheyAre(String line) throws JsonProcessingException {
    assertThat(read(line).turns().getFirst().text()).contains("hi");
  }
}
