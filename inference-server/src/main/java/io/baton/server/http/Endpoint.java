package io.baton.server.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;

/**
 * One way into the server. Endpoints are the only way to register a handler, so that none is
 * without access rules, limits and a place in the API document.
 *
 * @param method GET, POST, PUT, PATCH or DELETE
 * @param path with parameters in braces
 * @param access who may use it
 * @param name its operationId in the API document
 * @param handler answers
 */
public record Endpoint(
    HandlerType method, String path, Access access, String name, Handler handler) {

  /** Answers a request. */
  @FunctionalInterface
  public interface Handler {

    /**
     * Answers.
     *
     * @param caller who asks; for an open endpoint nobody in particular
     */
    void handle(Context context, Caller caller);
  }

  /** The method in capitals, such as GET. */
  public String verb() {
    return method.name();
  }

  /** Reads. */
  public static Endpoint get(String path, Access access, String name, Handler handler) {
    return new Endpoint(HandlerType.GET, path, access, name, handler);
  }

  /** Makes or does something. */
  public static Endpoint post(String path, Access access, String name, Handler handler) {
    return new Endpoint(HandlerType.POST, path, access, name, handler);
  }

  /** Puts something where it says, once however often it is sent. */
  public static Endpoint put(String path, Access access, String name, Handler handler) {
    return new Endpoint(HandlerType.PUT, path, access, name, handler);
  }

  /** Removes. */
  public static Endpoint delete(String path, Access access, String name, Handler handler) {
    return new Endpoint(HandlerType.DELETE, path, access, name, handler);
  }
}
