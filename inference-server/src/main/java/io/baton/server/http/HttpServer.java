package io.baton.server.http;

import io.baton.server.config.ServerConfig.HttpConfig;
import io.javalin.Javalin;
import java.util.List;

/** Javalin on virtual threads. */
public final class HttpServer implements AutoCloseable {

  private final Javalin javalin;
  private final List<Endpoint> endpoints;

  private HttpServer(Javalin javalin, List<Endpoint> endpoints) {
    this.javalin = javalin;
    this.endpoints = List.copyOf(endpoints);
  }

  /**
   * Starts listening.
   *
   * @throws io.javalin.util.JavalinBindException if the port is taken
   */
  public static HttpServer start(
      HttpConfig config, Gate gate, ErrorMapping errors, List<Endpoint> endpoints) {
    Javalin javalin =
        Javalin.create(settings -> {
          settings.startup.showJavalinBanner = false;
          settings.startup.showOldJavalinVersionWarning = false;
          settings.concurrency.useVirtualThreads = true;
          settings.http.prefer405over404 = true;
          settings.http.maxRequestSize = config.mostBodyBytes() + 1L;
          settings.http.defaultContentType = "application/json";
          errors.register(settings.routes);
          endpoints.forEach(endpoint -> gate.register(settings.routes, endpoint));
        });
    return new HttpServer(javalin.start(config.host(), config.port()), endpoints);
  }

  /** The port, also where any free one was asked for. */
  public int port() {
    return javalin.port();
  }

  /** All ways into it. */
  public List<Endpoint> endpoints() {
    return endpoints;
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
