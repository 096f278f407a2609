package io.baton.conversation.imports.rasa;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.Conversation;
import io.baton.conversation.Customer;
import io.baton.conversation.Outcome;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.imports.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a conversation of the events of a session. Not thread-safe. */
final class Session {

  private static final Set<String> FALLBACKS =
      Set.of(
          "action_default_fallback",
          "action_default_ask_affirmation",
          "action_default_ask_rephrase",
          "action_two_stage_fallback",
          "utter_ask_rephrase",
          "utter_please_rephrase");
  private static final String NLU_FALLBACK = "nlu_fallback";

  /**
   * Begins the names of responses. Rasa tells of each text which response it is, but old versions;
   * any other action may say something else each time.
   */
  private static final String RESPONSE = "utter_";

  private static final List<String> KNOWN_OF_BOT =
      List.of("event", "text", "timestamp", "sender_id");

  private final String sender;
  private final String id;
  private final Handoffs handoffs;
  private final List<Turn> turns = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final Map<String, String> texts = new HashMap<>();
  private final Actions actions = new Actions();
  private final ObjectNode slots = JsonNodeFactory.instance.objectNode();
  private Optional<String> channel = Optional.empty();
  private boolean begun;
  private boolean fallback;
  private boolean handedOff;
  private Optional<String> handedOffAt = Optional.empty();

  /**
   * @param number of the sender's session, from 1
   */
  Session(String sender, int number, Handoffs handoffs) {
    this.sender = sender;
    this.id = number == 1 ? sender : sender + "#" + number;
    this.handoffs = handoffs;
  }

  /** Whether anything was said; that a chat was opened is not enough. */
  boolean hasBegun() {
    return begun;
  }

  void add(Event event) {
    if (handoffs.is(event) && !handedOff) {
      handedOff = true;
      handedOffAt = lastOfCustomer().map(turns::get).map(Turn::id);
    }
    if (event.is("action")) {
      actions.ran(event.value());
      fallback |= isFallback(event.text("name").orElse(""));
    } else if (event.is("slot")) {
      event.text("name").ifPresent(name -> slots.set(name, event.value().path("value")));
    } else if (event.is("user")) {
      user(event);
    } else if (event.is("bot")) {
      bot(event);
    }
  }

  /** A misunderstanding that the NLU has told already is not told again. */
  private boolean isFallback(String name) {
    return FALLBACKS.contains(name)
        && !lastOfCustomer().map(turns::get).map(Turn::fallback).orElse(false);
  }

  private void user(Event event) {
    Optional<String> message = event.text("message_id");
    String text = event.text("text").orElse("");
    // The two-stage fallback ends with a copy of what made all clear: nobody said it again, and it
    // was no misunderstanding.
    if (message.map(texts::get).filter(text::equals).isPresent()) {
      fallback = false;
      return;
    }
    silentFallback();
    actions.customerSpoke();
    Turn.Builder turn = UserTurn.of(event, freeId(message));
    turn.fallback(event.value().at("/parse_data/intent/name").asText("").equals(NLU_FALLBACK));
    add(turn);
    message.ifPresent(id -> texts.put(id, text));
    begun |= !UserTurn.isSessionStart(text);
    channel = channel.or(() -> event.text("input_channel"));
  }

  private void bot(Event event) {
    Turn.Builder turn = Turn.builder(freeId(Optional.empty()), Speaker.BOT).fallback(fallback);
    fallback = false;
    event.at().ifPresent(turn::at);
    event.text("text").ifPresent(turn::text);
    actions.name().ifPresent(turn::intent);
    actions.confidence().ifPresent(turn::confidence);
    Values.text(event.value().at("/metadata/utter_action"))
        .or(() -> actions.name().filter(name -> name.startsWith(RESPONSE)))
        .ifPresent(turn::replyId);
    Values.keep(turn, "rasa", unknown(event));
    add(turn);
    begun = true;
  }

  /**
   * What is left of a bot's turn and of the action that it came from, such as the policy, and the
   * actions before it that said nothing.
   */
  private Map<String, Object> unknown(Event event) {
    Map<String, Object> unknown = Values.unknown(event.value(), KNOWN_OF_BOT);
    put(unknown, "action", actions.rest());
    put(unknown, "actions", actions.spoke());
    return unknown;
  }

  private static void put(Map<String, Object> map, String name, Map<String, Object> value) {
    if (!value.isEmpty()) {
      map.put(name, value);
    }
  }

  private static void put(Map<String, Object> map, String name, List<String> value) {
    if (!value.isEmpty()) {
      map.put(name, value);
    }
  }

  private void add(Turn.Builder builder) {
    Turn turn = builder.build();
    turns.add(turn);
    ids.add(turn.id());
  }

  private String freeId(Optional<String> given) {
    String counted = "t-" + (turns.size() + 1);
    while (ids.contains(counted)) {
      counted += "-bot";
    }
    return given.filter(name -> !ids.contains(name)).orElse(counted);
  }

  /** A fallback after which the bot said nothing is told of the turn that it did not understand. */
  private void silentFallback() {
    if (fallback) {
      lastOfCustomer()
          .ifPresent(at -> turns.set(at, turns.get(at).toBuilder().fallback(true).build()));
      fallback = false;
    }
  }

  private Optional<Integer> lastOfCustomer() {
    for (int i = turns.size() - 1; i >= 0; i--) {
      if (turns.get(i).speaker() == Speaker.CUSTOMER) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /**
   * All of it.
   *
   * @param tracker what is known besides the events
   */
  Conversation conversation(Map<String, Object> tracker) {
    silentFallback();
    return new Conversation(
        id,
        channel,
        Optional.empty(),
        Optional.empty(),
        turns.getFirst().at(),
        new Customer(Optional.of(sender), Optional.empty(), Map.of()),
        turns,
        outcome(),
        other(tracker));
  }

  /** Slots as they were last; the tracker's own count more. */
  private Map<String, Object> other(Map<String, Object> tracker) {
    Map<String, Object> rasa = new LinkedHashMap<>();
    put(rasa, "slots", Values.unknown(slots, List.of()));
    put(rasa, "actions", actions.ended());
    rasa.putAll(tracker);
    return rasa.isEmpty() ? Map.of() : Map.of("rasa", rasa);
  }

  private Outcome outcome() {
    if (!handedOff && !handoffs.complete()) {
      return Outcome.UNKNOWN;
    }
    Outcome known = Outcome.escalated(handedOff);
    return handedOffAt.map(known::withEscalatedAtTurn).orElse(known);
  }
}
