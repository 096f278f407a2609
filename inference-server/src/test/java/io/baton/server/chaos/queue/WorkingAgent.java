package io.baton.server.chaos.queue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An agent who takes what is reserved, mostly, writes to the customer, and settles it or hands it
 * back; and who may drop off with whatever they have.
 */
final class WorkingAgent implements Runnable {

  private static final int HEARTBEAT_EVERY = 8;

  private final RetryingClient client;
  private final String id;
  private final Queue<String> accepted;
  private final Queue<String> settled;
  private final Random random;
  private final Set<String> overlooked = new HashSet<>();
  private final AtomicBoolean working = new AtomicBoolean(true);
  private volatile int atHand;

  /**
   * @param accepted told of handoffs that a server said this agent has
   * @param settled told of handoffs that a server said are over
   */
  WorkingAgent(RetryingClient client, String id, Queue<String> accepted, Queue<String> settled) {
    this.client = client;
    this.id = id;
    this.accepted = accepted;
    this.settled = settled;
    this.random = new Random(id.hashCode());
  }

  String id() {
    return id;
  }

  /** From now on nothing is heard of them. */
  void dropOff() {
    working.set(false);
  }

  /** Conversations that they have accepted and not settled, as of the last look. */
  int atHand() {
    return atHand;
  }

  @Override
  public void run() {
    client.put("/v1/agents/" + id + "/presence", "{'presence':'online'}");
    for (int look = 1; working.get(); look++) {
      if (look % HEARTBEAT_EVERY == 0) {
        client.post("/v1/agents/" + id + "/heartbeat", "{}");
      }
      JsonNode mine =
          client
              .get("/v1/handoffs?status=reserved,accepted,active&agent=" + id)
              .body()
              .path("items");
      int has = 0;
      for (JsonNode handoff : mine) {
        if (working.get()) {
          has += handoff.path("status").asText().equals("reserved") ? 0 : 1;
          goOn(handoff);
        }
      }
      atHand = has;
      RetryingClient.pause(30, 120);
    }
  }

  private void goOn(JsonNode handoff) {
    String path = "/v1/handoffs/" + handoff.path("id").asText();
    String me = "{'agent':'" + id + "'";
    switch (handoff.path("status").asText()) {
      case "reserved" -> answer(handoff, path, me);
      case "accepted" ->
          client.post(
              "/v1/conversations/" + handoff.path("conversation").asText() + "/turns",
              "{'id':'%s-%d','speaker':'agent','text':'hello','agent':'%s'}"
                  .formatted(id, random.nextLong(), id));
      default -> {
        boolean settles = random.nextBoolean();
        boolean done = client.post(path + (settles ? "/resolve" : "/hand-back"), me + "}").done();
        if (done) {
          settled.add(handoff.path("id").asText());
        }
      }
    }
  }

  /** One of twenty is refused, and one is overlooked until the reservation runs out. */
  private void answer(JsonNode handoff, String path, String me) {
    int choice = random.nextInt(20);
    if (overlooked.contains(path)) {
      return;
    }
    if (choice == 0) {
      client.post(path + "/refuse", me + "}");
    } else if (choice == 1) {
      overlooked.add(path);
    } else {
      String fence = ",'fence':" + handoff.path("fence").asLong() + "}";
      if (client.post(path + "/accept", me + fence).done()) {
        accepted.add(id + " " + handoff.path("id").asText());
      }
    }
  }
}
