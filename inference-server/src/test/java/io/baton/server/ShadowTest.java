package io.baton.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Models that score live turns in shadow. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
final class ShadowTest {

  private static final float CALM = -5;
  private static final float ALARMED = 5;
  private static final String HELP = "I want to talk to a human";

  private Optional<Registry> opened = Optional.empty();

  @BeforeAll
  void start(@TempDir Path data) {
    opened = Optional.of(new Registry(data));
  }

  @AfterAll
  void stop() {
    opened.ifPresent(Registry::close);
  }

  private List<JsonNode> disagreements(String query, String conversation) throws Exception {
    List<JsonNode> found = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          opened.orElseThrow().api().get("/v1/models/disagreements?" + query + cursor).json();
      for (JsonNode item : page.path("items")) {
        if (item.path("conversation").asText().equals(conversation)) {
          found.add(item);
        }
      }
      cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
    } while (!cursor.isEmpty());
    return found;
  }

  private List<JsonNode> awaited(String conversation, int most) throws Exception {
    List<JsonNode> found = List.of();
    for (int i = 0; i < 200 && found.size() < most; i++) {
      Thread.sleep(25);
      found = disagreements("limit=2", conversation);
    }
    return found;
  }

  private static JsonNode say(Api api, String conversation, String turn, String text)
      throws Exception {
    Api.Answer answer =
        api.post(
            "/v1/conversations/" + conversation + "/turns",
            "{'id':'" + turn + "','speaker':'customer','text':'" + text + "'}");
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(201);
    return answer.json();
  }

  /** Waits until a turn of another conversation, sent after all others, was scored in shadow. */
  private void awaitShadow(Registry registry, String last) throws Exception {
    registry.promote("shadow", registry.push(ALARMED));
    say(registry.api(), last, 1);
    assertThat(awaited(last, 1)).hasSize(1);
  }

  private static Api.Answer say(Api api, String conversation, int turn) throws Exception {
    return api.post(
        "/v1/conversations/" + conversation + "/turns",
        "{'id':'t-" + turn + "','speaker':'customer','text':'my parcel number " + turn + "'}");
  }

  @Test
  void whereTheyDisagreeIsKeptAndTheAnswerIsTheChampions() throws Exception {
    Registry registry = opened.orElseThrow();
    String calm = registry.push(CALM);
    String alarmed = registry.push(ALARMED);
    registry.promote("champion", calm);
    registry.delete("/v1/models/aliases/shadow");
    byte[] alone = say(registry.api(), "alone", 1).body();
    registry.promote("shadow", alarmed);
    byte[] watched = say(registry.api(), "r-1", 1).body();
    assertThat(new String(watched, UTF_8).replace("r-1", "alone"))
        .isEqualTo(new String(alone, UTF_8));
    say(registry.api(), "r-1", 2);
    List<JsonNode> found = awaited("r-1", 2);
    assertThat(found).hasSize(2);
    JsonNode first = found.getFirst();
    assertThat(first.path("turn").asText()).isEqualTo("t-1");
    assertThat(first.path("champion").path("version").asText()).isEqualTo(calm);
    assertThat(first.path("champion").path("action").asText()).isEqualTo("continue");
    assertThat(first.path("shadow").path("version").asText()).isEqualTo(alarmed);
    assertThat(first.path("shadow").path("risk").asDouble()).isGreaterThan(0.9);
    assertThat(disagreements("since=" + Instant.now().plusSeconds(60), "r-1")).isEmpty();
    assertThat(registry.api().get("/v1/models/disagreements?since=never").status()).isEqualTo(422);
  }

  @Test
  void theSameJudgementIsNoDisagreementWhoeverHasTheConversation() throws Exception {
    Registry registry = opened.orElseThrow();
    registry.promote("champion", registry.push(CALM));
    registry.promote("shadow", registry.push(CALM - 1));
    JsonNode asked = say(registry.api(), "r-3", "t-1", HELP);
    assertThat(asked.path("action").asText()).isEqualTo("hand_off");
    String handoff = asked.path("handoff").path("id").asText();
    registry.api().post("/v1/handoffs/" + handoff + "/take-over", "{'agent':'maria'}");
    JsonNode silent = say(registry.api(), "r-3", "t-2", HELP);
    assertThat(silent.path("reason").asText()).isEqualTo("agent_has_it");
    awaitShadow(registry, "r-4");
    assertThat(disagreements("limit=100", "r-3")).isEmpty();
  }

  private static String reason(JsonNode decision) {
    return decision.path("reason").asText();
  }

  /** Turns that were scored in shadow so far, by the first server. */
  private static int scored(Api api) throws Exception {
    return new String(api.get("/metrics").body(), UTF_8)
        .lines()
        .filter(line -> line.startsWith("baton_shadow_turns_total"))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private static void awaitScored(Api api, int count) throws Exception {
    for (int i = 0; i < 400 && scored(api) < count; i++) {
      Thread.sleep(25);
    }
    assertThat(scored(api)).isGreaterThanOrEqualTo(count);
  }

  /** A model beside nearly the same, under a policy that offers a human at every turn. */
  private static Api offering(Registry registry) throws Exception {
    registry.promote("champion", registry.push(ALARMED));
    registry.promote("shadow", registry.push(ALARMED + 1));
    String offers = "version: v\nthresholds: { handOff: { atLeast: 1 }, offer: { atLeast: 0 } }\n";
    assertThat(registry.api().put("/v1/policy", offers).status()).isEqualTo(201);
    return registry.api();
  }

  /** The only agent is offline, so that no offer is made and none is used up. */
  @Test
  void anOfferThatWasNotMadeIsNoDisagreementEither() throws Exception {
    Registry registry = opened.orElseThrow();
    Api api = offering(registry);
    try {
      assertThat(api.put("/v1/agents/ann", "{'name':'Ann'}").status()).isEqualTo(201);
      api.put("/v1/handoff-settings", "{'offerWaitSeconds':60}");
      int turns = scored(api) + 4;
      // The server learns of the wait soon after somebody was first offered a human.
      for (boolean known = false; !known; turns++) {
        known = reason(say(api, "r-8-" + turns, "t-1", "hm")).equals("long_wait");
        Thread.sleep(50);
      }
      for (int turn = 1; turn <= 4; turn++) {
        JsonNode decision = say(api, "r-6", "t-" + turn, "it is about parcel number " + turn);
        assertThat(reason(decision)).isEqualTo("long_wait");
      }
      awaitScored(api, turns);
      assertThat(disagreements("limit=100", "r-6")).isEmpty();
    } finally {
      api.put("/v1/handoff-settings", "{'offerWaitSeconds':null}");
      api.put("/v1/policy", "version: w\n");
      registry.delete("/v1/agents/ann");
    }
  }

  @Test
  void anOfferIsOverOnceAnAgentWrites() throws Exception {
    agreeOnYes(
        "r-10",
        "{'id':'t-2','speaker':'agent','text':'Is it the green one?','agent':'eva'}",
        "agent_has_it");
  }

  @Test
  void anOfferThatTheBotPutsIntoWordsIsStillOne() throws Exception {
    agreeOnYes(
        "r-9", "{'id':'t-2','speaker':'bot','text':'Shall I get somebody?'}", "offer_accepted");
  }

  /** After an offer, this turn and a yes there is no disagreement; the yes is decided so. */
  private void agreeOnYes(String conversation, String between, String why) throws Exception {
    Api api = offering(opened.orElseThrow());
    try {
      int turns = scored(api) + 3;
      assertThat(reason(say(api, conversation, "t-1", "it is about a parcel")))
          .isEqualTo("risk_offer");
      assertThat(api.post("/v1/conversations/" + conversation + "/turns", between).status())
          .isEqualTo(201);
      assertThat(reason(say(api, conversation, "t-3", "yes"))).isEqualTo(why);
      awaitScored(api, turns);
      assertThat(disagreements("limit=100", conversation)).isEmpty();
    } finally {
      api.put("/v1/policy", "version: w\n");
    }
  }

  @Test
  void aConversationThatBeginsAgainAfterItsErasureIsScoredAgain() throws Exception {
    Registry registry = opened.orElseThrow();
    registry.promote("champion", registry.push(CALM));
    registry.promote("shadow", registry.push(ALARMED));
    String turn =
        "{'id':'t-1','speaker':'customer','text':'my parcel',"
            + "'conversation':{'customer':{'id':'ann'}}}";
    registry.api().post("/v1/conversations/r-5/turns", turn);
    say(registry.api(), "r-5", 2);
    assertThat(awaited("r-5", 2)).hasSize(2);
    assertThat(registry.delete("/v1/customers/ann").status()).isEqualTo(200);
    assertThat(disagreements("limit=100", "r-5")).isEmpty();
    say(registry.api(), "r-5", 1);
    assertThat(awaited("r-5", 1)).hasSize(1);
  }

  @Test
  void turnsBeforeItsTimeAndOfAnotherServerArePlayedToIt() throws Exception {
    Registry registry = opened.orElseThrow();
    registry.promote("champion", registry.push(CALM));
    registry.delete("/v1/models/aliases/shadow");
    for (int turn = 1; turn <= 3; turn++) {
      say(registry.api(), "r-2", turn);
    }
    registry.promote("shadow", registry.push(ALARMED));
    Thread.sleep(1_500);
    say(registry.api(), "r-2", 4);
    say(registry.other(), "r-2", 5);
    say(registry.other(), "r-2", 6);
    say(registry.api(), "r-2", 7);
    List<JsonNode> found = awaited("r-2", 4);
    assertThat(found)
        .extracting(item -> item.path("seq").asInt())
        .containsExactlyInAnyOrder(4, 5, 6, 7);
  }
}
