package io.baton.server.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.history.FieldException;
import io.baton.server.http.Access;
import io.baton.server.http.Bodies;
import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.ErrorMapping;
import io.baton.server.http.Json;
import io.baton.server.http.Paging;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.http.Scope;
import io.baton.server.model.AliasRepository.Naming;
import io.baton.server.model.ModelViews.AliasView;
import io.baton.server.model.ModelViews.ReleaseView;
import io.baton.server.model.ReleaseRepository.Position;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The registry of models. An alias stands for the version that it names wherever one is read. */
public final class ModelRoutes {

  private static final Paging PAGES = new Paging(20, 100);
  private static final int HISTORY = 20;

  private final ReleaseService releases;
  private final AliasService aliases;
  private final Bodies bodies;
  private final Json json;
  private final ModelViews views;

  public ModelRoutes(ReleaseService releases, AliasService aliases, Bodies bodies, Json json) {
    this.releases = releases;
    this.aliases = aliases;
    this.bodies = bodies;
    this.json = json;
    this.views = new ModelViews();
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record Page(List<ReleaseView> items, Optional<String> next) {}

  private record Aliases(List<AliasView> items) {}

  /** Its endpoints; those of aliases come first, for their paths look like versions. */
  public List<Endpoint> endpoints() {
    Access reads = Access.any(Scope.ANALYST, Scope.ADMIN);
    Access changes = Access.any(Scope.ADMIN);
    return List.of(
        Endpoint.get("/v1/models/aliases", reads, "listModelAliases", this::listAliases),
        Endpoint.put("/v1/models/aliases/{alias}", changes, "promoteModel", this::promote),
        Endpoint.delete("/v1/models/aliases/{alias}", changes, "removeModelAlias", this::unname),
        Endpoint.post(
            "/v1/models/aliases/{alias}/rollback", changes, "rollbackModel", this::rollback),
        Endpoint.get("/v1/models", reads, "listModels", this::list),
        Endpoint.put("/v1/models/{version}", changes, "pushModel", this::push),
        Endpoint.get("/v1/models/{version}", reads, "getModel", this::get),
        Endpoint.get("/v1/models/{version}/bundle", reads, "pullModel", this::pull),
        Endpoint.delete("/v1/models/{version}", changes, "removeModel", this::remove));
  }

  private void push(Context context, Caller caller) {
    ReleaseService.Pushed pushed =
        releases.push(
            caller.workspace(), context.pathParam("version"), bodies.stream(context), caller.key());
    json.answer(context, pushed.isNew() ? 201 : 200, whole(pushed.release()));
  }

  private ReleaseView whole(Release release) {
    return views.of(
        release, aliases.listNamed(release.workspace()), Optional.of(releases.listFiles(release)));
  }

  private void list(Context context, Caller caller) {
    int limit = PAGES.limit(context);
    Optional<Position> after =
        PAGES
            .cursor(context, 2)
            .map(parts -> new Position(Paging.instant(parts.getFirst()), parts.getLast()));
    List<Release> found = releases.list(caller.workspace(), after, limit + 1);
    List<Naming> named = aliases.listNamed(caller.workspace());
    List<Release> page = found.stream().limit(limit).toList();
    json.answer(
        context,
        200,
        new Page(
            page.stream().map(one -> views.of(one, named, Optional.empty())).toList(),
            found.size() > limit
                ? Optional.of(cursor(page.getLast().createdAt(), page.getLast().version()))
                : Optional.empty()));
  }

  private static String cursor(Instant at, String version) {
    return Paging.cursor(at.toString(), version);
  }

  private void get(Context context, Caller caller) {
    json.answer(context, 200, whole(releases.get(caller.workspace(), version(context, caller))));
  }

  private void pull(Context context, Caller caller) {
    String version = version(context, caller);
    releases.pull(
        caller.workspace(),
        version,
        () -> {
          context
              .header("Content-Disposition", "attachment; filename=\"" + version + ".zip\"")
              .contentType("application/zip");
          return ErrorMapping.pieces(context);
        });
  }

  private void remove(Context context, Caller caller) {
    releases.remove(caller.workspace(), context.pathParam("version"));
    context.status(204);
  }

  /** The version that is asked for, perhaps by an alias. */
  private String version(Context context, Caller caller) {
    String asked = context.pathParam("version");
    Optional<Alias> alias = Alias.find(asked);
    if (alias.isEmpty()) {
      return asked;
    }
    return aliases.listNamed(caller.workspace()).stream()
        .filter(one -> one.alias() == alias.get())
        .map(Naming::version)
        .findFirst()
        .orElseThrow(() ->
            new ProblemException(Problem.of(Problem.Kind.NOT_FOUND, asked + " names no model")));
  }

  private void listAliases(Context context, Caller caller) {
    json.answer(
        context,
        200,
        new Aliases(Arrays.stream(Alias.values()).map(alias -> view(alias, caller)).toList()));
  }

  private AliasView view(Alias alias, Caller caller) {
    return ModelViews.of(alias, aliases.history(caller.workspace(), alias), HISTORY);
  }

  private static Alias alias(Context context) {
    String name = context.pathParam("alias");
    return Alias.find(name)
        .orElseThrow(() ->
            new ProblemException(
                Problem.of(Problem.Kind.NOT_FOUND, "there is no alias '" + name + "'")));
  }

  private void promote(Context context, Caller caller) {
    Alias alias = alias(context);
    JsonNode body = bodies.read(context);
    JsonNode version = body.path("version");
    if (!version.isTextual() || body.size() != 1) {
      throw new FieldException("version", "is needed, as the only field, and must be a text");
    }
    aliases.promote(caller.workspace(), alias, version.textValue(), caller.key());
    json.answer(context, 200, view(alias, caller));
  }

  private void unname(Context context, Caller caller) {
    aliases.remove(caller.workspace(), alias(context), caller.key());
    context.status(204);
  }

  private void rollback(Context context, Caller caller) {
    Alias alias = alias(context);
    aliases.rollback(caller.workspace(), alias, caller.key());
    json.answer(context, 200, view(alias, caller));
  }
}
