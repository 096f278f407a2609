package io.baton.server.http;

import java.util.Set;

/**
 * Who sent a request.
 *
 * @param workspace whose data it is about; the caller sees no other
 * @param key public id of the key
 * @param scopes of the key
 * @param operator whether it is the key of the server's own configuration, which may also make
 *     workspaces and read what concerns the server as a whole
 */
public record Caller(String workspace, String key, Set<Scope> scopes, boolean operator) {

  public Caller {
    scopes = Set.copyOf(scopes);
  }
}
