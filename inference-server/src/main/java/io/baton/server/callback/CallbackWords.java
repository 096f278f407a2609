package io.baton.server.callback;

import io.baton.server.template.Messages;
import io.baton.server.template.catalogue.MessageKey;
import io.baton.server.template.catalogue.Variable;
import io.baton.server.template.catalogue.Variables;
import java.util.Optional;

/** Says when callbacks are, in the customer's zone and language. Thread-safe. */
public final class CallbackWords {

  private final Messages messages;

  public CallbackWords(Messages messages) {
    this.messages = messages;
  }

  /** It is booked. */
  Messages.Said booked(String workspace, Callback callback) {
    Variables slot = slot(Variables.NONE, Variable.SLOT, callback);
    Variables all =
        callback.contact().phone().map(phone -> slot.with(Variable.PHONE, phone)).orElse(slot);
    return say(workspace, callback, MessageKey.OFF_HOURS_CALLBACK_CONFIRMED, all);
  }

  /** It is at another time. */
  Messages.Said moved(String workspace, Callback before, Callback after) {
    Variables slot = slot(Variables.NONE, Variable.SLOT, after);
    return say(
        workspace,
        after,
        MessageKey.OFF_HOURS_CALLBACK_MOVED,
        slot(slot, Variable.PREVIOUS, before));
  }

  /** It is not to be. */
  Messages.Said cancelled(String workspace, Callback callback) {
    return say(
        workspace,
        callback,
        MessageKey.OFF_HOURS_CALLBACK_CANCELLED,
        slot(Variables.NONE, Variable.SLOT, callback));
  }

  private static Variables slot(Variables told, Variable variable, Callback callback) {
    return told.with(variable, callback.slot().start().atZone(callback.zone()));
  }

  private Messages.Said say(
      String workspace, Callback callback, MessageKey key, Variables variables) {
    Optional<String> language =
        Optional.of(callback.place().language()).filter(tag -> !tag.isEmpty());
    return messages.say(workspace, key, language, variables);
  }
}
