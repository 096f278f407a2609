package io.baton.server.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.conversation.history.FieldException;
import io.baton.escalation.ServingModel;
import io.baton.escalation.policy.PolicyReader;
import io.baton.server.http.limit.TextLimit;
import io.baton.server.inference.InferenceRequest.Wanted;
import io.baton.server.turn.Deciders;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RequestReaderTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final byte[] NONE = new byte[0];

  private final RequestReader reader =
      new RequestReader(
          new SentimentInference(
              any -> new Deciders.Deciding(ServingModel.rulesOnly(), PolicyReader.readDefault()),
              new TextLimit(100)));

  private InferenceRequest read(String json, byte[] binary) throws JsonProcessingException {
    return reader.read(MAPPER.readTree(json.replace('\'', '"')), binary);
  }

  @Test
  void allOutputsAreMeantWhereNoneAreNamed() throws JsonProcessingException {
    InferenceRequest request =
        read(
            "{'id':'7','inputs':[{'name':'text','shape':[2],'datatype':'BYTES','data':['a','b']}]}",
            NONE);
    assertThat(request.id()).contains("7");
    assertThat(request.elements()).containsExactly("a", "b");
    assertThat(request.outputs())
        .extracting(Wanted::name)
        .containsExactly("negative", "neutral", "positive", "label");
  }

  @Test
  void nestedDataIsFlat() throws JsonProcessingException {
    InferenceRequest request =
        read(
            "{'inputs':[{'name':'text','shape':[2,1],'datatype':'BYTES','data':[['a'],['b']],"
                + "'parameters':{'content_type':'str'}}],'outputs':[{'name':'label'}]}",
            NONE);
    assertThat(request.elements()).containsExactly("a", "b");
    assertThat(request.shape()).containsExactly(2L, 1L);
    assertThat(request.outputs()).containsExactly(new Wanted("label", false));
  }

  @Test
  void textsMayFollowInBinary() throws JsonProcessingException {
    byte[] binary = "\2\0\0\0\u00e9\1\0\0\0x".getBytes(StandardCharsets.UTF_8);
    InferenceRequest request =
        read(
            "{'inputs':[{'name':'text','shape':[2],'datatype':'BYTES',"
                + "'parameters':{'binary_data_size':11}}],"
                + "'parameters':{'binary_data_output':true},"
                + "'outputs':[{'name':'label'},"
                + "{'name':'positive','parameters':{'binary_data':false}}]}",
            binary);
    assertThat(request.elements()).containsExactly("é", "x");
    assertThat(request.outputs())
        .containsExactly(new Wanted("label", true), new Wanted("positive", false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "[] | (request)",
        "{} | inputs",
        "{'inputs':[]} | inputs",
        "{'inputs':[{'name':'words'}]} | inputs[0].name",
        "{'inputs':[{'name':7}]} | inputs[0].name",
        "{'inputs':[{'name':'text','datatype':'FP32'}]} | inputs[0].datatype",
        "{'inputs':[{'name':'text','datatype':'BYTES','shape':[1]}]} | inputs[0].data",
        "{'inputs':[{'name':'text','datatype':'BYTES','shape':[1],'data':[7]}]} "
            + "| inputs[0].data[0]",
        "{'inputs':[{'name':'text','datatype':'BYTES','shape':[2],'data':['a']}]} "
            + "| inputs[0].shape",
        "{'inputs':[{'name':'text','datatype':'BYTES','shape':[0],'data':[]}]} | inputs[0].shape",
        "{'inputs':[{'name':'text','datatype':'BYTES','shape':[1,2],'data':['a','b']}]} "
            + "| inputs[0].shape",
        "{'inputs':[{'name':'text','datatype':'BYTES','shape':['1'],'data':['a']}]} "
            + "| inputs[0].shape",
        "{'inputs':[{'name':'text','datatype':'BYTES','data':['a']}]} | inputs[0].shape",
        "{'inputs':[{'name':'text','datatype':'BYTES','shape':[1],'data':['a']}],"
            + "'outputs':[{'name':'mood'}]} | outputs[0].name",
        "{'inputs':[{'name':'text','datatype':'BYTES','shape':[1],'data':['a']}],"
            + "'outputs':[{'name':'label'},{'name':'label'}]} | outputs[1].name",
        "{'inputs':[{'name':'text','datatype':'BYTES','shape':[1],'data':['a']}],"
            + "'outputs':'label'} | outputs",
        "{'inputs':[{'name':'text','datatype':'BYTES','shape':[1],'data':['a']}],"
            + "'outputs':[{'name':'label','parameters':true}]} | outputs[0].parameters",
        "{'inputs':[{'name':'text','datatype':'BYTES','shape':[1],'data':['a']}],"
            + "'parameters':['binary_data_output']} | parameters",
        "{'inputs':[{'name':'text','datatype':'BYTES','shape':[1],'data':['a']}],"
            + "'parameters':{'binary_data_output':'yes'}} | parameters.binary_data_output",
        "{'inputs':[{'name':'text','datatype':'BYTES','shape':[1],'data':['a']}],"
            + "'outputs':[{'name':'label','parameters':{'binary_data':1}}]} "
            + "| outputs[0].parameters.binary_data",
        "{'inputs':[{'name':'text','datatype':'BYTES','shape':[1],'data':['a'],'parameters':7}]} "
            + "| inputs[0].parameters",
        "{'id':7,'inputs':[{'name':'text','datatype':'BYTES','shape':[1],'data':['a']}]} | id",
        "{'inputs':[{'name':'text','datatype':'BYTES','shape':[1],"
            + "'parameters':{'binary_data_size':9}}]} | inputs[0].parameters.binary_data_size",
      })
  void whatIsWrongIsNamed(String json, String field) {
    assertThatThrownBy(() -> read(json, NONE))
        .isInstanceOfSatisfying(FieldException.class, e -> assertThat(e.field()).isEqualTo(field));
  }

  @ParameterizedTest
  @CsvSource({"'5,0,0,0,97'", "'1,0,0'", "'255,255,255,255,97'", "'1,0,0,0,-61'", "'2,0,0,0,97,0'"})
  void binaryThatBreaksOffOrIsNoTextIsRefused(String numbers) {
    String[] parts = numbers.split(",");
    byte[] bytes = new byte[parts.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(parts[i]);
    }
    assertThatThrownBy(() -> BinaryTensor.texts(bytes, "inputs[0].data"))
        .isInstanceOf(FieldException.class)
        .hasMessageContaining("inputs[0].data[0]");
  }
}
