package io.baton.server.outcome.settings;

import java.time.Instant;

/** Settings as they are kept. */
public interface OutcomeSettingsRepository {

  /** Those of a workspace, or the usual ones. */
  OutcomeSettings of(String workspace);

  /** Keeps those of a workspace. */
  void save(String workspace, OutcomeSettings settings, Instant at, String by);
}
