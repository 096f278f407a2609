package io.baton.server.http;

import io.baton.server.config.ServerConfig.HttpConfig;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Javalin on virtual threads; Jetty's own threads do nothing but read heads. */
public final class HttpServer implements AutoCloseable {

  private static final int MOST_THREADS = 32;
  private static final int LEAST_THREADS = 4;
  private static final double NANOS_OF_A_MILLI = 1e6;

  /** Javalin makes an array for each answer to copy it with; that to a turn is seldom longer. */
  private static final int COPIED_AT_ONCE = 4_096;

  /**
   * Characters of a client's repeated headers that each connection remembers: its key and the usual
   * few. Room is taken for all of them when a connection opens.
   */
  private static final int REMEMBERED_HEADERS = 256;

  /** For a request whose answer is being sent when all work is done. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Javalin javalin;
  private final List<Endpoint> endpoints;

  private HttpServer(Javalin javalin, List<Endpoint> endpoints) {
    this.javalin = javalin;
    this.endpoints = List.copyOf(endpoints);
  }

  /**
   * What stands at the border.
   *
   * @param first sees every request first; must not block, and leaves Jetty's threads at once
   * @param errors tells what went wrong
   * @param listeners told of every answer of an endpoint
   */
  public record Border(
      Handler.Wrapper first, ErrorMapping errors, List<RequestListener> listeners) {}

  /**
   * Starts listening.
   *
   * @throws JavalinBindException if it cannot, such as where the port is taken, with the reason
   */
  public static HttpServer start(
      HttpConfig config, Gate gate, Border border, List<Endpoint> endpoints) {
    Javalin javalin =
        Javalin.create(settings -> {
          settings.startup.showJavalinBanner = false;
          settings.startup.showOldJavalinVersionWarning = false;
          settings.concurrency.useVirtualThreads = true;
          settings.http.prefer405over404 = true;
          settings.http.maxRequestSize = config.mostBodyBytes() + 1L;
          settings.http.defaultContentType = "application/json";
          settings.http.responseBufferSize = COPIED_AT_ONCE;
          settings.jetty.threadPool = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
          settings.jetty.modifyServer(jetty -> prepare(jetty, border));
          settings.jetty.modifyHttpConfiguration(
              http -> http.setHeaderCacheSize(REMEMBERED_HEADERS));
          settings.jetty.modifyServletContextHandler(
              handler -> handler.setErrorHandler(new Unreadable(border.errors())));
          settings.requestLogger.http(
              (context, millis) -> tell(border.listeners(), context, millis));
          border.errors().register(settings.routes);
          endpoints.forEach(endpoint -> gate.register(settings.routes, endpoint));
        });
    return new HttpServer(listening(javalin, config), endpoints);
  }

  private static Javalin listening(Javalin javalin, HttpConfig config) {
    try {
      return javalin.start(config.host(), config.port());
    } catch (JavalinBindException e) {
      // Javalin takes every failure for a port in use.
      String where = "host " + config.host() + ", port " + config.port();
      throw new JavalinBindException(where + ": cannot listen: " + reason(e), e);
    }
  }

  /** Of what failed first: the others tell what they were about to do. */
  private static String reason(Throwable failure) {
    Throwable first = failure;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    return first instanceof UnresolvedAddressException
        ? "this host has no known address"
        : Objects.requireNonNullElse(first.getMessage(), first.getClass().getSimpleName());
  }

  /** What was answered is sent before connections are closed. */
  private static void prepare(Server jetty, Border border) {
    jetty.setErrorHandler(new Unreadable(border.errors()));
    // Instead of Javalin's statistics: there are metrics.
    jetty.setHandler(new GracefulHandler());
    jetty.insertHandler(border.first());
    jetty.setStopTimeout(PATIENCE.toMillis());
  }

  private static void tell(List<RequestListener> listeners, Context context, double millis) {
    long nanos = (long) (millis * NANOS_OF_A_MILLI);
    for (RequestListener listener : listeners) {
      listener.answered(Gate.reached(context), context.statusCode(), nanos);
    }
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
