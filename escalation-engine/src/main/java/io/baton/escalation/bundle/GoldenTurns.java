package io.baton.escalation.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.Conversation;
import io.baton.conversation.decision.Risk;
import io.baton.conversation.history.ConversationJson;
import io.baton.conversation.history.ConversationTree;
import io.baton.conversation.history.FieldException;
import io.baton.escalation.model.EscalationModel;
import io.baton.escalation.model.LiveState;
import io.baton.escalation.model.LiveStep;
import io.baton.escalation.sentiment.ToneReader;
import io.baton.escalation.text.TokenizedText;
import io.baton.escalation.turn.TurnView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Conversations with what the model said of them when it was made, a line each, so that a bundle
 * that answers otherwise on this machine is not served.
 */
final class GoldenTurns {

  private static final double TOLERANCE = 1e-6;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private GoldenTurns() {}

  static String write(EscalationModel model, List<Conversation> conversations) {
    StringBuilder lines = new StringBuilder();
    for (Conversation conversation : conversations) {
      ObjectNode line = MAPPER.createObjectNode();
      line.set("conversation", ConversationTree.of(conversation));
      var risks = line.putArray("eventually");
      List<TurnView> views = views(conversation);
      for (double risk : risks(model, views)) {
        risks.add(risk);
      }
      line.put("outcome", model.outcome(views));
      lines.append(line).append('\n');
    }
    return lines.toString();
  }

  /**
   * Replays.
   *
   * @throws BundleException if an answer differs by more than 1e-6
   */
  static void check(EscalationModel model, String lines) {
    int number = 0;
    for (String line : lines.lines().toList()) {
      number++;
      JsonNode golden = parse(line, number);
      List<TurnView> views = views(conversation(golden, number));
      List<Double> risks = risks(model, views);
      for (int i = 0; i < risks.size(); i++) {
        compare(number, golden.path("eventually").path(i).asDouble(Double.NaN), risks.get(i));
      }
      compare(number, golden.path("outcome").asDouble(Double.NaN), model.outcome(views));
    }
    if (number == 0) {
      throw new BundleException("golden.jsonl: has no turns to check the model by");
    }
  }

  static void compare(int line, double said, double says) {
    if (!(Math.abs(said - says) <= TOLERANCE)) {
      throw new BundleException(
          "golden.jsonl line " + line + ": the model says " + says + " where it said " + said);
    }
  }

  static JsonNode parse(String line, int number) {
    try {
      return MAPPER.readTree(line);
    } catch (IOException e) {
      throw new BundleException("golden.jsonl line " + number + ": no valid JSON", e);
    }
  }

  private static Conversation conversation(JsonNode golden, int number) {
    try {
      Conversation conversation = ConversationJson.read(golden.path("conversation"));
      if (conversation.turns().isEmpty()) {
        throw new BundleException("golden.jsonl line " + number + ": no turns");
      }
      return conversation;
    } catch (FieldException e) {
      throw new BundleException("golden.jsonl line " + number + ": " + e.getMessage(), e);
    }
  }

  /** The model alone is checked, so no signal is detected: detectors may grow better. */
  private static List<TurnView> views(Conversation conversation) {
    return conversation.turns().stream()
        .map(turn -> {
          TokenizedText text = TokenizedText.of(turn.text());
          return new TurnView(
              turn, text, ToneReader.NEUTRAL.tone(text), List.of(), TurnView.UNKNOWN_GAP, false);
        })
        .toList();
  }

  private static List<Double> risks(EscalationModel model, List<TurnView> views) {
    List<Double> risks = new ArrayList<>();
    LiveState state = model.start();
    for (TurnView view : views) {
      LiveStep step = model.step(state, view);
      state = step.next();
      Risk risk = step.risk();
      risks.add(risk.eventually());
    }
    return risks;
  }
}
