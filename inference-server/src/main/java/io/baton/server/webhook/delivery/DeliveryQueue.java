package io.baton.server.webhook.delivery;

import io.baton.server.webhook.endpoint.WebhookEndpoint;
import io.baton.server.webhook.http.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** What is to be delivered, shared by all servers of a database. */
public interface DeliveryQueue {

  /**
   * Looks at events that none of the servers looked at yet, and makes a delivery for each endpoint
   * that wants one.
   *
   * @return how many events there were; 0 also while another server looks
   */
  int gather(int most, Instant now);

  /**
   * A conversation of which an endpoint is told by whoever has the lease.
   *
   * @param lease ends by itself, so that nothing is lost with a server
   */
  record Claim(String workspace, String webhook, String conversation, UUID lease) {}

  /**
   * How much is claimed.
   *
   * @param most in all
   * @param each of an endpoint that takes what it is sent
   * @param running by endpoint, what is being sent already
   */
  record Room(int most, int each, Map<String, Integer> running) {

    public Room {
      running = Map.copyOf(running);
    }
  }

  /** Claims conversations of which something is due, at most one of an endpoint that fails. */
  List<Claim> claim(Room room, Instant now);

  /**
   * The next delivery of a conversation.
   *
   * @param body of the event, JSON
   * @param decision on the turn that the event is about, JSON, if it is about one
   * @param attempts before this one
   */
  record Due(
      WebhookEndpoint endpoint,
      String id,
      int seq,
      String type,
      Instant at,
      int attempts,
      String body,
      Optional<String> decision) {}

  /** What is next; empty if nothing is to be sent, and then the claim is over. */
  Optional<Due> next(Claim claim);

  /** The claim is over, and nothing was sent. */
  void release(Claim claim);

  /**
   * What came of an attempt ends the claim.
   *
   * @return false if somebody else has it by now: then nothing is written
   */
  boolean settle(Claim claim, Due due, Reply reply, Outcome outcome);

  /** Removes what was delivered before a time, at most so many. */
  int prune(Instant before, int most);

  /** Milliseconds since 1970 of the oldest event that an endpoint which is on was not told yet. */
  OptionalLong oldest();
}
