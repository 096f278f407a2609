package io.baton.server.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.history.FieldException;
import io.baton.conversation.history.Times;
import io.baton.server.account.AccountRepository.Workspace;
import io.baton.server.http.Access;
import io.baton.server.http.Bodies;
import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.http.Scope;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keys of the caller's workspace; workspaces and their first keys for the operator. */
public final class KeyRoutes {

  private static final Set<String> FIELDS = Set.of("name", "scopes", "expiresAt");

  private final KeyService keys;
  private final Bodies bodies;
  private final Json json;

  public KeyRoutes(KeyService keys, Bodies bodies, Json json) {
    this.keys = keys;
    this.bodies = bodies;
    this.json = json;
  }

  private record Page<T>(List<T> items) {}

  private record WorkspaceView(String name, String createdAt) {}

  /** Its endpoints. */
  public List<Endpoint> endpoints() {
    Access admin = Access.any(Scope.ADMIN);
    Access operator = new Access.Operator();
    return List.of(
        Endpoint.post("/v1/keys", admin, "createKey", this::create),
        Endpoint.get("/v1/keys", admin, "listKeys", this::list),
        Endpoint.delete("/v1/keys/{key}", admin, "revokeKey", this::revoke),
        Endpoint.get("/v1/workspaces", operator, "listWorkspaces", this::workspaces),
        Endpoint.put("/v1/workspaces/{workspace}", operator, "putWorkspace", this::workspace),
        Endpoint.post(
            "/v1/workspaces/{workspace}/keys", operator, "createKeyOfWorkspace", this::createOf));
  }

  private void create(Context context, Caller caller) {
    create(context, caller.workspace());
  }

  private void createOf(Context context, Caller caller) {
    create(context, context.pathParam("workspace"));
  }

  private void create(Context context, String workspace) {
    JsonNode body = bodies.read(context);
    body.fieldNames()
        .forEachRemaining(name -> {
          if (!FIELDS.contains(name)) {
            throw new FieldException(name, "is not known; there are name, scopes and expiresAt");
          }
        });
    KeyService.MadeKey made =
        keys.create(workspace, text(body, "name").orElse(""), scopes(body), expiry(body));
    json.answer(context, 201, ApiKey.View.of(made.key(), Optional.of(made.secret())));
  }

  private static Optional<String> text(JsonNode body, String field) {
    JsonNode value = body.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw new FieldException(field, "is no text");
    }
    return Optional.of(value.textValue());
  }

  private static Set<Scope> scopes(JsonNode body) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    JsonNode list = body.path("scopes");
    if (!list.isMissingNode() && !list.isNull() && !list.isArray()) {
      throw new FieldException("scopes", "is no list");
    }
    for (int i = 0; i < list.size(); i++) {
      String field = "scopes[" + i + "]";
      String name = list.path(i).asText();
      scopes.add(
          Scope.find(name)
              .orElseThrow(() ->
                  new FieldException(
                      field,
                      "'"
                          + name
                          + "' is none of "
                          + Arrays.stream(Scope.values()).map(Scope::wireName).toList())));
    }
    return scopes;
  }

  private static Optional<Instant> expiry(JsonNode body) {
    return text(body, "expiresAt").map(time -> Times.parse("expiresAt", time));
  }

  private void list(Context context, Caller caller) {
    json.answer(
        context,
        200,
        new Page<>(
            keys.list(caller.workspace()).stream()
                .map(key -> ApiKey.View.of(key, Optional.empty()))
                .toList()));
  }

  private void revoke(Context context, Caller caller) {
    keys.revoke(caller.workspace(), context.pathParam("key"));
    context.status(204);
  }

  private void workspaces(Context context, Caller caller) {
    json.answer(context, 200, new Page<>(keys.workspaces().stream().map(KeyRoutes::view).toList()));
  }

  private static WorkspaceView view(Workspace workspace) {
    return new WorkspaceView(workspace.name(), workspace.createdAt().toString());
  }

  private void workspace(Context context, Caller caller) {
    String name = context.pathParam("workspace");
    boolean made = keys.addWorkspace(name);
    Workspace kept =
        keys.workspaces().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    json.answer(context, made ? 201 : 200, view(kept));
  }
}
