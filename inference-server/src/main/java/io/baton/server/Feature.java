package io.baton.server;

import io.baton.server.http.Endpoint;
import java.util.List;

/**
 * What stands beside the turns.
 *
 * @param endpoints ways into it
 * @param close ends what it does in the background
 */
record Feature(List<Endpoint> endpoints, Runnable close) {

  Feature {
    endpoints = List.copyOf(endpoints);
  }
}
