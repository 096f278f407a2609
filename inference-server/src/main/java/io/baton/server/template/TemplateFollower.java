package io.baton.server.template;

import io.baton.server.background.FailureLog;
import io.baton.server.background.RecurringWork;
import io.baton.server.template.catalogue.MessageKey;
import io.baton.server.template.catalogue.ShippedTexts;
import io.baton.server.template.catalogue.TemplateCheck;
import io.baton.server.template.store.TemplateRepository;
import io.baton.server.template.store.TemplateVersion;
import io.baton.server.template.text.Template;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the texts of all workspaces in memory, and looks once a second whether one changed, on
 * whichever server. While the database does not answer, those before go on. Thread-safe.
 */
public final class TemplateFollower implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TemplateFollower.class);
  private final FailureLog failures =
      new FailureLog(
          LOG,
          "templates cannot be read, those before go on",
          "following templates failed, those before go on");
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final TemplateRepository templates;
  private final WorkspaceTexts otherwise;
  private final RecurringWork recurring;
  private volatile Map<String, WorkspaceTexts> held = Map.of();

  private TemplateFollower(TemplateRepository templates, ShippedTexts shipped) {
    this.templates = templates;
    this.otherwise = WorkspaceTexts.none(shipped);
    this.recurring = new RecurringWork("templates", PERIOD, this::look);
  }

  /** Reads what is there now, and goes on looking. */
  public static TemplateFollower start(TemplateRepository templates, ShippedTexts shipped) {
    TemplateFollower follower = new TemplateFollower(templates, shipped);
    follower.look();
    follower.recurring.start();
    return follower;
  }

  /** The texts of a workspace now. */
  WorkspaceTexts of(String workspace) {
    return held.getOrDefault(workspace, otherwise);
  }

  /** Looks now, so that what was just written is said from here on. */
  public synchronized void look() {
    failures.run(() -> {
      Map<String, WorkspaceTexts> next = new HashMap<>();
      templates
          .changes()
          .forEach((workspace, number) -> next.put(workspace, texts(workspace, number)));
      held = Map.copyOf(next);
    });
  }

  private WorkspaceTexts texts(String workspace, long number) {
    WorkspaceTexts before = of(workspace);
    return before.number() == number
        ? before
        : new WorkspaceTexts(
            number,
            templates.findLanguage(workspace),
            read(templates.listPresent(workspace)),
            otherwise.shipped());
  }

  private static Map<MessageKey, Map<String, Template>> read(List<TemplateVersion> versions) {
    Map<MessageKey, Map<String, Template>> own = new EnumMap<>(MessageKey.class);
    for (TemplateVersion version : versions) {
      Optional<MessageKey> key = MessageKey.find(version.place().key());
      String source = version.text().orElse("");
      // What another version of Baton took may have variables that this one does not know.
      if (key.isPresent() && TemplateCheck.problems(key.get(), source).isEmpty()) {
        own.computeIfAbsent(key.get(), any -> new HashMap<>())
            .put(version.place().language(), Template.parse(source));
      } else {
        LOG.error("{} cannot be said, the one that comes with Baton is", version.place());
      }
    }
    return own;
  }

  @Override
  public void close() {
    recurring.close();
  }
}
