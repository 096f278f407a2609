package io.baton.server.offhours;

import io.baton.server.handoff.Introduction;
import io.baton.server.hours.queue.Availability;
import io.baton.server.template.Messages;
import io.baton.server.template.catalogue.MessageKey;
import io.baton.server.template.catalogue.Variable;
import io.baton.server.template.catalogue.Variables;
import java.time.ZoneId;
import java.util.Optional;

/** Says that nobody is there, and when somebody is again. Thread-safe. */
final class ClosedWords {

  private final Messages messages;

  ClosedWords(Messages messages) {
    this.messages = messages;
  }

  /**
   * The words.
   *
   * @param language BCP 47 tag; empty where it is unknown
   * @param zone in which times are told
   */
  Introduction of(String workspace, String language, Availability closed, ZoneId zone) {
    Variables told =
        closed
            .opensAt()
            .filter(at -> at.isAfter(closed.at()))
            .map(at -> Variables.NONE.with(Variable.OPENS, at.atZone(zone)))
            .orElse(Variables.NONE);
    Messages.Said said =
        messages.say(
            workspace,
            MessageKey.OFF_HOURS_CLOSED,
            Optional.of(language).filter(tag -> !tag.isEmpty()),
            told);
    return new Introduction(said.text(), said.language());
  }
}
