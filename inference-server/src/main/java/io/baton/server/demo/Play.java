package io.baton.server.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.Conversation;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Plays conversations against a server: what is handed over goes to an agent, and from there back
 * to the bot.
 */
public final class Play {

  private static final int CSAT = 5;

  private final RiskApi api;
  private final Screen screen;
  private final Consumer<String> out;
  private final long pause;

  /** A new run is new conversations: the old ones are still in the database. */
  private final String run = UUID.randomUUID().toString().substring(0, 8);

  /**
   * @param out takes lines
   * @param pause between turns, in milliseconds
   */
  public Play(RiskApi api, Screen screen, Consumer<String> out, long pause) {
    this.api = api;
    this.screen = screen;
    this.out = out;
    this.pause = pause;
  }

  /** All conversations of the script. */
  public void all() throws InterruptedException {
    out.accept(screen.legend());
    try (SimulatedAgent agent = SimulatedAgent.come(api)) {
      for (Conversation conversation : Script.conversations()) {
        agent.present();
        conversation(conversation, agent);
      }
    }
  }

  private void conversation(Conversation conversation, SimulatedAgent agent)
      throws InterruptedException {
    out.accept(screen.headline(conversation));
    String id = "demo-" + run + "-" + conversation.id();
    for (Turn turn : conversation.turns()) {
      JsonNode decision = say(id, conversation, turn);
      if (waits(decision)) {
        toAgentAndBack(id, conversation, decision.at("/handoff/id").asText(), agent);
        return;
      }
    }
  }

  /** Whether a human has it from now on, and the script ends. */
  private static boolean waits(JsonNode decision) {
    return decision.at("/handoff/owner").asText().equals("waiting");
  }

  private JsonNode say(String id, Conversation conversation, Turn turn)
      throws InterruptedException {
    JsonNode decision = api.post(id, conversation, turn);
    out.accept(screen.line(turn, decision));
    Thread.sleep(pause);
    return decision;
  }

  private void toAgentAndBack(
      String id, Conversation conversation, String handoff, SimulatedAgent agent)
      throws InterruptedException {
    if (!agent.accepts(handoff)) {
      out.accept(screen.aside("it waits: no agent who may take it is free"));
      return;
    }
    long told = tell(id, 0);
    out.accept(screen.aside("what the agent reads first:"));
    agent
        .reads(handoff)
        .path("summary")
        .path("lines")
        .forEach(line -> out.accept(screen.aside("  " + line.path("text").asText())));
    say(id, conversation, agent.writes(conversation));
    agent.handsBack(handoff, conversation);
    Turn back = Turn.builder("b-1", Speaker.BOT).text(Script.words("bot", conversation)).build();
    JsonNode answer = say(id, conversation, back);
    out.accept(
        screen.aside(
            "the bot has it again, with the note: "
                + answer.path("handoff").path("handback").path("note").asText()));
    tell(id, told);
    api.send("POST", "/v1/handoffs/" + handoff + "/survey/answer", api.object().put("csat", CSAT));
    agent.records(handoff);
    out.accept(screen.aside("survey: CSAT " + CSAT + "; outcome: resolved, at the right time"));
  }

  /** What the customer is told beside. */
  private long tell(String id, long after) {
    long last = after;
    for (JsonNode message :
        api.get("/v1/conversations/" + id + "/messages?after=" + after).path("items")) {
      out.accept(screen.told(message.path("text").asText()));
      last = message.path("seq").asLong();
    }
    return last;
  }
}
