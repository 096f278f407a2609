package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Callbacks from the slot that a customer picks to its end, on a real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CallbackApiTest {

  private Optional<TestServer> started = Optional.empty();

  @BeforeAll
  void start(@TempDir Path data) {
    started = Optional.of(new TestServer(data));
  }

  @AfterAll
  void stop() {
    started.ifPresent(TestServer::close);
  }

  private Closed workspace(String name, int capacity) throws Exception {
    return Closed.workspace(started.orElseThrow(), name, capacity);
  }

  private static String wish(Instant slot) {
    return "{'slot':'" + slot + "','timeZone':'Asia/Kolkata','phone':'+91 22 1234 5678'}";
  }

  @Test
  void slotsAreThoseOfTheHoursWithWhatIsBookedTakenOff() throws Exception {
    try (Closed queue = workspace("callback-slots", 2)) {
      queue.waiting("c", "web");
      JsonNode free = queue.get("/v1/queues/default/callback-slots?timeZone=Asia/Kolkata");
      assertThat(free.path("items")).hasSize(4);
      assertThat(free.at("/items/0/start").asText()).isEqualTo(queue.opens().toString());
      assertThat(free.at("/items/0/local").asText()).endsWith("T15:30");
      JsonNode booked = queue.post("/v1/conversations/c/callbacks", wish(queue.opens()), 201);
      assertThat(booked.at("/slot/local").asText()).endsWith("T15:30");
      assertThat(booked.path("message").asText()).contains("+91 22 1234 5678");
      assertThat(queue.get("/v1/queues/default/callback-slots").at("/items/0/free").asInt())
          .isEqualTo(1);
      Instant closed = queue.opens().plus(Duration.ofHours(2));
      assertThat(queue.api().post("/v1/conversations/c/callbacks", wish(closed)).status())
          .as("a time at which it is closed")
          .isEqualTo(409);
    }
  }

  @Test
  void theHandoffWaitsUntilTheSlotWithTheAgeItHas() throws Exception {
    try (Closed queue = workspace("callback-due", 1)) {
      String handoff = queue.waiting("c", "sms");
      JsonNode before = queue.get("/v1/handoffs/" + handoff);
      queue.server().clock().forward(Duration.ofMinutes(5));
      JsonNode booked = queue.post("/v1/conversations/c/callbacks", wish(queue.opens()), 201);
      assertThat(booked.path("handoff").asText()).isEqualTo(handoff);
      assertThat(queue.get("/v1/conversations/c/events").toString()).contains("handoff.postponed");
      assertThat(queue.api().delete("/v1/queues/default").status())
          .as("it waits in the queue, though not yet")
          .isEqualTo(409);
      String callback = "/v1/callbacks/" + booked.path("id").asText();
      Instant opens = queue.opens();
      queue.clockTo(opens.minusSeconds(1));
      Thread.sleep(1_500);
      assertThat(queue.get(callback).path("state").asText()).isEqualTo("booked");
      queue.clockTo(opens);
      queue.await(callback, one -> one.path("state").asText().equals("due"));
      JsonNode after = queue.get("/v1/handoffs/" + handoff);
      assertThat(after.path("status").asText()).isEqualTo("queued");
      String requested = before.at("/times/requested").asText();
      assertThat(after.at("/times/requested").asText()).isEqualTo(requested).isNotEmpty();
    }
  }

  @Test
  void atItsTimeItIsGivenToAnAgentBeforeAllWhoCameLater() throws Exception {
    try (Closed queue = workspace("callback-given", 1)) {
      Instant opens = queue.opens();
      String older = queue.waiting("older", "web");
      JsonNode before = queue.get("/v1/handoffs/" + older);
      queue.post("/v1/conversations/older/callbacks", wish(opens), 201);
      // So late that nobody counts as gone for the jump that follows.
      queue.clockTo(opens.minusSeconds(30));
      String younger = queue.waiting("younger", "web");
      queue.api().put("/v1/agents/eva", "{'name':'Eva','channels':{'web':1}}");
      online(queue);
      JsonNode reserved = queue.await("/v1/handoffs/" + younger, CallbackApiTest::reserved);
      assertThat(queue.get("/v1/handoffs/" + older).path("status").asText())
          .as("an agent is free, but it is not time")
          .isEqualTo("queued");
      String fence = "{'agent':'eva','fence':" + reserved.path("fence").asInt() + "}";
      queue.post("/v1/handoffs/" + younger + "/accept", fence, 200);
      String youngest = queue.waiting("youngest", "web");
      queue.clockTo(opens.plusMillis(1));
      online(queue);
      queue.post("/v1/handoffs/" + younger + "/resolve", "{'agent':'eva'}", 200);
      JsonNode after = queue.await("/v1/handoffs/" + older, CallbackApiTest::reserved);
      assertThat(after.path("agent").asText()).isEqualTo("eva");
      assertThat(after.at("/times/requested")).isEqualTo(before.at("/times/requested"));
      assertThat(queue.get("/v1/handoffs/" + youngest).path("status").asText()).isEqualTo("queued");
      JsonNode why = queue.get("/v1/handoffs/" + older + "/routing");
      assertThat(why.at("/given/agent").asText()).isEqualTo("eva");
    }
  }

  private static void online(Closed queue) throws Exception {
    queue.api().put("/v1/agents/eva/presence", "{'presence':'online'}");
  }

  private static boolean reserved(JsonNode handoff) {
    return handoff.path("status").asText().equals("reserved");
  }

  @Test
  void aLinkMovesOrCancelsOnceWithoutAKey() throws Exception {
    try (Closed queue = workspace("callback-link", 1);
        Api nobody = queue.server().with("")) {
      String handoff = queue.waiting("c", "web");
      JsonNode booked = queue.post("/v1/conversations/c/callbacks", wish(queue.opens()), 201);
      Instant later = queue.opens().plus(Duration.ofMinutes(90));
      String move =
          "{'token':'%s','action':'move','slot':'%s'}"
              .formatted(booked.path("token").asText(), later);
      JsonNode moved = nobody.post("/v1/links/callback", move).json();
      assertThat(moved.path("valid").asBoolean()).as("%s", moved).isTrue();
      assertThat(moved.at("/callback/slot/start").asText()).isEqualTo(later.toString());
      assertThat(moved.at("/callback/moves").asInt()).isEqualTo(1);
      assertThat(nobody.post("/v1/links/callback", move).json().path("valid").asBoolean())
          .as("a token works once")
          .isFalse();
      String cancel =
          "{'token':'%s','action':'cancel'}".formatted(moved.at("/callback/token").asText());
      JsonNode cancelled = nobody.post("/v1/links/callback", cancel).json();
      assertThat(cancelled.at("/callback/state").asText()).isEqualTo("cancelled");
      assertThat(queue.get("/v1/handoffs/" + handoff).path("status").asText())
          .isEqualTo("abandoned");
      assertThat(queue.get("/v1/queues/default/callback-slots").path("items")).hasSize(4);
    }
  }

  @Test
  void aMoveToASlotThatIsFullLeavesAllAsItWas() throws Exception {
    try (Closed queue = workspace("callback-full", 1)) {
      queue.waiting("first", "web");
      queue.waiting("second", "web");
      Instant later = queue.opens().plus(Duration.ofMinutes(30));
      queue.post("/v1/conversations/first/callbacks", wish(queue.opens()), 201);
      JsonNode second = queue.post("/v1/conversations/second/callbacks", wish(later), 201);
      String move =
          "{'token':'%s','action':'move','slot':'%s'}"
              .formatted(second.path("token").asText(), queue.opens());
      assertThat(queue.api().post("/v1/links/callback", move).status()).isEqualTo(409);
      JsonNode same = queue.get("/v1/callbacks/" + second.path("id").asText());
      assertThat(same.at("/slot/start").asText()).isEqualTo(later.toString());
      String cancel = "{'token':'%s','action':'cancel'}".formatted(second.path("token").asText());
      assertThat(queue.post("/v1/links/callback", cancel, 200).path("valid").asBoolean())
          .as("what failed used no token up")
          .isTrue();
    }
  }

  @Test
  void itEndsWithTheWaitAndItsPlaceIsFree() throws Exception {
    try (Closed queue = workspace("callback-ended", 1)) {
      String taken = booked(queue, "taken", 0);
      String written = booked(queue, "written", 30);
      String ticket = booked(queue, "ticket", 60);
      String waiting = booked(queue, "waiting", 90);
      String handoff = queue.get(taken).path("handoff").asText();
      queue.post("/v1/handoffs/" + handoff + "/take-over", "{'agent':'maria'}", 200);
      queue.say("written", "{'id':'a-1','speaker':'agent','agent':'maria','text':'Hello'}");
      queue.post("/v1/conversations/ticket/tickets", "", 201);
      assertEnded(queue, taken, "taken_over");
      assertEnded(queue, written, "taken_over");
      assertEnded(queue, ticket, "ticket");
      assertThat(queue.get(waiting).path("state").asText()).isEqualTo("booked");
      assertThat(queue.get("/v1/queues/default/callback-slots").path("items")).hasSize(3);
      queue.post(waiting + "/cancel", "", 200);
      assertEnded(queue, waiting, "customer");
    }
  }

  @Test
  void whoAnAgentGaveBackWaitsForNoSlot() throws Exception {
    try (Closed queue = workspace("callback-released", 1)) {
      String handoff = "/v1/handoffs/" + queue.get(booked(queue, "c", 0)).path("handoff").asText();
      queue.post(handoff + "/take-over", "{'agent':'maria'}", 200);
      queue.post(handoff + "/refuse", "{'agent':'maria'}", 200);
      assertThat(queue.get(handoff).path("status").asText()).isEqualTo("queued");
      assertThat(queue.get(handoff).path("times").has("callback")).isFalse();
    }
  }

  /** Path of a callback so many minutes after the queue opens. */
  private static String booked(Closed queue, String conversation, int minutes) throws Exception {
    queue.waiting(conversation, "web");
    Instant slot = queue.opens().plus(Duration.ofMinutes(minutes));
    String path = "/v1/conversations/" + conversation + "/callbacks";
    return "/v1/callbacks/" + queue.post(path, wish(slot), 201).path("id").asText();
  }

  private static void assertEnded(Closed queue, String callback, String why) throws Exception {
    JsonNode ended = queue.get(callback);
    assertThat(ended.path("state").asText()).as(callback).isEqualTo("cancelled");
    assertThat(ended.path("why").asText()).isEqualTo(why);
  }

  @Test
  void aSlotIsNeverOverbooked() throws Exception {
    try (Closed queue = workspace("callback-race", 5);
        ExecutorService pool = Executors.newFixedThreadPool(12)) {
      List<Callable<Integer>> bookings = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        String conversation = "c" + i;
        queue.waiting(conversation, "web");
        bookings.add(() -> booked(queue, conversation));
      }
      List<Integer> answers = new ArrayList<>();
      for (Future<Integer> answer : pool.invokeAll(bookings)) {
        answers.add(answer.get());
      }
      assertThat(answers).containsOnly(201, 409);
      assertThat(answers.stream().filter(status -> status == 201)).hasSize(5);
    }
  }

  /** Whoever could not get the lock in time asks again. */
  private static int booked(Closed queue, String conversation) throws Exception {
    int status = 503;
    while (status == 503) {
      status =
          queue
              .api()
              .post("/v1/conversations/" + conversation + "/callbacks", wish(queue.opens()))
              .status();
    }
    return status;
  }

  /** What an agent took who gives it up is in no queue for some seconds. */
  @Test
  void whoAsksForACallbackBeforeAQueueIsChosenGetsOne() throws Exception {
    try (Closed shop = Closed.workspace(started.orElseThrow(), "given-up", 1)) {
      String handoff =
          shop.post("/v1/conversations/c/handoffs", "{'agent':'maria'}", 201).path("id").asText();
      JsonNode given = shop.post("/v1/handoffs/" + handoff + "/refuse", "{'agent':'maria'}", 200);
      assertThat(given.path("status").asText()).isEqualTo("requested");
      JsonNode booked =
          shop.post("/v1/conversations/c/callbacks", "{'phone':'+49 30 123456'}", 201);
      assertThat(booked.path("handoff").asText()).isEqualTo(handoff);
    }
  }
}
