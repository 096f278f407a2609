package io.baton.server.db;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Which workspaces' rows a transaction may see and change. */
public sealed interface Sight {

  /** Of these workspaces. */
  record Workspaces(Set<String> names) implements Sight {

    public Workspaces {
      if (names.isEmpty()) {
        throw new IllegalArgumentException("names: at least one workspace is needed");
      }
      for (String name : names) {
        if (name.isEmpty() || name.indexOf(',') >= 0 || name.equals("*")) {
          throw new IllegalArgumentException("names: '" + name + "' is no workspace's name");
        }
      }
      names = Set.copyOf(names);
    }
  }

  /** Of all: the server's own work, such as looking a key up. */
  record Everything() implements Sight {}

  /** Of one workspace. */
  static Sight of(String workspace) {
    return new Workspaces(Set.of(workspace));
  }

  /** Of some workspaces. */
  static Sight of(Collection<String> workspaces) {
    return new Workspaces(Set.copyOf(workspaces));
  }

  /** What PostgreSQL's setting baton.workspaces is to be. */
  default String setting() {
    return switch (this) {
      case Workspaces some -> String.join(",", new TreeSet<>(some.names()));
      case Everything all -> "*";
    };
  }
}
