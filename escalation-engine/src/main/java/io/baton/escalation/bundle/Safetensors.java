package io.baton.escalation.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The safetensors format (https://huggingface.co/docs/safetensors): eight bytes of header length,
 * little-endian, a JSON header of name to dtype, shape and offsets, then the numbers.
 */
final class Safetensors {

  private static final int MOST_HEADER = 1 << 20;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Safetensors() {}

  static byte[] write(Map<String, Tensor> tensors) {
    ObjectNode header = MAPPER.createObjectNode();
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    new TreeMap<>(tensors)
        .forEach((name, tensor) -> {
          ObjectNode entry = header.putObject(name);
          entry.put("dtype", tensor.kind().name());
          entry.putArray("shape").add(tensor.size());
          int start = data.size();
          data.writeBytes(tensor.data());
          entry.putArray("data_offsets").add(start).add(data.size());
        });
    byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
    ByteBuffer file =
        ByteBuffer.allocate(8 + json.length + data.size()).order(ByteOrder.LITTLE_ENDIAN);
    return file.putLong(json.length).put(json).put(data.toByteArray()).array();
  }

  /**
   * Reads a file.
   *
   * @throws BundleException if it is none
   */
  static Map<String, Tensor> read(byte[] file) {
    if (file.length < 8) {
      throw wrong("has " + file.length + " bytes");
    }
    long length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length < 2 || length > MOST_HEADER || length > file.length - 8) {
      throw wrong("says that its header has " + length + " bytes");
    }
    int start = 8 + (int) length;
    Map<String, Tensor> tensors = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : header(file, (int) length).properties()) {
      tensors.put(entry.getKey(), tensor(file, start, entry.getKey(), entry.getValue()));
    }
    return tensors;
  }

  private static JsonNode header(byte[] file, int length) {
    try {
      JsonNode header = MAPPER.readTree(file, 8, length);
      if (header == null || !header.isObject()) {
        throw wrong("has no header");
      }
      return header;
    } catch (IOException e) {
      throw new BundleException("weights.safetensors: its header is no JSON", e);
    }
  }

  private static Tensor tensor(byte[] file, int start, String name, JsonNode entry) {
    Tensor.Kind kind;
    try {
      kind = Tensor.Kind.valueOf(entry.path("dtype").asText());
    } catch (IllegalArgumentException e) {
      throw new BundleException(
          "weights.safetensors: " + name + " has the unknown dtype " + entry.path("dtype"), e);
    }
    long from = entry.path("data_offsets").path(0).asLong(-1);
    long to = entry.path("data_offsets").path(1).asLong(-1);
    long size = entry.path("shape").path(0).asLong(-1);
    if (from < 0 || to < from || to > file.length - start || size * kind.bytes() != to - from) {
      throw wrong(name + " does not lie where its header says");
    }
    return new Tensor(kind, Arrays.copyOfRange(file, start + (int) from, start + (int) to));
  }

  private static BundleException wrong(String problem) {
    return new BundleException("weights.safetensors: " + problem);
  }
}
