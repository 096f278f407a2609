package io.baton.server.http.limit;

import io.baton.server.http.Endpoint;
import io.baton.server.http.ErrorMapping;
import io.baton.server.http.Problem;
import java.util.function.Function;
import org.eclipse.jetty.server.Request;

/** An endpoint that is refused when there is too much to do, and its answer then. */
public final class Shed {

  private static final Problem BUSY =
      Problem.of(Problem.Kind.UNAVAILABLE, "more requests come than can be answered");

  private final String method;
  private final String before;
  private final String after;
  private final boolean exact;
  private final ErrorMapping.Body busy;
  private final Function<Problem, ErrorMapping.Body> bodies;
  private final Listener listener;

  /** Told of each refusal. */
  @FunctionalInterface
  public interface Listener {

    /**
     * A request is refused.
     *
     * @param nanos that it took
     */
    void refused(int status, long nanos);
  }

  /**
   * @param listener told of each refusal
   */
  public Shed(Endpoint endpoint, ErrorMapping errors, Listener listener) {
    String path = endpoint.path();
    this.method = endpoint.verb();
    this.exact = path.indexOf('{') < 0;
    this.before = exact ? path : path.substring(0, path.indexOf('{'));
    this.after = path.substring(path.lastIndexOf('}') + 1);
    this.bodies = problem -> errors.body(path, problem);
    this.busy = bodies.apply(BUSY);
    this.listener = listener;
  }

  /** Whether a request is for this endpoint. */
  boolean is(Request request) {
    String whole = request.getHttpURI().getCanonicalPath();
    if (whole == null || !method.equals(request.getMethod())) {
      return false;
    }
    // The router takes a path with a slash at its end for the same.
    String path = whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole;
    return exact ? path.equals(before) : path.startsWith(before) && path.endsWith(after);
  }

  void refused(int status, long nanos) {
    listener.refused(status, nanos);
  }

  /** The answer while there is too much to do. */
  ErrorMapping.Body busy() {
    return busy;
  }

  /** The answer that tells a problem. */
  ErrorMapping.Body body(Problem problem) {
    return bodies.apply(problem);
  }
}
