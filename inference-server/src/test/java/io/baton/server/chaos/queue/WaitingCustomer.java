package io.baton.server.chaos.queue;

import java.util.Queue;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

/** A customer who asks for a human again and again, and writes while they wait. */
final class WaitingCustomer implements Runnable {

  private final RetryingClient client;
  private final String conversation;
  private final Queue<String> promised;
  private final AtomicBoolean stopped;
  private final Random random;

  /**
   * @param promised told of handoffs that a server said there are
   */
  WaitingCustomer(
      RetryingClient client, String conversation, Queue<String> promised, AtomicBoolean stopped) {
    this.client = client;
    this.conversation = conversation;
    this.promised = promised;
    this.stopped = stopped;
    this.random = new Random(conversation.hashCode());
  }

  @Override
  public void run() {
    while (!stopped.get()) {
      RetryingClient.Answer asked =
          client.post("/v1/conversations/" + conversation + "/handoffs", "{}");
      if (asked.done()) {
        String handoff = asked.body().path("id").asText();
        promised.add(handoff);
        untilOver(handoff);
      }
    }
  }

  private void untilOver(String handoff) {
    while (!stopped.get()) {
      if (random.nextInt(4) == 0) {
        client.post(
            "/v1/conversations/" + conversation + "/turns",
            "{'id':'t-%d','speaker':'customer','text':'my order is %d'}"
                .formatted(random.nextLong(), random.nextInt(100)));
      }
      if (client.get("/v1/handoffs/" + handoff).body().at("/times/ended").isTextual()) {
        return;
      }
      RetryingClient.pause(200, 500);
    }
  }
}
