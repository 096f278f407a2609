package io.baton.server.outcome;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.handoff.EventType;
import io.baton.conversation.handoff.Handoff;
import io.baton.conversation.history.FieldException;
import io.baton.server.event.EventRepository;
import io.baton.server.handoff.HandoffRepository;
import io.baton.server.handoff.HandoffRepository.Key;
import io.baton.server.handoff.HandoffService;
import io.baton.server.http.Problem;
import io.baton.server.http.ProblemException;
import io.baton.server.outcome.settings.OutcomeSettings;
import io.baton.server.outcome.settings.OutcomeSettingsRepository;
import io.baton.server.survey.SurveyRepository;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Records what agents say about handoffs, and tells what became of them. Thread-safe. */
public final class OutcomeService {

  private final Parts parts;
  private final Consumer<Key> changed;
  private final Clock clock;

  /** Where it all is. */
  public record Parts(
      OutcomeRepository outcomes,
      SurveyRepository surveys,
      HandoffRepository handoffs,
      OutcomeSettingsRepository settings,
      EventRepository events) {}

  /**
   * @param changed told which conversation's row is another now
   */
  public OutcomeService(Parts parts, Consumer<Key> changed, Clock clock) {
    this.parts = parts;
    this.changed = changed;
    this.clock = clock;
  }

  /**
   * Who records.
   *
   * @param key with which
   */
  public record Recorder(String agent, String key) {}

  /**
   * Records an outcome, which holds from now on; those before are kept. What turns out to be spam
   * is not asked about any more.
   *
   * @return all versions, the first first
   * @throws ProblemException 404 if there is no such handoff, 409 if no agent had it
   */
  public List<RecordedOutcome> put(Key key, AgentOutcome outcome, Recorder recorder) {
    Handoff handoff = handoff(key);
    if (handoff.times().accepted().isEmpty()) {
      throw new ProblemException(
          Problem.of(Problem.Kind.CONFLICT, "no agent has or had handoff '" + key.id() + "'"));
    }
    outcome.reason().ifPresent(reason -> check(key.workspace(), reason));
    List<RecordedOutcome> versions =
        parts
            .surveys()
            .holding(
                key.workspace(),
                handoff.conversation(),
                () -> {
                  record(key.workspace(), handoff, outcome, recorder);
                  return parts.outcomes().versions(key.workspace(), key.id());
                });
    changed.accept(new Key(key.workspace(), handoff.conversation()));
    return versions;
  }

  private void check(String workspace, String reason) {
    List<String> reasons = parts.settings().of(workspace).reasons();
    if (!reasons.contains(reason)) {
      throw new FieldException("reason", "'" + reason + "' is none of " + reasons);
    }
  }

  private void record(String workspace, Handoff handoff, AgentOutcome outcome, Recorder recorder) {
    List<RecordedOutcome> before = parts.outcomes().versions(workspace, handoff.id());
    if (!before.isEmpty() && before.getLast().outcome().equals(outcome)) {
      return;
    }
    Instant now = clock.instant();
    RecordedOutcome recorded =
        new RecordedOutcome(
            handoff.conversation(),
            handoff.id(),
            before.size() + 1,
            outcome,
            recorder.agent(),
            now);
    parts.outcomes().add(workspace, recorded, recorder.key());
    if (outcome.reason().filter(OutcomeSettings.SPAM::equals).isPresent()) {
      parts.surveys().withdraw(workspace, handoff.id(), now);
    }
    parts
        .events()
        .note(
            new EventRepository.Noted(
                workspace,
                handoff.conversation(),
                EventType.OUTCOME_RECORDED,
                now,
                body(recorded).toString()));
  }

  private static ObjectNode body(RecordedOutcome recorded) {
    AgentOutcome outcome = recorded.outcome();
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("conversation", recorded.conversation())
            .put("handoff", recorded.handoff())
            .put("version", recorded.version())
            .put("agent", recorded.agent());
    outcome.resolved().ifPresent(value -> body.put("resolved", AgentOutcome.wire(value)));
    outcome.reason().ifPresent(value -> body.put("reason", value));
    outcome.botCould().ifPresent(value -> body.put("botCouldHave", AgentOutcome.wire(value)));
    outcome.timing().ifPresent(value -> body.put("timing", AgentOutcome.wire(value)));
    return outcome.note().isBlank() ? body : body.put("note", outcome.note());
  }

  /**
   * All versions of a handoff's outcome, the first first.
   *
   * @throws ProblemException 404 if there is no such handoff, or nothing was recorded
   */
  public List<RecordedOutcome> versions(Key key) {
    handoff(key);
    List<RecordedOutcome> versions = parts.outcomes().versions(key.workspace(), key.id());
    if (versions.isEmpty()) {
      throw new ProblemException(
          Problem.of(
              Problem.Kind.NOT_FOUND, "no outcome of handoff '" + key.id() + "' was recorded"));
    }
    return versions;
  }

  /**
   * A handoff.
   *
   * @throws ProblemException 404 if there is none of this id
   */
  Handoff handoff(Key key) {
    return HandoffService.findKept(parts.handoffs(), key).handoff();
  }

  /** Handoffs that an agent wrote in and that are over, oldest first, at most so many. */
  List<HandoffResult> list(
      String workspace,
      OutcomeRepository.Filter filter,
      Optional<OutcomeRepository.After> after,
      int most) {
    return parts.outcomes().list(workspace, filter, after, most);
  }

  /** The same summed up by mode. */
  List<ModeSummary> byMode(String workspace, OutcomeRepository.Filter filter) {
    return parts.outcomes().byMode(workspace, filter);
  }
}
