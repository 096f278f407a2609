package io.baton.server.http;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Tells as problems what Jetty refuses before it reaches an endpoint, such as a bad address. */
record Unreadable(ErrorMapping errors) implements Request.Handler {

  private static final int FIRST_OF_SERVER = 500;

  /** The caller's doing, although its number is one of a server's. */
  private static final int VERSION_NOT_SUPPORTED = 505;

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    // As it was sent: one that cannot be read has no path in any context.
    String path = Optional.ofNullable(request.getHttpURI().getPath()).orElse("");
    ErrorMapping.Body body = errors.body(path, problem(request));
    response.setStatus(body.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, body.mediaType());
    if (body.status() == Problem.Kind.UNAVAILABLE.status()) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, ErrorMapping.RETRY_SECONDS);
    }
    response.write(true, ByteBuffer.wrap(body.bytes()), callback);
    return true;
  }

  private static Problem problem(Request request) {
    int status =
        request.getAttribute(ErrorHandler.ERROR_STATUS) instanceof Integer told
            ? told
            : FIRST_OF_SERVER;
    if (status == Problem.Kind.UNAVAILABLE.status()) {
      // Jetty's own word while it stops, to who came too late for our own.
      return Problem.of(Problem.Kind.UNAVAILABLE, "the server is shutting down");
    }
    return status < FIRST_OF_SERVER || status == VERSION_NOT_SUPPORTED
        ? Problem.unreadable(
            status, String.valueOf(request.getAttribute(ErrorHandler.ERROR_MESSAGE)))
        : Problem.of(Problem.Kind.UNEXPECTED, "the server's log tells more");
  }
}
