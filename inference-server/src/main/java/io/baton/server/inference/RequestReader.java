package io.baton.server.inference;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.history.FieldException;
import io.baton.server.inference.InferenceModel.TensorType;
import io.baton.server.inference.InferenceRequest.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads requests for a model; complaints name the place in the request. */
final class RequestReader {

  private static final String INPUT = "inputs[0]";

  private final InferenceModel model;

  RequestReader(InferenceModel model) {
    this.model = model;
  }

  /**
   * Reads a request.
   *
   * @param binary what follows the JSON; empty if nothing does
   * @throws FieldException naming what is not as it must be
   */
  InferenceRequest read(JsonNode request, byte[] binary) {
    if (!request.isObject()) {
      throw new FieldException("(request)", "is no object");
    }
    JsonNode input = input(request);
    List<String> elements = elements(input, binary);
    return new InferenceRequest(
        text(request, "", "id"), shape(input, elements.size()), elements, outputs(request));
  }

  private JsonNode input(JsonNode request) {
    JsonNode inputs = request.path("inputs");
    if (!inputs.isArray() || inputs.size() != 1) {
      throw new FieldException("inputs", "one is needed, '" + model.input().name() + "'");
    }
    JsonNode input = inputs.path(0);
    String name = text(input, INPUT + ".", "name").orElse("");
    if (!name.equals(model.input().name())) {
      throw new FieldException(
          INPUT + ".name", "'" + name + "' is not '" + model.input().name() + "'");
    }
    String datatype = text(input, INPUT + ".", "datatype").orElse("");
    if (!datatype.equals(model.input().datatype().name())) {
      throw new FieldException(
          INPUT + ".datatype", "'" + datatype + "' is not " + model.input().datatype());
    }
    return input;
  }

  private static boolean isThere(JsonNode value) {
    return !value.isMissingNode() && !value.isNull();
  }

  private static JsonNode parameters(JsonNode node, String path) {
    JsonNode parameters = node.path("parameters");
    if (isThere(parameters) && !parameters.isObject()) {
      throw new FieldException(path + "parameters", "is no object");
    }
    return parameters;
  }

  private static Optional<String> text(JsonNode node, String path, String field) {
    JsonNode value = node.path(field);
    if (!isThere(value)) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw new FieldException(path + field, "is no text");
    }
    return Optional.of(value.textValue());
  }

  private static boolean flag(JsonNode node, String path, String field, boolean usual) {
    JsonNode value = node.path(field);
    if (isThere(value) && !value.isBoolean()) {
      throw new FieldException(path + field, value + " is neither true nor false");
    }
    return value.asBoolean(usual);
  }

  private static List<String> elements(JsonNode input, byte[] binary) {
    JsonNode size = parameters(input, INPUT + ".").path("binary_data_size");
    if (!isThere(size)) {
      if (binary.length > 0) {
        throw new FieldException(
            INPUT + ".parameters.binary_data_size", "is missing, yet bytes follow the JSON");
      }
      return flat(input.path("data"));
    }
    if (!size.isIntegralNumber() || size.longValue() != binary.length) {
      throw new FieldException(
          INPUT + ".parameters.binary_data_size",
          size + ", yet " + binary.length + " bytes follow the JSON");
    }
    return BinaryTensor.texts(binary, INPUT + ".data");
  }

  private static List<String> flat(JsonNode data) {
    if (!data.isArray()) {
      throw new FieldException(INPUT + ".data", "is no array");
    }
    List<String> elements = new ArrayList<>();
    flatten(data, INPUT + ".data", elements);
    return elements;
  }

  private static void flatten(JsonNode data, String place, List<String> elements) {
    for (int i = 0; i < data.size(); i++) {
      JsonNode one = data.path(i);
      String here = place + "[" + i + "]";
      if (one.isArray()) {
        flatten(one, here, elements);
      } else if (one.isTextual()) {
        elements.add(one.textValue());
      } else {
        throw new FieldException(here, "is no text");
      }
    }
  }

  private static List<Long> shape(JsonNode input, int elements) {
    List<Long> shape = new ArrayList<>();
    for (JsonNode size : input.path("shape")) {
      if (!size.isIntegralNumber() || !size.canConvertToLong()) {
        throw new FieldException(INPUT + ".shape", size + " is no whole number");
      }
      shape.add(size.longValue());
    }
    boolean column = shape.size() == 2 && shape.get(1) == 1;
    if ((shape.size() != 1 && !column) || shape.get(0) < 1) {
      throw new FieldException(
          INPUT + ".shape", shape + " is neither [n] nor [n, 1], n at least 1");
    }
    if (shape.get(0) != elements) {
      throw new FieldException(
          INPUT + ".shape", shape + " is not that of " + elements + " elements");
    }
    return shape;
  }

  private List<Wanted> outputs(JsonNode request) {
    boolean binary = flag(parameters(request, ""), "parameters.", "binary_data_output", false);
    List<String> known = model.outputs().stream().map(TensorType::name).toList();
    JsonNode outputs = request.path("outputs");
    if (isThere(outputs) && !outputs.isArray()) {
      throw new FieldException("outputs", "is no array");
    }
    if (outputs.isEmpty()) {
      return known.stream().map(name -> new Wanted(name, binary)).toList();
    }
    List<Wanted> wanted = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      String place = "outputs[" + i + "].";
      String name = text(outputs.path(i), place, "name").orElse("");
      if (!known.contains(name) || wanted.stream().anyMatch(one -> one.name().equals(name))) {
        throw new FieldException(
            place + "name", "'" + name + "' is none of " + known + ", or is there twice");
      }
      JsonNode parameters = parameters(outputs.path(i), place);
      wanted.add(new Wanted(name, flag(parameters, place + "parameters.", "binary_data", binary)));
    }
    return wanted;
  }
}
