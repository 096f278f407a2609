package io.baton.server.http.limit;

import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Gate;
import io.baton.server.http.Problem;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Holds each key and each workspace to a rate: token buckets of at most two seconds' worth, on each
 * server by itself. The operator's key is not held to any. Thread-safe.
 */
public final class RateLimits implements Gate.Filter {

  private final Buckets buckets = new Buckets();
  private final OptionalInt ofKey;
  private final OptionalInt ofWorkspace;

  /**
   * @param ofKey requests a second of one key; empty for any number
   * @param ofWorkspace requests a second of all keys of a workspace; empty for any number
   */
  public RateLimits(OptionalInt ofKey, OptionalInt ofWorkspace) {
    this.ofKey = ofKey;
    this.ofWorkspace = ofWorkspace;
  }

  @Override
  public Endpoint.Handler around(Endpoint endpoint, Endpoint.Handler handler) {
    return (context, caller) -> {
      if (!caller.operator()) {
        hold(context, "the key", "key " + caller.key(), ofKey);
        hold(context, "the workspace", "workspace " + caller.workspace(), ofWorkspace);
      }
      handler.handle(context, caller);
    };
  }

  private void hold(Context context, String who, String name, OptionalInt rate) {
    rate.ifPresent(most -> buckets.take(context, name, most, () -> tooMany(who, most)));
  }

  private static Problem tooMany(String who, int rate) {
    return Problem.of(Problem.Kind.TOO_MANY, who + " may send " + rate + " requests a second");
  }

  /**
   * What a caller is told whose rate is spent at the moment, without counting a request; they may
   * come again after a second.
   */
  Optional<Problem> spent(Caller caller) {
    if (caller.operator()) {
      return Optional.empty();
    }
    return spent("the key", "key " + caller.key(), ofKey)
        .or(() -> spent("the workspace", "workspace " + caller.workspace(), ofWorkspace));
  }

  private Optional<Problem> spent(String who, String name, OptionalInt rate) {
    return rate.isPresent() && buckets.spent(name, rate.getAsInt())
        ? Optional.of(tooMany(who, rate.getAsInt()))
        : Optional.empty();
  }
}
