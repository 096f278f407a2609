package io.baton.server.webhook.endpoint;

import io.baton.conversation.handoff.EventType;
import io.baton.server.background.FailureLog;
import io.baton.server.background.RecurringWork;
import java.time.Duration;
import java.util.Set;
import org.slf4j.LoggerFactory;

/**
 * Knows of which workspaces somebody wants to be told of every turn, so that turns of the others
 * cost nothing more. Looks once a second. Thread-safe.
 */
public final class WantedTurns implements AutoCloseable {

  private final FailureLog failures =
      new FailureLog(
          LoggerFactory.getLogger(WantedTurns.class),
          "who wants turns cannot be read, it stays as it was",
          "looking who wants turns failed, it stays as it was");
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final WebhookRepository repository;
  private final RecurringWork recurring;
  private volatile Set<String> workspaces = Set.of();

  private WantedTurns(WebhookRepository repository) {
    this.repository = repository;
    this.recurring = new RecurringWork("webhook-turns", PERIOD, this::look);
  }

  /** Looks, and goes on looking. */
  public static WantedTurns start(WebhookRepository repository) {
    WantedTurns wanted = new WantedTurns(repository);
    wanted.look();
    wanted.recurring.start();
    return wanted;
  }

  /** Whether turns of this workspace are wanted. */
  public boolean of(String workspace) {
    return workspaces.contains(workspace);
  }

  /** Looks now. */
  public void look() {
    failures.run(
        () -> workspaces = repository.listWorkspacesWanting(EventType.TURN_SCORED.wireName()));
  }

  @Override
  public void close() {
    recurring.close();
  }
}
