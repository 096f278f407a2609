package io.baton.server.http.limit;

import io.baton.server.http.Endpoint;
import io.baton.server.http.Gate;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Holds to a rate by the address that they send from, on each server by itself, whoever changes
 * something where no key is needed, and whose keys nobody knows. All who come through one proxy
 * have one address. What reads without a key is not held to any: probes are never refused.
 * Thread-safe.
 */
public final class AddressRates implements Gate.Filter, Gate.Strangers {

  /** Of 16 bits, with which an address of IPv6 names its network. */
  private static final int GROUPS = 4;

  /** Its own, so that who has many addresses wears out no bucket of a key. */
  private final Buckets buckets = new Buckets();

  private final OptionalInt rate;

  /**
   * @param rate requests a second of one address; empty for any number
   */
  public AddressRates(OptionalInt rate) {
    this.rate = rate;
  }

  @Override
  public Endpoint.Handler around(Endpoint endpoint, Endpoint.Handler handler) {
    if (rate.isEmpty() || endpoint.method().equals(HandlerType.GET)) {
      return handler;
    }
    int most = rate.getAsInt();
    return (context, caller) -> {
      buckets.take(context, network(context.req().getRemoteAddr()), most, () -> tooMany(most));
      handler.handle(context, caller);
    };
  }

  @Override
  public void check(Context context) {
    rate.ifPresent(most -> {
      if (buckets.spent(stranger(context), most)) {
        context.header("Retry-After", "1");
        throw new ProblemException(
            Problem.of(
                Problem.Kind.TOO_MANY,
                "an address may send " + most + " requests a second with keys that are not known"));
      }
    });
  }

  @Override
  public void count(Context context) {
    rate.ifPresent(most -> buckets.take(stranger(context), most));
  }

  private static String stranger(Context context) {
    return "stranger " + network(context.req().getRemoteAddr());
  }

  private static Problem tooMany(int most) {
    return Problem.of(
        Problem.Kind.TOO_MANY, "without a key an address may send " + most + " requests a second");
  }

  /** Of IPv6, the network: who has one has all of its 2^64 addresses. */
  static String network(String address) {
    String bare = address.startsWith("[") ? address.substring(1) : address;
    return bare.indexOf(':') < 0
        ? bare
        : Arrays.stream(bare.split(":", -1))
            .limit(GROUPS)
            .takeWhile(group -> !group.isEmpty())
            .map(group -> group + ":")
            .collect(Collectors.joining("", "", ":"));
  }
}
