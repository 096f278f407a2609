package io.baton.server.bench.server;

import java.io.IOException;

/** A server that is measured ended by itself. */
public final class ServerEndedException extends IOException {

  private static final long serialVersionUID = 1L;

  ServerEndedException(String log) {
    super("the server ended: " + log);
  }
}
