package io.baton.server.inference;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.server.http.Json;
import io.baton.server.inference.InferenceModel.Column;
import io.baton.server.inference.InferenceModel.Inferred;
import io.baton.server.inference.InferenceRequest.Wanted;
import java.io.ByteArrayOutputStream;

/**
 * The answer to a request.
 *
 * @param body JSON, then the outputs that were asked for in binary
 * @param jsonBytes how much of it is JSON
 */
record InferenceResponse(byte[] body, int jsonBytes) {

  static InferenceResponse of(
      String model, InferenceRequest request, Inferred inferred, Json json) {
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.put("model_name", model).put("model_version", inferred.version());
    request.id().ifPresent(id -> response.put("id", id));
    ArrayNode outputs = response.putArray("outputs");
    ByteArrayOutputStream binary = new ByteArrayOutputStream();
    for (Wanted wanted : request.outputs()) {
      Column column = column(inferred, wanted.name());
      ObjectNode output = outputs.addObject().put("name", wanted.name());
      output.put("datatype", column.type().datatype().name());
      request.shape().forEach(output.withArray("shape")::add);
      if (wanted.binary()) {
        byte[] bytes = BinaryTensor.of(column);
        output.putObject("parameters").put("binary_data_size", bytes.length);
        binary.writeBytes(bytes);
      } else {
        column.values().forEach(output.withArray("data")::addPOJO);
      }
    }
    byte[] text = json.write(response);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(text);
    body.writeBytes(binary.toByteArray());
    return new InferenceResponse(body.toByteArray(), text.length);
  }

  private static Column column(Inferred inferred, String name) {
    return inferred.columns().stream()
        .filter(column -> column.type().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Whether there is more than JSON. */
  boolean binary() {
    return body.length > jsonBytes;
  }
}
