package io.baton.server.inference;

import java.util.List;
import java.util.Optional;

/**
 * What a model is asked.
 *
 * @param id of the request, comes back in the response
 * @param shape of the input: [n] or [n, 1]
 * @param elements of the input, n of them
 * @param outputs that are asked for, at least one
 */
record InferenceRequest(
    Optional<String> id, List<Long> shape, List<String> elements, List<Wanted> outputs) {

  /** An output, and whether it is to come in binary. */
  record Wanted(String name, boolean binary) {}

  InferenceRequest {
    shape = List.copyOf(shape);
    elements = List.copyOf(elements);
    outputs = List.copyOf(outputs);
  }
}
