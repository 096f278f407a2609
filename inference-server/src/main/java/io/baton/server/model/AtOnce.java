package io.baton.server.model;

import java.util.HashMap;
import java.util.Map;

/**
 * So many at once, and of one workspace not all of them, so that none keeps the others out.
 * Thread-safe.
 */
final class AtOnce {

  private final int most;
  private final int mostOfOne;
  private final Map<String, Integer> workspaces = new HashMap<>();

  /**
   * @param mostOfOne of one workspace
   */
  AtOnce(int most, int mostOfOne) {
    this.most = most;
    this.mostOfOne = mostOfOne;
  }

  /** Begins one; false if there are too many. */
  synchronized boolean enter(String workspace) {
    int all = workspaces.values().stream().mapToInt(Integer::intValue).sum();
    int own = workspaces.getOrDefault(workspace, 0);
    if (all >= most || own >= mostOfOne) {
      return false;
    }
    workspaces.put(workspace, own + 1);
    return true;
  }

  /** Ends one that was begun. */
  synchronized void leave(String workspace) {
    workspaces.merge(workspace, -1, Integer::sum);
    workspaces.remove(workspace, 0);
  }
}
