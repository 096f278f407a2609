package io.baton.server.http.limit;

import io.baton.server.http.Endpoint;
import io.baton.server.http.Gate;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.javalin.http.HandlerType;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Refuses what would store something while there is little room for it; what reads goes on.
 * Thread-safe.
 */
public final class StorageRoom implements Gate.Filter {

  private final BooleanSupplier enough;
  private final Set<String> storeNothing;

  /**
   * @param enough asked for each request
   * @param storeNothing names of endpoints that store nothing though they are no GET
   */
  public StorageRoom(BooleanSupplier enough, Set<String> storeNothing) {
    this.enough = enough;
    this.storeNothing = Set.copyOf(storeNothing);
  }

  @Override
  public Endpoint.Handler around(Endpoint endpoint, Endpoint.Handler handler) {
    if (endpoint.method().equals(HandlerType.GET) || storeNothing.contains(endpoint.name())) {
      return handler;
    }
    return (context, caller) -> {
      if (!enough.getAsBoolean()) {
        throw new ProblemException(
            Problem.of(Problem.Kind.NO_ROOM, "the server's disk is almost full"));
      }
      handler.handle(context, caller);
    };
  }
}
