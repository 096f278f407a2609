package io.baton.server.http;

import io.baton.server.config.ServerConfig.HttpConfig;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.function.Consumer;

/** Javalin on virtual threads. */
public final class HttpServer implements AutoCloseable {

  private final Javalin javalin;

  private HttpServer(Javalin javalin) {
    this.javalin = javalin;
  }

  /**
   * Starts listening.
   *
   * @throws io.javalin.util.JavalinBindException if the port is taken
   */
  public static HttpServer start(
      HttpConfig config, BearerKey key, ErrorMapping errors, List<Consumer<RoutesConfig>> routes) {
    Javalin javalin =
        Javalin.create(settings -> {
          settings.startup.showJavalinBanner = false;
          settings.startup.showOldJavalinVersionWarning = false;
          settings.concurrency.useVirtualThreads = true;
          settings.http.prefer405over404 = true;
          settings.http.maxRequestSize = config.mostBodyBytes() + 1L;
          settings.http.defaultContentType = "application/json";
          settings.routes.before("/v1/*", key::check);
          errors.register(settings.routes);
          routes.forEach(slice -> slice.accept(settings.routes));
        });
    return new HttpServer(javalin.start(config.host(), config.port()));
  }

  /** The port, also where any free one was asked for. */
  public int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
