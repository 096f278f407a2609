package io.baton.server.followup;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.handoff.EventType;
import io.baton.conversation.handoff.HandbackTask;
import io.baton.conversation.handoff.Handoff;
import io.baton.conversation.handoff.HandoffEvent;
import io.baton.conversation.handoff.HandoffState;
import io.baton.server.handoff.Consequence;
import io.baton.server.handoff.CourseChange;
import io.baton.server.outcome.settings.OutcomeSettingsRepository;
import io.baton.server.template.Expected;
import io.baton.server.template.catalogue.MessageKey;
import io.baton.server.template.catalogue.Variable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Agents who hand back may leave a follow-up to the bot. Thread-safe. */
public final class HandbackFollowUps implements Consequence {

  /** In an event of a handback: when the agent promised it. */
  static final String PROMISED = "followUpAt";

  private final FollowUpRepository followUps;
  private final OutcomeSettingsRepository settings;
  private final Expected expected;

  /**
   * @param expected tells how agents are named
   */
  public HandbackFollowUps(
      FollowUpRepository followUps, OutcomeSettingsRepository settings, Expected expected) {
    this.followUps = followUps;
    this.settings = settings;
    this.expected = expected;
  }

  @Override
  public List<HandoffEvent> of(Done done) {
    return done
        .after()
        .course()
        .handoff()
        .filter(last -> done.after().changed().containsKey(last.id()))
        .filter(HandbackFollowUps::left)
        .map(last -> scheduled(done, last))
        .stream()
        .toList();
  }

  private static boolean left(Handoff last) {
    return last.state() instanceof HandoffState.HandedBack back
        && back.tasks().contains(HandbackTask.FOLLOW_UP);
  }

  private HandoffEvent scheduled(Done done, Handoff last) {
    Optional<Instant> promised =
        done.after().events().stream()
            .map(CourseChange.Happening::details)
            .filter(details -> details.containsKey(PROMISED))
            .map(details -> OffsetDateTime.parse(details.getOrDefault(PROMISED, "")).toInstant())
            .map(at -> at.truncatedTo(ChronoUnit.MILLIS))
            .findFirst();
    promised.ifPresent(at -> FollowUpService.check(PROMISED, at, done.at()));
    ObjectNode variables = JsonNodeFactory.instance.objectNode();
    if (last.state() instanceof HandoffState.HandedBack back) {
      expected
          .agent(done.workspace(), back.agent())
          .ifPresent(name -> variables.put(Variable.AGENT.wireName(), name));
    }
    FollowUp followUp =
        new FollowUp(
            FollowUpService.newId(),
            new FollowUp.Place(last.conversation(), Optional.of(last.id()), done.setting().turns()),
            new FollowUp.Words(MessageKey.FOLLOW_UP_CHECK, variables.toString()),
            promised.orElseGet(() ->
                done.at()
                    .plus(settings.of(done.workspace()).followUp())
                    .truncatedTo(ChronoUnit.MILLIS)),
            // What was promised for a time is kept, whatever the customer writes until then.
            promised.isEmpty(),
            FollowUp.Course.scheduled(done.at()));
    followUps.add(done.workspace(), followUp);
    return new HandoffEvent(
        EventType.FOLLOW_UP_SCHEDULED,
        last.id(),
        done.at(),
        Map.of(
            "followUp", followUp.id(),
            "message", followUp.words().key().wireName(),
            "followUpAt", followUp.at().toString()));
  }
}
