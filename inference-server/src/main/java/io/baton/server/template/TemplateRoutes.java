package io.baton.server.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.history.FieldException;
import io.baton.server.http.Access;
import io.baton.server.http.Bodies;
import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.http.Query;
import io.baton.server.http.Scope;
import io.baton.server.template.TemplateView.Item;
import io.baton.server.template.TemplateView.Language;
import io.baton.server.template.TemplateView.Page;
import io.baton.server.template.TemplateView.Shown;
import io.baton.server.template.TemplateView.Version;
import io.baton.server.template.catalogue.Languages;
import io.baton.server.template.catalogue.MessageKey;
import io.baton.server.template.catalogue.Variables;
import io.baton.server.template.store.TemplateRepository.Written;
import io.baton.server.template.store.TemplateVersion;
import io.baton.server.template.store.TemplateVersion.Place;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Templates of the caller's workspace. */
public final class TemplateRoutes {

  private static final int MOST = 200;
  private static final int USUAL = 50;
  private static final String LANGUAGE = "language";

  private final TemplateService templates;
  private final Bodies bodies;
  private final Json json;

  public TemplateRoutes(TemplateService templates, Bodies bodies, Json json) {
    this.templates = templates;
    this.bodies = bodies;
    this.json = json;
  }

  /** Its endpoints. */
  public List<Endpoint> endpoints() {
    Access admin = Access.any(Scope.ADMIN);
    Access readers = Access.any(Scope.BOT, Scope.AGENT, Scope.ANALYST, Scope.ADMIN);
    String one = "/v1/templates/{templateKey}/{language}";
    return List.of(
        Endpoint.get("/v1/templates", readers, "listTemplates", this::list),
        Endpoint.get("/v1/templates/language", readers, "getTemplateLanguage", this::language),
        Endpoint.put("/v1/templates/language", admin, "putTemplateLanguage", this::saveLanguage),
        Endpoint.post("/v1/templates/preview", readers, "previewTemplate", this::preview),
        Endpoint.get(one, readers, "getTemplate", this::show),
        Endpoint.put(one, admin, "putTemplate", this::write),
        Endpoint.delete(one, admin, "deleteTemplate", this::remove),
        Endpoint.get(one + "/versions", readers, "listTemplateVersions", this::versions));
  }

  private void list(Context context, Caller caller) {
    int limit = Query.number(context, "limit", 1, MOST).orElse(USUAL);
    Optional<String> language = Optional.ofNullable(context.queryParam(LANGUAGE)).map(this::tag);
    int from = start(context.queryParam("cursor"));
    List<MessageKey> keys = Arrays.asList(MessageKey.values());
    int until = Math.min(keys.size(), from + limit);
    List<Item> items =
        keys.subList(from, until).stream()
            .map(key -> Item.of(key, templates.said(caller.workspace(), key, language)))
            .toList();
    Optional<String> next =
        until < keys.size() ? Optional.of(items.getLast().key()) : Optional.empty();
    json.answer(context, 200, new Page<>(items, next));
  }

  private static int start(@Nullable String cursor) {
    return cursor == null
        ? 0
        : 1
            + MessageKey.find(cursor)
                .orElseThrow(
                    () -> new FieldException("cursor", "'" + cursor + "' is no key of a message"))
                .ordinal();
  }

  private String tag(String text) {
    return Languages.normal(text)
        .orElseThrow(() -> new FieldException(LANGUAGE, "'" + text + "' is no language tag"));
  }

  private void language(Context context, Caller caller) {
    json.answer(context, 200, new Language(templates.findLanguage(caller.workspace())));
  }

  private void saveLanguage(Context context, Caller caller) {
    JsonNode body = bodies.read(context);
    if (!body.isObject() || !body.has(LANGUAGE)) {
      throw new FieldException(LANGUAGE, "is missing; null for none");
    }
    Optional<String> language = optional(body, LANGUAGE).map(this::tag);
    templates.saveLanguage(caller, language);
    json.answer(context, 200, new Language(language));
  }

  private static Optional<String> optional(JsonNode body, String field) {
    JsonNode value = body.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw new FieldException(field, "is no text");
    }
    return Optional.of(value.textValue());
  }

  private void preview(Context context, Caller caller) {
    JsonNode body = bodies.read(context);
    String name = optional(body, "key").orElseThrow(() -> new FieldException("key", "is missing"));
    MessageKey key =
        MessageKey.find(name)
            .orElseThrow(() -> new FieldException("key", "there is no message '" + name + "'"));
    Optional<String> language = optional(body, LANGUAGE).map(this::tag);
    Variables variables = VariableReader.read(body.path("variables"));
    String workspace = caller.workspace();
    json.answer(
        context,
        200,
        TemplateView.Preview.of(
            optional(body, "text")
                .map(text -> templates.preview(workspace, key, language, variables, text))
                .orElseGet(() -> templates.preview(workspace, key, language, variables))));
  }

  private void show(Context context, Caller caller) {
    Place place = place(context, caller);
    Optional<Shown> own = templates.findOwn(place).map(Shown::of);
    Shown shown =
        own.or(() ->
                templates
                    .find(caller.workspace(), key(context), place.language())
                    .map(found -> Shown.of(place, found)))
            .orElseThrow(() -> noText(place));
    json.answer(context, 200, shown);
  }

  private void write(Context context, Caller caller) {
    Place place = place(context, caller);
    String text =
        optional(bodies.read(context), "text")
            .orElseThrow(() -> new FieldException("text", "is missing"));
    Written written = templates.write(caller, key(context), place.language(), text);
    json.answer(context, written.added() ? 201 : 200, Shown.of(written.version()));
  }

  private void remove(Context context, Caller caller) {
    Place place = place(context, caller);
    if (!templates.remove(caller, key(context), place.language())) {
      throw noText(place);
    }
    context.status(204);
  }

  private void versions(Context context, Caller caller) {
    Place place = place(context, caller);
    int limit = Query.number(context, "limit", 1, MOST).orElse(USUAL);
    int before = Query.number(context, "cursor", 1, Integer.MAX_VALUE).orElse(Integer.MAX_VALUE);
    List<TemplateVersion> found = templates.listVersions(place, before, limit + 1);
    List<TemplateVersion> page = found.subList(0, Math.min(limit, found.size()));
    Optional<String> next =
        found.size() > limit
            ? Optional.of(Integer.toString(page.getLast().version()))
            : Optional.empty();
    json.answer(context, 200, new Page<>(page.stream().map(Version::of).toList(), next));
  }

  private static MessageKey key(Context context) {
    String name = context.pathParam("templateKey");
    return MessageKey.find(name)
        .orElseThrow(() ->
            new ProblemException(
                Problem.of(Problem.Kind.NOT_FOUND, "there is no message '" + name + "'")));
  }

  private static Place place(Context context, Caller caller) {
    MessageKey key = key(context);
    String language = context.pathParam(LANGUAGE);
    return Languages.normal(language)
        .map(tag -> new Place(caller.workspace(), key.wireName(), tag))
        .orElseThrow(() ->
            new ProblemException(
                Problem.of(Problem.Kind.NOT_FOUND, "'" + language + "' is no language tag")));
  }

  private static ProblemException noText(Place place) {
    return new ProblemException(
        Problem.of(
            Problem.Kind.NOT_FOUND,
            "there is no text of " + place.key() + " in '" + place.language() + "'"));
  }
}
