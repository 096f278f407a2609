package io.baton.server.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.Conversation;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import java.util.Set;

/**
 * A support agent who is there while the demo runs, and does by API what one does in a console:
 * accepts what the queue reserves, reads the context, writes, hands back. Gone when closed.
 */
public final class SimulatedAgent implements AutoCloseable {

  static final String ID = "demo-agent";
  private static final String NAME = "Maria";
  private static final Set<String> LANGUAGES = Set.of("en", "de", "es", "fr", "pt");
  private static final int LOOKS = 100;
  private static final long LOOK_MILLIS = 100;

  private final RiskApi api;

  private SimulatedAgent(RiskApi api) {
    this.api = api;
  }

  /**
   * Describes the agent and says that they are there.
   *
   * @param api of a workspace in which nobody else is: what still waits there is ended
   */
  public static SimulatedAgent come(RiskApi api) {
    ObjectNode described = api.object().put("name", NAME);
    LANGUAGES.forEach(described.putArray("languages")::add);
    ObjectNode channels = described.putObject("channels");
    Set.of("web", "app", "whatsapp").forEach(channel -> channels.put(channel, 2));
    api.send("PUT", path(""), described);
    SimulatedAgent agent = new SimulatedAgent(api);
    agent.endsWhatWasLeft();
    agent.present();
    return agent;
  }

  private static String path(String more) {
    return "/v1/agents/" + ID + more;
  }

  /** Handoffs of a run that was interrupted would take the room for those of this one. */
  private void endsWhatWasLeft() {
    for (JsonNode left :
        api.get("/v1/handoffs?limit=200&status=requested,queued,reserved,accepted,active")
            .path("items")) {
      boolean active = left.path("status").asText().equals("active");
      String end = "/v1/handoffs/" + left.path("id").asText() + (active ? "/resolve" : "/abandon");
      ObjectNode how = api.object();
      // One that has ended by itself meanwhile needs no end.
      api.attempt("POST", end, active ? how.put("agent", ID) : how.put("why", "demo interrupted"));
    }
  }

  /** Still there; to be said more often than every 45 seconds. */
  void present() {
    present("online");
  }

  private void present(String presence) {
    api.send("PUT", path("/presence"), api.object().put("presence", presence));
  }

  /**
   * Waits until a handoff is theirs, for some seconds, and accepts it.
   *
   * @return whether it became theirs
   */
  boolean accepts(String handoff) throws InterruptedException {
    for (int look = 0; look < LOOKS; look++) {
      JsonNode now = api.get("/v1/handoffs/" + handoff);
      if (now.path("status").asText().equals("reserved") && now.path("agent").asText().equals(ID)) {
        ObjectNode body = api.object().put("agent", ID).put("fence", now.path("fence").asLong());
        api.send("POST", "/v1/handoffs/" + handoff + "/accept", body);
        return true;
      }
      Thread.sleep(LOOK_MILLIS);
    }
    return false;
  }

  /** Reads the context of a handoff. */
  JsonNode reads(String handoff) {
    JsonNode context = api.get("/v1/handoffs/" + handoff + "/context");
    give(handoff, "context-delivered", api.object());
    return context;
  }

  /** What they write. */
  Turn writes(Conversation conversation) {
    return Turn.builder("a-1", Speaker.AGENT)
        .text(Script.words("agent", conversation))
        .other("agent", ID)
        .build();
  }

  /** Gives it back to the bot, which is to ask how it was. */
  void handsBack(String handoff, Conversation conversation) {
    ObjectNode body = api.object().put("note", Script.words("note", conversation));
    body.putArray("tasks").add("survey");
    give(handoff, "hand-back", body);
  }

  /** Records what the handoff was good for. */
  void records(String handoff) {
    ObjectNode outcome =
        api.object().put("agent", ID).put("resolved", "yes").put("botCouldHave", "no");
    api.send("PUT", "/v1/handoffs/" + handoff + "/outcome", outcome.put("timing", "right_time"));
  }

  private void give(String handoff, String what, ObjectNode body) {
    api.send("POST", "/v1/handoffs/" + handoff + "/" + what, body.put("agent", ID));
  }

  @Override
  public void close() {
    // Nothing more is reserved for who is not there.
    present("offline");
    for (JsonNode handoff : api.get("/v1/handoffs?status=reserved&agent=" + ID).path("items")) {
      // One whose reservation ran out meanwhile needs no refusal.
      String refuse = "/v1/handoffs/" + handoff.path("id").asText() + "/refuse";
      api.attempt("POST", refuse, api.object().put("agent", ID));
    }
    // Who was left with a conversation stays described; the next run takes them up.
    api.attempt("DELETE", path(""), api.object());
  }
}
