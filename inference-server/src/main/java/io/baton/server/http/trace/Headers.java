package io.baton.server.http.trace;

import io.javalin.http.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import org.jspecify.annotations.Nullable;

/** Headers of a request, where a caller says which trace it belongs to. */
final class Headers implements TextMapGetter<Context> {

  @Override
  public @Nullable String get(@Nullable Context context, String name) {
    return context == null ? null : context.header(name);
  }
}
