package io.baton.server.http;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A line for every request at level debug: its route, never its path, for that may hold names. */
public final class RequestLog implements RequestListener {

  private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
  private static final long NANOS_OF_A_MICRO = 1_000;

  @Override
  public void answered(Optional<Endpoint> endpoint, int status, long nanos) {
    if (LOG.isDebugEnabled()) {
      LOG.debug(
          "{} {} in {} µs",
          endpoint.map(known -> known.verb() + " " + known.path()).orElse("no route"),
          status,
          nanos / NANOS_OF_A_MICRO);
    }
  }
}
