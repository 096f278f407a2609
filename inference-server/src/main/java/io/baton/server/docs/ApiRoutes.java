package io.baton.server.docs;

import io.baton.server.http.Access;
import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.openapi.ApiDocument;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** The API document, for machines and for people. */
public final class ApiRoutes {

  private final byte[] document;
  private final ApiPage page;

  public ApiRoutes(ApiDocument document, Json json) {
    this.document = json.write(document.tree());
    this.page = ApiPage.of(document);
  }

  /** Its endpoints. */
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/openapi.json", new Access.Open(), "getApiDocument", this::document),
        Endpoint.get("/docs", new Access.Open(), "getApiPage", this::page));
  }

  private void document(Context context, Caller nobody) {
    context.status(200).contentType("application/json").result(document);
  }

  private void page(Context context, Caller nobody) {
    context
        .status(200)
        .contentType("text/html;charset=utf-8")
        .header("Content-Security-Policy", page.contentSecurityPolicy())
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .result(page.html(context.scheme(), Optional.ofNullable(context.host()).orElse("")));
  }
}
