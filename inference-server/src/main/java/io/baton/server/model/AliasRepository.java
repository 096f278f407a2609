package io.baton.server.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What aliases name, as it is kept. */
public interface AliasRepository {

  /**
   * What an alias names now.
   *
   * @param content of the release, see {@link Release#content()}
   */
  record Naming(String workspace, Alias alias, String version, String content) {}

  /** Decides on the next switch. */
  @FunctionalInterface
  interface Change {

    /**
     * The next switch.
     *
     * @param history the newest first
     * @param there content of all releases of the workspace by version, see {@link
     *     Release#content()}
     * @return empty to leave things as they are; an exception passes to the caller
     */
    Optional<Switch> next(List<Switch> history, Map<String, String> there);
  }

  /** Everything that is named now, in all workspaces. */
  List<Naming> listNamed();

  /** What is named now in a workspace. */
  List<Naming> listNamed(String workspace);

  /** Switches of an alias, the newest first. */
  List<Switch> history(String workspace, Alias alias);

  /** Switches an alias, while nobody else can. */
  Optional<Switch> change(String workspace, Alias alias, Change change);
}
