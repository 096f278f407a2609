package io.baton.server.introduction;

import java.util.Collection;
import java.util.Map;

/** Names as they are kept. */
@FunctionalInterface
public interface NamesRepository {

  /** Those of these workspaces; all of them are there. */
  Map<String, StaffNames> read(Collection<String> workspaces);
}
