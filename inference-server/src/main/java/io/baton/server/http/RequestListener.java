package io.baton.server.http;

import java.util.Optional;

/** Told of every request when it is answered. It must neither block nor throw. Thread-safe. */
@FunctionalInterface
public interface RequestListener {

  /**
   * A request is answered.
   *
   * @param endpoint that it reached; empty where none has its path and method
   * @param status of the answer
   * @param nanos that it took
   */
  void answered(Optional<Endpoint> endpoint, int status, long nanos);
}
