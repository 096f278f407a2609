package io.baton.server.inference;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.history.FieldException;
import io.baton.escalation.ServingModel;
import io.baton.server.http.Access;
import io.baton.server.http.Bodies;
import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.http.Scope;
import io.baton.server.http.limit.TextLimit;
import io.baton.server.inference.InferenceModel.Inferred;
import io.baton.server.inference.InferenceModel.TensorType;
import io.baton.server.turn.Deciders;
import io.baton.server.turn.TurnService;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The Open Inference Protocol. */
public final class InferenceRoutes {

  private static final String JSON_LENGTH = "Inference-Header-Content-Length";
  private static final String MODEL = "/v2/models/{model}";
  private static final String VERSION = MODEL + "/versions/{version}";

  private final List<InferenceModel> models;
  private final Deciders deciders;
  private final Bodies bodies;
  private final Json json;
  private final About about;

  /**
   * What the server tells of itself.
   *
   * @param version of the software
   * @param workspace whose models tell whether the server as a whole is ready
   * @param limit of texts
   * @param able whether the server can take turns now
   */
  public record About(
      Supplier<String> version, String workspace, TextLimit limit, BooleanSupplier able) {}

  public InferenceRoutes(
      TurnService turns, Deciders deciders, Bodies bodies, Json json, About about) {
    this.models =
        List.of(
            new EscalationInference(turns, json, about.limit()),
            new SentimentInference(deciders, about.limit()));
    this.deciders = deciders;
    this.bodies = bodies;
    this.json = json;
    this.about = about;
  }

  private record ServerMetadata(String name, String version, List<String> extensions) {}

  private record Health(boolean live, boolean ready) {}

  private record ModelHealth(String name, boolean ready) {}

  private record TensorMetadata(String name, String datatype, List<Integer> shape) {

    static TensorMetadata of(TensorType type) {
      return new TensorMetadata(type.name(), type.datatype().name(), List.of(-1));
    }
  }

  private record ModelMetadata(
      String name,
      List<String> versions,
      String platform,
      List<TensorMetadata> inputs,
      List<TensorMetadata> outputs) {}

  /** Its endpoints. */
  public List<Endpoint> endpoints() {
    Access open = new Access.Open();
    Access users = Access.any(Scope.BOT, Scope.ANALYST);
    return List.of(
        Endpoint.get("/v2", users, "inferenceServer", this::server),
        Endpoint.get("/v2/health/live", open, "inferenceLive", (context, nobody) -> live(context)),
        Endpoint.get(
            "/v2/health/ready", open, "inferenceReady", (context, nobody) -> ready(context)),
        Endpoint.get(MODEL, users, "inferenceModel", this::metadata),
        Endpoint.get(VERSION, users, "inferenceModelVersion", this::metadata),
        Endpoint.get(MODEL + "/ready", users, "inferenceModelReady", this::modelReady),
        Endpoint.get(VERSION + "/ready", users, "inferenceModelVersionReady", this::modelReady),
        Endpoint.post(MODEL + "/infer", users, "infer", this::infer),
        Endpoint.post(VERSION + "/infer", users, "inferVersion", this::infer));
  }

  private void server(Context context, Caller caller) {
    json.answer(
        context,
        200,
        new ServerMetadata("baton", about.version().get(), List.of("binary_tensor_data")));
  }

  private void live(Context context) {
    json.answer(context, 200, new Health(true, allReady()));
  }

  private void ready(Context context) {
    boolean ready = allReady();
    json.answer(context, ready ? 200 : 503, new Health(true, ready));
  }

  private boolean allReady() {
    ServingModel serving = deciders.of(about.workspace()).model();
    return about.able().getAsBoolean() && models.stream().allMatch(model -> model.ready(serving));
  }

  private void metadata(Context context, Caller caller) {
    InferenceModel model = model(context);
    ServingModel serving = deciders.of(caller.workspace()).model();
    checkVersion(context, model, serving.version());
    json.answer(
        context,
        200,
        new ModelMetadata(
            model.name(),
            model.ready(serving) ? List.of(serving.version()) : List.of(),
            "baton",
            List.of(TensorMetadata.of(model.input())),
            model.outputs().stream().map(TensorMetadata::of).toList()));
  }

  private void modelReady(Context context, Caller caller) {
    InferenceModel model = model(context);
    ServingModel serving = deciders.of(caller.workspace()).model();
    checkVersion(context, model, serving.version());
    boolean ready = model.ready(serving);
    json.answer(context, ready ? 200 : 503, new ModelHealth(model.name(), ready));
  }

  private InferenceModel model(Context context) {
    String name = context.pathParam("model");
    return models.stream()
        .filter(model -> model.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown("model '" + name + "'; there are escalation and sentiment"));
  }

  private static ProblemException unknown(String what) {
    return new ProblemException(Problem.of(Problem.Kind.NOT_FOUND, "there is no " + what));
  }

  private static void checkVersion(Context context, InferenceModel model, String serving) {
    Optional.ofNullable(context.pathParamMap().get("version"))
        .filter(version -> !version.equals(serving))
        .ifPresent(version -> {
          throw unknown(
              "version '" + version + "' of " + model.name() + "; '" + serving + "' serves");
        });
  }

  private void infer(Context context, Caller caller) {
    InferenceModel model = model(context);
    InferenceRequest request = request(context, new RequestReader(model));
    Inferred inferred = model.infer(caller.workspace(), request.elements());
    checkVersion(context, model, inferred.version());
    InferenceResponse response = InferenceResponse.of(model.name(), request, inferred, json);
    context.status(200).contentType("application/json");
    if (response.binary()) {
      // Clients read as many bytes as the header tells, some of them without unpacking all.
      context.disableCompression();
      context.res().setCharacterEncoding(null);
      context
          .contentType("application/octet-stream")
          .header(JSON_LENGTH, Integer.toString(response.jsonBytes()));
    }
    context.result(response.body());
  }

  private InferenceRequest request(Context context, RequestReader reader) {
    String length = context.header(JSON_LENGTH);
    if (length == null) {
      return reader.read(bodies.read(context), new byte[0]);
    }
    byte[] body = bodies.bytes(context);
    int jsonBytes = jsonBytes(length, body.length);
    JsonNode tree = json.read(Arrays.copyOf(body, jsonBytes));
    return reader.read(tree, Arrays.copyOfRange(body, jsonBytes, body.length));
  }

  private static int jsonBytes(String header, int most) {
    try {
      int bytes = Integer.parseInt(header.strip());
      if (bytes >= 0 && bytes <= most) {
        return bytes;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of range.
    }
    throw new FieldException(JSON_LENGTH, "'" + header + "' is no whole number in 0.." + most);
  }
}
