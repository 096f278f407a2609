package io.baton.server.handoff.settings;

import io.baton.conversation.history.FieldException;
import io.baton.server.background.FailureLog;
import io.baton.server.background.RecurringWork;
import io.baton.server.handoff.HandoffSettings;
import io.baton.server.http.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the settings of every workspace in memory, and looks once a second. Thread-safe. */
public final class SettingsFollower implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SettingsFollower.class);
  private final FailureLog failures =
      new FailureLog(
          LOG,
          "settings cannot be read, those before go on",
          "following settings failed, those before go on");
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final SettingsRepository repository;
  private final Json json;
  private final RecurringWork recurring;
  private volatile Map<String, String> texts = Map.of();
  private volatile Map<String, HandoffSettings> held = Map.of();

  private SettingsFollower(SettingsRepository repository, Json json) {
    this.repository = repository;
    this.json = json;
    this.recurring = new RecurringWork("handoff-settings", PERIOD, this::look);
  }

  /** Reads what there is, and goes on looking. */
  public static SettingsFollower start(SettingsRepository repository, Json json) {
    SettingsFollower follower = new SettingsFollower(repository, json);
    follower.look();
    follower.recurring.start();
    return follower;
  }

  /** Those of a workspace now. */
  public HandoffSettings of(String workspace) {
    return held.getOrDefault(workspace, HandoffSettings.USUAL);
  }

  /** Workspaces with settings of their own. */
  public Set<String> workspaces() {
    return held.keySet();
  }

  /** Looks now. */
  public synchronized void look() {
    failures.run(this::read);
  }

  private void read() {
    try {
      Map<String, String> now = repository.listAll();
      if (!now.equals(texts)) {
        Map<String, HandoffSettings> read = new HashMap<>();
        now.forEach((workspace, text) -> read.put(workspace, SettingsJson.read(json.read(text))));
        held = Map.copyOf(read);
        texts = now;
      }
    } catch (FieldException e) {
      LOG.error("settings in the database cannot be read, those before go on: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    recurring.close();
  }
}
