package io.baton.server.http.limit;

import io.baton.server.config.ServerConfig.RatesConfig;

/**
 * How much is taken in.
 *
 * @param inFlight at once
 * @param rates of each key and workspace
 * @param addresses of who has no key
 */
public record Limits(InFlight inFlight, RateLimits rates, AddressRates addresses) {

  /**
   * As configured.
   *
   * @param mostInFlight that it may become, at least 1
   */
  public static Limits of(int mostInFlight, RatesConfig rates) {
    return new Limits(
        InFlight.upTo(mostInFlight),
        new RateLimits(rates.ofKey(), rates.ofWorkspace()),
        new AddressRates(rates.ofKey()));
  }
}
