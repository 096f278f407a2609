package io.baton.server.docs;

import io.baton.server.http.Access;
import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.openapi.ApiDocument;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The API document, for machines and for people. */
public final class ApiRoutes {

  private final Json json;
  private @Nullable Written written;

  public ApiRoutes(Json json) {
    this.json = json;
  }

  private record Written(String version, byte[] document, ApiPage page) {

    static Written read(Json json) {
      ApiDocument document = ApiDocument.read();
      return new Written(document.version(), json.write(document.tree()), ApiPage.of(document));
    }
  }

  /** A tenth of a server's start, and most servers are never asked for it. */
  private synchronized Written written() {
    if (written == null) {
      written = Written.read(json);
    }
    return written;
  }

  /** Version of the software that the document describes, such as 0.1.0. */
  public String version() {
    return written().version();
  }

  /** Its endpoints. */
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/openapi.json", new Access.Open(), "getApiDocument", this::document),
        Endpoint.get("/docs", new Access.Open(), "getApiPage", this::page));
  }

  private void document(Context context, Caller nobody) {
    context.status(200).contentType("application/json").result(written().document());
  }

  private void page(Context context, Caller nobody) {
    ApiPage page = written().page();
    context
        .status(200)
        .contentType("text/html;charset=utf-8")
        .header("Content-Security-Policy", page.contentSecurityPolicy())
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .result(page.html(context.scheme(), Optional.ofNullable(context.host()).orElse("")));
  }
}
