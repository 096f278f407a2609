package io.baton.training.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.Conversation;
import io.baton.conversation.Turn;
import io.baton.conversation.decision.Decision;
import io.baton.conversation.decision.Evidence;
import io.baton.conversation.decision.Risk;
import io.baton.conversation.decision.Signal;
import io.baton.conversation.decision.Tone;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What is said of a turn, as one JSON object: the lines of {@code score}. */
public final class TurnLine {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private TurnLine() {}

  /**
   * The object.
   *
   * @param index of the turn in the conversation, from 0
   * @param decision after the turn
   * @param outcome probability that the conversation, now over, needed a human; with the last turn
   */
  public static ObjectNode write(
      Conversation conversation, int index, Decision decision, OptionalDouble outcome) {
    Turn turn = conversation.turns().get(index);
    ObjectNode line = MAPPER.createObjectNode();
    line.put("conversation", conversation.id());
    line.put("turn", turn.id());
    line.put("index", index);
    line.put("speaker", turn.speaker().wireName());
    risk(line.putObject("risk"), decision.risk());
    sentiment(line.putObject("sentiment"), decision.sentiment());
    line.put("action", decision.action().name().toLowerCase(Locale.ROOT));
    signals(line.putArray("signals"), decision.signals());
    outcome.ifPresent(probability -> line.put("outcome", probability));
    return line;
  }

  private static void risk(ObjectNode node, Risk risk) {
    node.put("now", risk.now());
    node.put("in1", risk.in1());
    node.put("in3", risk.in3());
    node.put("in5", risk.in5());
    node.put("eventually", risk.eventually());
  }

  private static void sentiment(ObjectNode node, Tone tone) {
    node.put("negative", tone.negative());
    node.put("neutral", tone.neutral());
    node.put("positive", tone.positive());
    node.put("frustration", tone.frustration());
  }

  private static void signals(ArrayNode array, List<Signal> signals) {
    for (Signal signal : signals) {
      ObjectNode node = array.addObject();
      node.put("name", signal.name().wireName());
      node.put("strength", signal.strength());
      ArrayNode places = node.putArray("evidence");
      signal.evidence().forEach(place -> evidence(places.addObject(), place));
    }
  }

  private static void evidence(ObjectNode node, Evidence place) {
    node.put("turn", place.turn());
    node.put("start", place.start());
    node.put("end", place.end());
  }
}
