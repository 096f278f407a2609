package io.baton.server.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Workspaces and keys, as they are kept. */
public interface AccountRepository {

  /**
   * A workspace.
   *
   * @param name unique
   */
  record Workspace(String name, Instant createdAt) {}

  /** Makes a workspace unless it is there. */
  boolean addWorkspace(Workspace workspace);

  /** All workspaces by name. */
  List<Workspace> listWorkspaces();

  /**
   * Adds a key.
   *
   * @param hash of the key itself
   * @return false if there is no such workspace
   */
  boolean addKey(ApiKey key, byte[] hash);

  /** The key with this hash, of whichever workspace. */
  Optional<ApiKey> findKeyByHash(byte[] hash);

  /** Keys of a workspace, the oldest first. */
  List<ApiKey> listKeys(String workspace);

  /** Revokes a key; false if there is no such key in the workspace. */
  boolean revokeKey(String workspace, String key, Instant now);
}
