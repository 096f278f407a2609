package io.baton.server.http.limit;

import io.baton.server.config.ServerConfig.RatesConfig;

/**
 * How much is taken in.
 *
 * @param inFlight at once
 * @param rates of each key and workspace
 */
public record Limits(InFlight inFlight, RateLimits rates) {

  /**
   * As configured.
   *
   * @param mostInFlight that it may become, at least 1
   */
  public static Limits of(int mostInFlight, RatesConfig rates) {
    return new Limits(
        InFlight.upTo(mostInFlight), new RateLimits(rates.ofKey(), rates.ofWorkspace()));
  }
}
