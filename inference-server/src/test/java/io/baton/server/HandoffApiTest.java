package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.server.db.EmbeddedDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Conversations that go to a human and back, on a real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HandoffApiTest {

  private static final String HELP = "I want to talk to a human";

  private Optional<TestServer> started = Optional.empty();
  private Path data = Path.of("");

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    data = folder;
    started = Optional.of(new TestServer(folder));
  }

  @AfterAll
  void stop() {
    started.ifPresent(TestServer::close);
  }

  private Api api() {
    return started.orElseThrow().operator();
  }

  private Api.Answer say(String conversation, String turn, String speaker, String text)
      throws Exception {
    return api()
        .post(
            "/v1/conversations/" + conversation + "/turns",
            "{'id':'" + turn + "','speaker':'" + speaker + "','text':'" + text + "'}");
  }

  private Api.Answer agent(String conversation, String turn, String agent, String text)
      throws Exception {
    return api()
        .post(
            "/v1/conversations/" + conversation + "/turns",
            "{'id':'"
                + turn
                + "','speaker':'agent','agent':'"
                + agent
                + "','text':'"
                + text
                + "'}");
  }

  private Api.Answer give(String handoff, String command, String body) throws Exception {
    return api().post("/v1/handoffs/" + handoff + "/" + command, body);
  }

  private List<String> events(String conversation) throws Exception {
    JsonNode items =
        api().get("/v1/conversations/" + conversation + "/events?limit=200").json().path("items");
    List<Integer> numbers = new ArrayList<>();
    items.forEach(item -> numbers.add(item.path("seq").asInt()));
    for (int i = 0; i < numbers.size(); i++) {
      assertThat(numbers.get(i)).isEqualTo(i + 1);
    }
    return StreamSupport.stream(items.spliterator(), false)
        .map(item -> item.path("type").asText().replace("handoff.", ""))
        .toList();
  }

  private String handedOff(String conversation) throws Exception {
    JsonNode decision = say(conversation, "t-1", "customer", HELP).json();
    assertThat(decision.path("action").asText()).isEqualTo("hand_off");
    JsonNode brief = decision.path("handoff");
    assertThat(brief.path("status").asText()).isEqualTo("queued");
    assertThat(brief.path("owner").asText()).isEqualTo("waiting");
    assertThat(brief.path("reason").asText()).isEqualTo("explicit_request");
    return brief.path("id").asText();
  }

  @Test
  void aStateThatCannotBeReadStandsInNoHandoffsWay() throws Exception {
    say("damaged", "t-1", "customer", "hello");
    try (Connection database =
            DriverManager.getConnection(EmbeddedDatabase.findRunning(data).orElseThrow());
        Statement statement = database.createStatement()) {
      statement.execute("SET baton.workspaces = '*'");
      assertThat(
              statement.executeUpdate(
                  "UPDATE conversation SET state = '\\xff' WHERE conversation_id = 'damaged'"))
          .isEqualTo(1);
    }
    Api.Answer asked = api().post("/v1/conversations/damaged/handoffs", "{}");
    assertThat(asked.status()).as("%s", asked.json()).isEqualTo(201);
    String handoff = "/v1/handoffs/" + asked.json().path("id").asText();
    assertThat(api().post(handoff + "/take-over", "{'agent':'maria'}").status()).isEqualTo(200);
    assertThat(api().post(handoff + "/resolve", "{'agent':'maria'}").status()).isEqualTo(200);
    assertThat(say("damaged", "t-2", "customer", "hello again").status()).isEqualTo(201);
  }

  @Test
  void aDecisionToHandOffIsAHandoffAndTheBotIsSilentOnceAnAgentHasIt() throws Exception {
    String handoff = handedOff("there");
    assertThat(say("there", "t-2", "bot", "I connect you").status()).isEqualTo(201);
    JsonNode taken = give(handoff, "take-over", "{'agent':'maria'}").json();
    assertThat(taken.path("status").asText()).isEqualTo("accepted");
    assertThat(taken.path("owner").asText()).isEqualTo("agent");
    Api.Answer refused = say("there", "t-3", "bot", "Still there?");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("field").asText()).isEqualTo("speaker");
    assertThat(refused.json().path("detail").asText())
        .isEqualTo("agent 'maria' has the conversation; the bot must not write");
    assertThat(refused.json().path("wording").asText())
        .isEqualTo("You are now talking with a colleague, so I'll stay out of the conversation.");
    assertThat(agent("there", "t-4", "otto", "Hello").status()).isEqualTo(409);
    JsonNode first = agent("there", "t-5", "maria", "Hello, I am Maria").json();
    assertThat(first.path("handoff").path("status").asText()).isEqualTo("active");
    JsonNode customer = say("there", "t-6", "customer", HELP).json();
    assertThat(customer.path("action").asText()).isEqualTo("continue");
    assertThat(customer.path("reason").asText()).isEqualTo("agent_has_it");
    assertThat(events("there"))
        .containsExactly("requested", "queued", "introduced", "accepted", "active");
    assertThat(api().get("/v1/handoffs/" + handoff).json().path("mode").asText()).isEqualTo("cold");
  }

  @Test
  void whoWaitsIsNotOfferedWhatTheyWaitForAndDeclinesNothing() throws Exception {
    handedOff("offered-again");
    JsonNode waits = say("offered-again", "t-2", "customer", "my lawyer will read this").json();
    assertThat(waits.path("action").asText()).isEqualTo("continue");
    assertThat(waits.path("reason").asText()).isEqualTo("waits_for_human");
    assertThat(waits.path("wording").asText()).startsWith("Thank you, I've added that");
    assertThat(waits.at("/handoff/status").asText()).isEqualTo("queued");
    JsonNode no = say("offered-again", "t-3", "customer", "no").json();
    assertThat(no.path("reason").asText()).isNotEqualTo("offer_declined");
    assertThat(no.at("/handoff/status").asText()).isEqualTo("queued");
  }

  @Test
  void whatIsHandedBackIsTheBotsAndDoesNotComeBackAtOnce() throws Exception {
    String handoff = handedOff("back");
    give(handoff, "take-over", "{'agent':'maria'}");
    give(handoff, "context-delivered", "{'agent':'maria'}");
    agent("back", "t-2", "maria", "I have refunded it");
    JsonNode back =
        give(
                handoff,
                "hand-back",
                "{'agent':'maria','note':'refunded','tasks':['survey','follow_up']}")
            .json();
    assertThat(back.path("status").asText()).isEqualTo("handed_back");
    assertThat(back.path("mode").asText()).isEqualTo("warm");
    Api.Answer late = agent("back", "t-3", "maria", "One more thing");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.json().path("detail").asText())
        .isEqualTo("the bot has the conversation again; take it over to write");
    JsonNode next = say("back", "t-4", "customer", "when does the shop open").json();
    assertThat(next.path("action").asText()).isEqualTo("continue");
    assertThat(next.path("handoff").path("owner").asText()).isEqualTo("bot");
    assertThat(next.path("handoff").path("handback").path("note").asText()).isEqualTo("refunded");
    assertThat(next.path("handoff").path("handback").path("tasks")).hasSize(2);
    JsonNode bot = say("back", "t-5", "bot", "At nine").json();
    assertThat(bot.has("handoff")).isFalse();
    JsonNode again = say("back", "t-6", "customer", HELP).json();
    assertThat(again.path("handoff").path("id").asText()).isNotEqualTo(handoff).isNotEmpty();
    String second = again.path("handoff").path("id").asText();
    assertThat(api().get("/v1/handoffs/" + second).json().path("episode").asInt()).isEqualTo(2);
  }

  @Test
  void troubleOfBeforeTheHandbackRaisesNothingAtTheFirstWordsAfterIt() throws Exception {
    JsonNode third = notUnderstood("anew", "f-1");
    for (String turn : List.of("f-2", "f-3")) {
      say("anew", "pardon-" + turn, "bot", "Pardon?");
      third = notUnderstood("anew", turn);
    }
    assertThat(signals(third)).contains("repeated_failure", "loop");
    String handoff = handedOff("anew");
    give(handoff, "take-over", "{'agent':'maria'}");
    agent("anew", "t-2", "maria", "I look into it");
    notUnderstood("anew", "f-4");
    give(handoff, "hand-back", "{'agent':'maria'}");
    JsonNode first = notUnderstood("anew", "f-5");
    assertThat(first.at("/handoff/status").asText()).isEqualTo("handed_back");
    assertThat(signals(first)).isEmpty();
    assertThat(first.path("action").asText()).isEqualTo("rephrase");
  }

  private JsonNode notUnderstood(String conversation, String turn) throws Exception {
    String said = "'speaker':'customer','text':'where is my parcel from last week'";
    return api()
        .post(
            "/v1/conversations/" + conversation + "/turns",
            "{'id':'" + turn + "'," + said + ",'fallback':true}")
        .json();
  }

  private static List<String> signals(JsonNode answer) {
    return answer.path("signals").findValuesAsText("name");
  }

  @Test
  void aHumanCanBeAskedForBeforeAnybodySpoke() throws Exception {
    Api.Answer asked =
        api().post("/v1/conversations/bare/handoffs", "{'reason':'bot_request','detail':'x'}");
    assertThat(asked.status()).isEqualTo(201);
    String handoff = asked.json().path("id").asText();
    assertThat(api().post("/v1/conversations/bare/handoffs", "{}").json().path("id").asText())
        .isEqualTo(handoff);
    assertThat(api().get("/v1/conversations/bare").json().path("owner").asText())
        .isEqualTo("waiting");
    JsonNode said =
        api()
            .post(
                "/v1/conversations/bare/turns",
                "{'id':'t-1','speaker':'customer','text':'hello',"
                    + "'conversation':{'channel':'web','language':'de'}}")
            .json();
    assertThat(said.path("handoff").path("id").asText()).isEqualTo(handoff);
    JsonNode facts = api().get("/v1/conversations/bare").json().path("facts");
    assertThat(facts.path("language").asText()).isEqualTo("de");
    assertThat(events("bare")).containsExactly("requested", "queued", "introduced");
  }

  @Test
  void anAgentWhoWritesWhereNobodyHasItTakesItOver() throws Exception {
    say("reply", "t-1", "customer", "where is my order");
    JsonNode reply = agent("reply", "t-2", "otto", "I look for it").json();
    assertThat(reply.path("handoff").path("status").asText()).isEqualTo("active");
    assertThat(reply.path("handoff").path("agent").asText()).isEqualTo("otto");
    assertThat(events("reply")).containsExactly("accepted", "active");
    assertThat(say("reply", "t-3", "bot", "It is on its way").status()).isEqualTo(409);
  }

  @Test
  void aTransferGoesOnInTheOtherQueueAndTheOldHandoffIsHistory() throws Exception {
    String handoff = handedOff("transfer");
    give(handoff, "take-over", "{'agent':'maria'}");
    JsonNode next = give(handoff, "transfer", "{'agent':'maria','queue':'refunds'}").json();
    assertThat(next.path("previous").asText()).isEqualTo(handoff);
    assertThat(next.path("queue").asText()).isEqualTo("refunds");
    assertThat(next.path("status").asText()).isEqualTo("queued");
    Api.Answer old = give(handoff, "resolve", "{'agent':'maria'}");
    assertThat(old.status()).isEqualTo(409);
    JsonNode listed = api().get("/v1/handoffs?status=queued&queue=refunds").json().path("items");
    assertThat(listed).hasSize(1);
    assertThat(listed.path(0).path("id").asText()).isEqualTo(next.path("id").asText());
  }

  @Test
  void whereQueuesAreDescribedATransferGoesToOneOfThem() throws Exception {
    try (Helped shop = Helped.workspace(started.orElseThrow(), "transfers")) {
      shop.put("/v1/queues/refunds", "{'name':'Refunds'}", 201);
      String handoff = "/v1/handoffs/" + shop.active("c", "maria");
      JsonNode refused =
          shop.post(handoff + "/transfer", "{'agent':'maria','queue':'refund'}", 422);
      assertThat(refused.path("field").asText()).isEqualTo("queue");
      assertThat(refused.path("detail").asText()).isEqualTo("there is no queue 'refund'");
      assertThat(shop.get(handoff, 200).path("status").asText()).isEqualTo("active");
      JsonNode unknown = shop.get("/v1/availability?queue=refund", 422);
      assertThat(unknown.path("field").asText()).isEqualTo("queue");
      shop.post(handoff + "/transfer", "{'agent':'maria','queue':'refunds'}", 200);
    }
  }

  @Test
  void theUsualQueueIsThereBeforeAnybodyWaitedInIt() throws Exception {
    try (Helped shop = Helped.workspace(started.orElseThrow(), "unused")) {
      shop.get("/v1/queues/care", 404);
      shop.put("/v1/handoff-settings", "{'usualQueue':'care'}", 200);
      assertThat(shop.get("/v1/queues/care", 200).path("waiting").asInt()).isZero();
      assertThat(shop.get("/v1/queues/care/reply-time", 200).path("known").asBoolean()).isFalse();
      JsonNode forecast = shop.get("/v1/queues/care/forecast", 200);
      assertThat(forecast.path("timeZone").asText()).isEqualTo("UTC");
      assertThat(shop.get("/v1/availability", 200).path("queue").asText()).isEqualTo("care");
    }
  }

  @Test
  void whatIsSaidOfWaitingIsNotSaidAfterIt() throws Exception {
    try (Helped shop = Helped.workspace(started.orElseThrow(), "no-wait")) {
      shop.put("/v1/agents/maria", "{'name':'Maria','channels':{'web':1}}", 201);
      String handoff = shop.asked("c", "");
      while (shop.events("c", "queue.position_changed").isEmpty()) {
        Thread.sleep(50);
      }
      shop.post("/v1/handoffs/" + handoff + "/take-over", "{'agent':'maria'}", 200);
      assertThat(Helped.texts(shop.customer("c", "t-2", "hello?").path("messages")))
          .containsExactly("handoff.accepted: Maria has joined the conversation.");
    }
  }

  /** A bot that never stops, and agents who take its conversations meanwhile. */
  @Test
  void aBotThatWritesWhileAnAgentAcceptsIsSilentFromThatMomentOn() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    try (ExecutorService bots = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> kept = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String conversation = "silent-" + i;
        String handoff = handedOff(conversation);
        kept.add(bots.submit(() -> writing(conversation, over)));
        Thread.sleep(20);
        assertThat(give(handoff, "take-over", "{'agent':'maria'}").status()).isEqualTo(200);
        assertThat(say(conversation, "late", "bot", "Still here").status()).isEqualTo(409);
      }
      over.set(true);
      for (int i = 0; i < kept.size(); i++) {
        JsonNode turns =
            api().get("/v1/conversations/silent-" + i + "/turns?limit=200").json().path("items");
        // That of the customer, and of the bot what it was told was kept: nothing after a no.
        assertThat(turns).hasSize(1 + kept.get(i).get());
      }
    }
  }

  /** Writes until it is over; how many turns were kept, all of them before the first refusal. */
  private int writing(String conversation, AtomicBoolean over) throws Exception {
    int kept = 0;
    boolean refused = false;
    for (int i = 0; i < 150 && !over.get(); i++) {
      int status = say(conversation, "b-" + i, "bot", "One moment please").status();
      while (status == 503) {
        // A busy machine did not store it in time.
        status = say(conversation, "b-" + i, "bot", "One moment please").status();
      }
      assertThat(status).isIn(200, 201, 409);
      assertThat(refused && status != 409).as("%s turn %s", conversation, i).isFalse();
      refused = status == 409;
      kept += refused ? 0 : 1;
    }
    return kept;
  }

  @Test
  void nobodyComesAndThereIsATicket() throws Exception {
    String handoff = handedOff("late");
    started.orElseThrow().clock().forward(Duration.ofHours(9));
    JsonNode expired = waitFor(handoff, "expired");
    assertThat(expired.path("ticket").asText()).isNotEmpty();
    assertThat(events("late")).containsExactly("requested", "queued", "introduced", "expired");
    assertThat(say("late", "t-2", "bot", "There is a ticket").status()).isEqualTo(201);
  }

  private JsonNode waitFor(String handoff, String status) throws Exception {
    for (int i = 0; i < 200; i++) {
      JsonNode found = api().get("/v1/handoffs/" + handoff).json();
      if (found.path("status").asText().equals(status)) {
        return found;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("not " + status + " in time: " + api().get("/v1/handoffs/" + handoff));
  }

  @Test
  void aBotThatIsGoneLeavesItsCustomersToPeople() throws Exception {
    try {
      api().put("/v1/handoff-settings", "{'botSeconds':30}");
      say("gone", "t-1", "bot", "How can I help?");
      say("gone", "t-2", "customer", "where is my order");
      say("kept", "t-1", "customer", "where is my order");
      say("kept", "t-2", "bot", "It was sent yesterday");
      started.orElseThrow().clock().forward(Duration.ofSeconds(31));
      String found = "";
      for (int i = 0; i < 200 && found.isEmpty(); i++) {
        found = api().get("/v1/conversations/gone").json().path("handoff").asText();
        Thread.sleep(50);
      }
      JsonNode handoff = api().get("/v1/handoffs/" + found).json();
      assertThat(handoff.path("reason").asText()).isEqualTo("bot_unreachable");
      assertThat(handoff.path("status").asText()).isEqualTo("queued");
      assertThat(api().get("/v1/conversations/kept").json().has("handoff")).isFalse();
    } finally {
      api().put("/v1/handoff-settings", "{}");
    }
  }

  @Test
  void whatAHumanSettledIsNotLeftToPeopleAgainAndAnOfferIsLeftToThem() throws Exception {
    try {
      api().put("/v1/handoff-settings", "{'botSeconds':30}");
      say("settled", "t-1", "bot", "How can I help?");
      String settled =
          api()
              .post("/v1/conversations/settled/handoffs", "{'agent':'maria'}")
              .json()
              .path("id")
              .asText();
      agent("settled", "t-2", "maria", "It is on its way");
      say("settled", "t-3", "customer", "thanks");
      give(settled, "resolve", "{'agent':'maria'}");
      offered("offered");
      say("left", "t-1", "bot", "How can I help?");
      say("left", "t-2", "customer", "where is my order");
      started.orElseThrow().clock().forward(Duration.ofSeconds(31));
      assertThat(untilHandoff("left", "queued").path("reason").asText())
          .isEqualTo("bot_unreachable");
      assertThat(untilHandoff("offered", "queued").path("reason").asText())
          .isEqualTo("bot_unreachable");
      assertThat(api().get("/v1/conversations/settled").json().path("handoff").asText())
          .isEqualTo(settled);
    } finally {
      api().put("/v1/handoff-settings", "{}");
    }
  }

  /** A customer whom the bot does not understand until it offers a human. */
  private void offered(String conversation) throws Exception {
    say(conversation, "t-1", "bot", "How can I help?");
    for (String turn : List.of("t-2", "t-3", "t-4")) {
      String hm = "{'id':'" + turn + "','speaker':'customer','text':'hm','fallback':true}";
      api().post("/v1/conversations/" + conversation + "/turns", hm);
    }
    assertThat(untilHandoff(conversation, "offered").path("reason").asText()).isNotEmpty();
  }

  /** The last handoff of a conversation, once it has a status. */
  private JsonNode untilHandoff(String conversation, String status) throws Exception {
    JsonNode found = api().get("/v1/conversations/" + conversation).json();
    for (int i = 0; i < 200; i++) {
      String id = found.path("handoff").asText();
      JsonNode handoff = api().get("/v1/handoffs/" + id).json();
      if (handoff.path("status").asText().equals(status)) {
        return handoff;
      }
      Thread.sleep(50);
      found = api().get("/v1/conversations/" + conversation).json();
    }
    throw new AssertionError(conversation + ": " + found);
  }

  @Test
  void aCustomerWhoWaitsAndFallsSilentHasLeft() throws Exception {
    try {
      assertThat(
              api()
                  .put(
                      "/v1/handoff-settings", "{'silenceSeconds':60,'engineFailure':'rules_alone'}")
                  .json()
                  .path("silenceSeconds")
                  .asInt())
          .isEqualTo(60);
      String silent = handedOff("silent");
      String writing = handedOff("writing");
      started.orElseThrow().clock().forward(Duration.ofSeconds(40));
      say("writing", "t-2", "customer", "are you there?");
      started.orElseThrow().clock().forward(Duration.ofSeconds(40));
      assertThat(waitFor(silent, "abandoned").path("status").asText()).isEqualTo("abandoned");
      assertThat(api().get("/v1/conversations/silent/events?limit=200").json().toString())
          .contains("\"why\":\"silence\"");
      assertThat(api().get("/v1/handoffs/" + writing).json().path("status").asText())
          .isEqualTo("queued");
      assertThat(
              api()
                  .put("/v1/handoff-settings", "{'freeTextSeconds':{'whatsapp':0}}")
                  .json()
                  .path("field")
                  .asText())
          .isEqualTo("freeTextSeconds.whatsapp");
      assertThat(api().put("/v1/handoff-settings", "{'engineFailure':'never'}").status())
          .isEqualTo(422);
    } finally {
      api().put("/v1/handoff-settings", "{}");
    }
  }

  @Test
  void settingsSayWhoHasAReturningCustomerAndWhatABotMaySayMeanwhile() throws Exception {
    assertThat(api().put("/v1/handoff-settings", "{'waitingSeconds':0}").status()).isEqualTo(422);
    assertThat(api().put("/v1/handoff-settings", "{'no':1}").json().path("field").asText())
        .isEqualTo("no");
    try {
      api()
          .put(
              "/v1/handoff-settings",
              "{'returning':'last_agent','botWhileWaiting':['opening_hours']}");
      String handoff = handedOff("returning");
      assertThat(say("returning", "t-2", "bot", "Meanwhile...").status()).isEqualTo(409);
      String allowed = "{'id':'t-3','speaker':'bot','text':'At nine','intent':'opening_hours'}";
      assertThat(api().post("/v1/conversations/returning/turns", allowed).status()).isEqualTo(201);
      give(handoff, "take-over", "{'agent':'maria'}");
      give(handoff, "resolve", "{'agent':'maria'}");
      JsonNode again = say("returning", "t-4", "customer", "it broke again").json();
      assertThat(again.path("handoff").path("reason").asText()).isEqualTo("returning_customer");
      assertThat(again.path("handoff").path("id").asText()).isNotEqualTo(handoff);
    } finally {
      api().put("/v1/handoff-settings", "{}");
    }
  }

  @Test
  void theIdOfAnAgentWhoWritesIsAsLongAsAnyOtherAtMost() throws Exception {
    StringBuilder id = new StringBuilder();
    SplittableRandom random = new SplittableRandom(7);
    while (id.length() < 8_000) {
      id.append(Long.toString(random.nextLong(1L << 60), 36));
    }
    Api.Answer refused = agent("long", "t-1", id.toString(), "Hello");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("field").asText()).isEqualTo("agent");
    assertThat(agent("long", "t-2", "a".repeat(128), "Hello").status()).isEqualTo(201);
  }

  @Test
  void whatDoesNotFitIsRefusedAndNamed() throws Exception {
    String handoff = handedOff("wrong");
    assertThat(give(handoff, "accept", "{'agent':'a','fence':1}").status()).isEqualTo(409);
    assertThat(give(handoff, "accept", "{'agent':'a','fence':0}").json().path("field").asText())
        .isEqualTo("fence");
    assertThat(give(handoff, "resolve", "{}").json().path("field").asText()).isEqualTo("agent");
    assertThat(give(handoff, "accept", "{'agent':'a'}").json().path("detail").asText())
        .isEqualTo("is missing");
    assertThat(give("none", "resolve", "{'agent':'a'}").status()).isEqualTo(404);
    assertThat(
            api()
                .post("/v1/conversations/w2/handoffs", "{'reason':'bot_request','agent':'a'}")
                .json()
                .path("field")
                .asText())
        .isEqualTo("reason");
    assertThat(
            api()
                .post("/v1/conversations/wrong/handoffs", "{'reason':'because'}")
                .json()
                .path("field")
                .asText())
        .isEqualTo("reason");
    assertThat(api().get("/v1/handoffs?status=lost").json().path("field").asText())
        .isEqualTo("status");
  }
}
