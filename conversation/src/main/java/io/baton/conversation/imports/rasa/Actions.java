package io.baton.conversation.imports.rasa;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.imports.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The bot's actions since the customer spoke, and those that said nothing. Not thread-safe. */
final class Actions {

  /** With which Rasa only begins and waits. */
  private static final Set<String> WAITING = Set.of("action_listen", "action_session_start");

  private static final List<String> KNOWN =
      List.of("event", "name", "confidence", "timestamp", "sender_id");

  private final List<String> silent = new ArrayList<>();
  private Optional<JsonNode> last = Optional.empty();
  private boolean said;

  void ran(JsonNode action) {
    pass();
    last = Optional.of(action);
    said = false;
  }

  /** What the bot says now comes from no action before. */
  void customerSpoke() {
    pass();
    last = Optional.empty();
  }

  private void pass() {
    if (!said) {
      name().filter(name -> !WAITING.contains(name)).ifPresent(silent::add);
    }
  }

  /** Of the action that ran last. */
  Optional<String> name() {
    return last.flatMap(action -> Values.text(action.path("name")));
  }

  /** With which the action that ran last was chosen. */
  Optional<Double> confidence() {
    return last.map(action -> action.path("confidence"))
        .filter(JsonNode::isNumber)
        .map(number -> Values.confidence(number.doubleValue()));
  }

  /** What else is known of the action that ran last, such as the policy. */
  Map<String, Object> rest() {
    return last.map(action -> Values.unknown(action, KNOWN)).orElse(Map.of());
  }

  /** The bot says something: names of the actions since it last did that said nothing. */
  List<String> spoke() {
    said = true;
    return cleared();
  }

  /** Nothing more is said. */
  List<String> ended() {
    pass();
    return cleared();
  }

  private List<String> cleared() {
    List<String> names = List.copyOf(silent);
    silent.clear();
    return names;
  }
}
