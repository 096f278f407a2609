package io.baton.server.inference;

import io.baton.escalation.ServingModel;
import java.util.List;

/** A model as the protocol knows it: elements in, one value of each output for each. */
interface InferenceModel {

  /** A datatype of the protocol. */
  enum Datatype {
    /** Text in UTF-8. */
    BYTES,
    /** Numbers of double precision. */
    FP64
  }

  /** Name and datatype of a tensor; its shape is that of the input. */
  record TensorType(String name, Datatype datatype) {}

  /**
   * A column of results.
   *
   * @param values texts for BYTES, numbers for FP64; one for each element
   */
  record Column(TensorType type, List<Object> values) {

    public Column {
      values = List.copyOf(values);
    }
  }

  /**
   * What came out.
   *
   * @param version of the model that answered
   * @param columns one for each output, in the order of {@link #outputs()}
   */
  record Inferred(String version, List<Column> columns) {

    public Inferred {
      columns = List.copyOf(columns);
    }
  }

  /** Its name in paths. */
  String name();

  /** The only input, of datatype BYTES. */
  TensorType input();

  /** All outputs. */
  List<TensorType> outputs();

  /** Whether what serves has this model. */
  boolean ready(ServingModel serving);

  /**
   * Runs it.
   *
   * @param elements at least one
   * @throws io.baton.conversation.history.FieldException naming the element that is not as it must
   *     be
   * @throws io.baton.server.http.ProblemException 503 if the model cannot answer
   */
  Inferred infer(String workspace, List<String> elements);
}
