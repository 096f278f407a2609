package io.baton.server.handoff.settings;

import java.time.Instant;
import java.util.Map;

/** Settings as they are kept, as JSON. */
public interface SettingsRepository {

  /** Of all workspaces that have their own, by workspace. */
  Map<String, String> listAll();

  /** Keeps those of a workspace. */
  void save(String workspace, String settings, Instant at, String by);
}
