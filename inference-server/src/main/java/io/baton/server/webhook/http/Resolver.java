package io.baton.server.webhook.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host. */
@FunctionalInterface
public interface Resolver {

  /**
   * All addresses of a host; at least one.
   *
   * @throws UnknownHostException if there are none
   */
  List<InetAddress> resolve(String host) throws UnknownHostException;

  /** As the machine does. */
  static Resolver system() {
    return host -> List.of(InetAddress.getAllByName(host));
  }
}
