package io.baton.server.turn.store;

/**
 * A conversation among all.
 *
 * @param workspace that it belongs to
 * @param id unique in the workspace
 */
public record ConversationKey(String workspace, String id) implements Comparable<ConversationKey> {

  @Override
  public int compareTo(ConversationKey other) {
    int byWorkspace = workspace.compareTo(other.workspace);
    return byWorkspace != 0 ? byWorkspace : id.compareTo(other.id);
  }
}
