package io.baton.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What every request passes before its handler: who sends it, and whether they may. */
public final class Gate {

  private static final Caller NOBODY = new Caller("none", "none", Set.of(), false);

  private static final String ATTRIBUTE = "baton.endpoint";

  private final BearerKeys keys;
  private final List<Filter> first;
  private final List<Filter> open;
  private final List<Filter> filters;

  /** What a request passes once its caller is known. */
  @FunctionalInterface
  public interface Filter {

    /** The handler with this before, around or after it. */
    Endpoint.Handler around(Endpoint endpoint, Endpoint.Handler handler);
  }

  /** Those whose key nobody knows, for which the database is asked every time. */
  public interface Strangers {

    /**
     * Before a key is asked for that was not seen before.
     *
     * @throws ProblemException 429 if too many came from there that nobody knows
     */
    void check(Context context);

    /** One came whose key nobody knows. */
    void count(Context context);
  }

  /**
   * @param strangers holds those back whose key nobody knows
   * @param first what every request passes before it is known who sends it; outermost first
   * @param open what it passes then where nobody needs a key; outermost first
   * @param filters what it passes then elsewhere; outermost first
   */
  public Gate(
      Authenticator authenticator,
      Strangers strangers,
      List<Filter> first,
      List<Filter> open,
      List<Filter> filters) {
    this.keys = new BearerKeys(authenticator, strangers);
    this.first = List.copyOf(first);
    this.open = List.copyOf(open);
    this.filters = List.copyOf(filters);
  }

  /** Registers an endpoint; nothing else in the server registers any. */
  void register(RoutesConfig routes, Endpoint endpoint) {
    Endpoint.Handler handler = around(first, endpoint, known(endpoint));
    boolean reads = endpoint.method().equals(HandlerType.GET);
    Handler entry =
        context -> {
          context.attribute(ATTRIBUTE, endpoint);
          if (reads) {
            // Nobody reads it, and a connection that ends with it unread loses a long answer.
            ErrorMapping.drain(context);
          }
          handler.handle(context, NOBODY);
        };
    routes.addHttpHandler(endpoint.method(), endpoint.path(), entry);
    if (reads) {
      // Javalin would answer 200 to everybody; Jetty leaves the body of what GET answers out.
      routes.addHttpHandler(HandlerType.HEAD, endpoint.path(), entry);
    }
  }

  /** Who sends a header Authorization, if its key was seen before; asks nobody. */
  public Optional<Caller> known(String authorization) {
    return keys.known(authorization);
  }

  /** The endpoint that a request reached. */
  static Optional<Endpoint> reached(Context context) {
    return Optional.ofNullable(context.attribute(ATTRIBUTE));
  }

  private Endpoint.Handler known(Endpoint endpoint) {
    Endpoint.Handler readable =
        (context, caller) -> {
          Query.check(context);
          endpoint.handler().handle(context, caller);
        };
    if (endpoint.access() instanceof Access.Open) {
      return around(open, endpoint, readable);
    }
    Endpoint.Handler handler = around(filters, endpoint, readable);
    return (context, nobody) -> handler.handle(context, permitted(endpoint, context));
  }

  private static Endpoint.Handler around(
      List<Filter> filters, Endpoint endpoint, Endpoint.Handler inner) {
    Endpoint.Handler handler = inner;
    for (Filter filter : filters.reversed()) {
      handler = filter.around(endpoint, handler);
    }
    return handler;
  }

  private Caller permitted(Endpoint endpoint, Context context) {
    Caller caller = keys.caller(context);
    if (!endpoint.access().permits(caller)) {
      throw new ProblemException(
          Problem.of(Problem.Kind.FORBIDDEN, "needed: " + needed(endpoint.access())));
    }
    return caller;
  }

  private static String needed(Access access) {
    return switch (access) {
      case Access.Open open -> "nothing";
      case Access.Operator operator -> "the key of the server's own configuration";
      case Access.Scoped scoped ->
          "a key with scope "
              + String.join(
                  " or ", scoped.scopes().stream().sorted().map(Scope::wireName).toList());
    };
  }
}
