package io.baton.server.http.limit;

import io.baton.server.http.Endpoint;
import io.baton.server.http.ErrorMapping;
import io.baton.server.http.Problem;
import java.util.function.LongConsumer;
import org.eclipse.jetty.server.Request;

/** An endpoint that is refused when there is too much to do, and its answer then. */
public final class Shed {

  private static final Problem BUSY =
      Problem.of(Problem.Kind.UNAVAILABLE, "more requests come than can be answered");

  private final String method;
  private final String before;
  private final String after;
  private final boolean exact;
  private final ErrorMapping.Body refusal;
  private final LongConsumer told;

  /**
   * @param told of each refusal, with the nanoseconds it took
   */
  public Shed(Endpoint endpoint, ErrorMapping errors, LongConsumer told) {
    String path = endpoint.path();
    this.method = endpoint.verb();
    this.exact = path.indexOf('{') < 0;
    this.before = exact ? path : path.substring(0, path.indexOf('{'));
    this.after = path.substring(path.lastIndexOf('}') + 1);
    this.refusal = errors.body(path, BUSY);
    this.told = told;
  }

  /** Whether a request is for this endpoint. */
  boolean is(Request request) {
    String path = request.getHttpURI().getCanonicalPath();
    return path != null
        && method.equals(request.getMethod())
        && (exact ? path.equals(before) : path.startsWith(before) && path.endsWith(after));
  }

  void refused(long nanos) {
    told.accept(nanos);
  }

  String mediaType() {
    return refusal.mediaType();
  }

  byte[] body() {
    return refusal.bytes();
  }
}
