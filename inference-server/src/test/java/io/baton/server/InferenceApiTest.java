package io.baton.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.baton.server.config.Setting;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Open Inference Protocol with the starter model, as its clients speak it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class InferenceApiTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String CONVERSATION =
      "{\"id\":\"c\",\"language\":\"en\",\"turns\":["
          + "{\"id\":\"1\",\"speaker\":\"customer\",\"text\":\"where is my order\"},"
          + "{\"id\":\"2\",\"speaker\":\"customer\",\"text\":\"let me talk to a person\"}]}";

  private Optional<TestServer> started = Optional.empty();

  @BeforeAll
  void start(@TempDir Path data) {
    started = Optional.of(new TestServer(data, Map.of(Setting.MODEL, "starter")));
  }

  @AfterAll
  void stop() {
    started.ifPresent(TestServer::close);
  }

  private Api api() {
    return started.orElseThrow().operator();
  }

  private static byte[] request(String input, List<String> elements) {
    var request = MAPPER.createObjectNode().put("id", "42");
    var tensor = request.putArray("inputs").addObject().put("name", input);
    tensor.put("datatype", "BYTES").putArray("shape").add(elements.size());
    ArrayNode data = tensor.putArray("data");
    elements.forEach(data::add);
    return request.toString().getBytes(UTF_8);
  }

  @Test
  void aClientFindsItsWay() throws Exception {
    assertThat(api().get("/v2/health/live").json().path("live").asBoolean()).isTrue();
    assertThat(api().get("/v2/health/ready").status()).isEqualTo(200);
    assertThat(api().get("/v2").json().path("name").asText()).isEqualTo("baton");
    for (String name : List.of("escalation", "sentiment")) {
      JsonNode model = api().get("/v2/models/" + name).json();
      assertThat(model.path("name").asText()).isEqualTo(name);
      String version = model.path("versions").path(0).asText();
      assertThat(version).isEqualTo(started.orElseThrow().server().modelVersion());
      assertThat(api().get("/v2/models/" + name + "/versions/" + version).json()).isEqualTo(model);
      JsonNode ready = api().get("/v2/models/" + name + "/ready").json();
      assertThat(ready.path("ready").asBoolean()).isTrue();
    }
  }

  @Test
  void theRiskIsThatOfTheLastTurnAsTheRiskApiTellsIt() throws Exception {
    JsonNode scores = api().post("/v1/score", CONVERSATION.getBytes(UTF_8)).json();
    String turns = MAPPER.readTree(CONVERSATION).path("turns").toString();
    Api.Answer answer =
        api()
            .post(
                "/v2/models/escalation/infer",
                request("conversation", List.of(CONVERSATION, turns, CONVERSATION)));
    assertThat(answer.status()).isEqualTo(200);
    JsonNode response = answer.json();
    assertThat(response.path("id").asText()).isEqualTo("42");
    assertThat(response.path("model_name").asText()).isEqualTo("escalation");
    List<String> names = new ArrayList<>();
    for (JsonNode output : response.path("outputs")) {
      String name = output.path("name").asText();
      names.add(name);
      JsonNode expected =
          name.equals("outcome")
              ? scores.path("outcome")
              : scores.path("decisions").path(1).path("risk").path(name);
      assertThat(output.path("datatype").asText()).isEqualTo("FP64");
      assertThat(output.path("shape").toString()).isEqualTo("[3]");
      assertThat(output.path("data")).hasSize(3);
      assertThat(output.path("data").path(0)).as(name).isEqualTo(expected);
      assertThat(output.path("data").path(2)).isEqualTo(expected);
    }
    assertThat(names).containsExactly("now", "in1", "in3", "in5", "eventually", "outcome");
  }

  @Test
  void theToneOfTextsIsThatOfTurns() throws Exception {
    JsonNode outputs =
        api()
            .post(
                "/v2/models/sentiment/infer",
                request("text", List.of("this is awful, I hate it", "thank you so much!", "")))
            .json()
            .path("outputs");
    assertThat(outputs.path(3).path("data").path(0).asText()).isEqualTo("negative");
    assertThat(outputs.path(3).path("data").path(1).asText()).isEqualTo("positive");
    assertThat(outputs.path(3).path("data").path(2).asText()).isEqualTo("neutral");
    for (int i = 0; i < 3; i++) {
      double sum = 0;
      for (int output = 0; output < 3; output++) {
        sum += outputs.path(output).path("data").path(i).asDouble();
      }
      assertThat(sum).isCloseTo(1, within(1e-6));
    }
  }

  /** Some read as many bytes as the header tells before they unpack the rest. */
  @Test
  void answersInBinaryAreNotPacked() throws Exception {
    String body = new String(request("text", Collections.nCopies(400, "ok")), UTF_8);
    String binary = body.replace("\"id\"", "\"parameters\":{\"binary_data_output\":true},\"id\"");
    assertThat(packed(body)).hasValue("gzip");
    assertThat(packed(binary)).isEmpty();
  }

  private Optional<String> packed(String body) throws Exception {
    return api()
        .send(
            api()
                .request("/v2/models/sentiment/infer")
                .header("Accept-Encoding", "gzip")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)))
        .headers()
        .firstValue("Content-Encoding");
  }

  @Test
  void tensorsGoBothWaysInBinary() throws Exception {
    byte[] text = "thank you".getBytes(UTF_8);
    int size = Integer.BYTES + text.length;
    byte[] json =
        ("{'inputs':[{'name':'text','shape':[1],'datatype':'BYTES',"
                + "'parameters':{'binary_data_size':"
                + size
                + "}}],'outputs':[{'name':'positive','parameters':{'binary_data':true}},"
                + "{'name':'label','parameters':{'binary_data':true}},{'name':'negative'}]}")
            .replace('\'', '"')
            .getBytes(UTF_8);
    ByteBuffer body = ByteBuffer.allocate(json.length + size).order(ByteOrder.LITTLE_ENDIAN);
    body.put(json).putInt(text.length).put(text);
    Api.Answer answer =
        api()
            .send(
                api()
                    .request("/v2/models/sentiment/infer")
                    .header("Content-Type", "application/octet-stream")
                    .header("Inference-Header-Content-Length", Integer.toString(json.length))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body.array())));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo("application/octet-stream");
    JsonNode outputs = MAPPER.readTree(answer.body()).path("outputs");
    assertThat(outputs.path(0).path("parameters").path("binary_data_size").asInt()).isEqualTo(8);
    assertThat(outputs.path(1).path("parameters").path("binary_data_size").asInt()).isEqualTo(12);
    assertThat(outputs.path(0).has("data")).isFalse();
    assertThat(outputs.path(2).path("data").path(0).asDouble()).isBetween(0.0, 0.5);
    ByteArrayOutputStream tail = new ByteArrayOutputStream();
    tail.write(answer.body(), answer.body().length - 20, 20);
    ByteBuffer binary = ByteBuffer.wrap(tail.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(binary.getDouble()).isBetween(0.5, 1.0);
    assertThat(binary.getInt()).isEqualTo(8);
    assertThat(new String(tail.toByteArray(), 12, 8, UTF_8)).isEqualTo("positive");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "weather/infer | {} | 404 | weather",
        "sentiment/versions/0/infer "
            + "| {'inputs':[{'name':'text','shape':[1],'datatype':'BYTES','data':['a']}]} "
            + "| 404 | version '0'",
        "sentiment/infer | {'inputs': | 400 | line 1",
        "sentiment/infer | {'inputs':[]} | 400 | inputs: one is needed",
        "escalation/infer "
            + "| {'inputs':[{'name':'conversation','shape':[1],'datatype':'BYTES','data':['{']}]} "
            + "| 400 | inputs[0].data[0]: line 1",
        "escalation/infer "
            + "| {'inputs':[{'name':'conversation','shape':[1],'datatype':'BYTES','data':['[]']}]} "
            + "| 400 | inputs[0].data[0]: turns: is empty",
        "escalation/infer "
            + "| {'inputs':[{'name':'conversation','shape':[1],'datatype':'BYTES','data':['7']}]} "
            + "| 400 | inputs[0].data[0]",
        "escalation/infer "
            + "| {'inputs':[{'name':'conversation','shape':[1],'datatype':'BYTES',"
            + "'data':['[{\\'id\\':\\'\\\\u0000\\'}]']}]} "
            + "| 400 | inputs[0].data[0]: [0].id: U+0000",
      })
  void errorsHaveTheProtocolsShape(String path, String body, int status, String words)
      throws Exception {
    Api.Answer answer = api().post("/v2/models/" + path, body);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.contentType()).startsWith("application/json");
    assertThat(answer.json()).hasSize(1);
    assertThat(answer.json().path("error").asText()).contains(words);
  }

  @Test
  void aTextIsNoLongerThanThatOfATurn() throws Exception {
    String text = "x".repeat(32_769);
    String turns = "[{\"id\":\"1\",\"speaker\":\"customer\",\"text\":\"" + text + "\"}]";
    String[][] all = {{"sentiment", "text", text}, {"escalation", "conversation", turns}};
    for (String[] asked : all) {
      Api.Answer answer =
          api().post("/v2/models/" + asked[0] + "/infer", request(asked[1], List.of(asked[2])));
      assertThat(answer.status()).as(asked[0]).isEqualTo(413);
      assertThat(answer.json().path("error").asText())
          .startsWith("inputs[0].data[0]: ")
          .endsWith("32769 bytes of UTF-8 are more than 32768");
    }
  }

  @Test
  void allConversationsTogetherHaveNoMoreTurnsThanMemoryIsKeptFor() throws Exception {
    String turns =
        IntStream.rangeClosed(1, 9_999)
            .mapToObj(i -> "{\"id\":\"" + i + "\",\"speaker\":\"bot\"}")
            .collect(Collectors.joining(",", "[", "]"));
    String two = "[{\"id\":\"1\",\"speaker\":\"bot\"},{\"id\":\"2\",\"speaker\":\"bot\"}]";
    Api.Answer answer =
        api().post("/v2/models/escalation/infer", request("conversation", List.of(turns, two)));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("error").asText())
        .isEqualTo(
            "inputs[0].data[1]: turns: 2 and those of the elements before are more than 10000");
  }

  @Test
  void whateverTheServerRefusesThereHasItToo() throws Exception {
    for (String path : List.of("/v2/nothing", "/v2/models/weather", "/v2/models")) {
      Api.Answer answer = api().get(path);
      assertThat(answer.status()).as(path).isEqualTo(404);
      assertThat(answer.json().path("error").asText()).as(path).isNotEmpty();
    }
    assertThat(api().get("/v2/models/sentiment/infer").status()).isEqualTo(405);
    assertThat(api().get("/v2/models/sentiment/infer").json().has("error")).isTrue();
    assertThat(api().get("/v22").json().path("type").asText()).isEqualTo("/problems/not-found");
  }
}
