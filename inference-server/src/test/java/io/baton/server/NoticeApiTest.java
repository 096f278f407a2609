package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.baton.server.config.Setting;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What agents and supervisors are told, by events and by a real SMTP server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NoticeApiTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
  private Optional<TestServer> started = Optional.empty();

  @BeforeAll
  void start(@TempDir Path data) {
    post.start();
    started =
        Optional.of(
            new TestServer(
                data,
                Map.of(
                    Setting.SMTP_URL,
                    "smtp+plain://127.0.0.1:" + post.getSmtp().getPort(),
                    Setting.MAIL_FROM,
                    "help@shop.example",
                    Setting.LINK_URL,
                    "https://shop.example/chat?t={token}")));
  }

  @AfterAll
  void stop() {
    started.ifPresent(TestServer::close);
    post.stop();
  }

  private TestServer server() {
    return started.orElseThrow();
  }

  private Api api(String workspace) throws Exception {
    return server().with(server().key(workspace, "bot", "agent", "analyst", "admin"));
  }

  private static void rules(Api api, String rules) throws Exception {
    assertThat(api.put("/v1/queues/default/notices", rules).status()).isEqualTo(200);
  }

  private static void asks(Api api, String conversation) throws Exception {
    assertThat(api.post("/v1/conversations/" + conversation + "/handoffs", "{}").status())
        .isEqualTo(201);
  }

  /** Kinds of the notices of a conversation, once there are so many. */
  private static List<String> notices(Api api, String conversation, int number) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    List<String> kinds = List.of();
    while (kinds.size() < number && System.nanoTime() < end) {
      Thread.sleep(50);
      JsonNode events =
          api.get("/v1/conversations/" + conversation + "/events?limit=200").json().path("items");
      kinds =
          StreamSupport.stream(events.spliterator(), false)
              .filter(event -> event.path("type").asText().equals("queue.notice"))
              .map(event -> event.at("/data/kind").asText())
              .toList();
    }
    return kinds;
  }

  /** Subjects of e-mails to an address, in the order of the alphabet, once there are so many. */
  private List<String> subjects(String to, int number) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    List<String> found = List.of();
    while (found.size() < number && System.nanoTime() < end) {
      Thread.sleep(50);
      found = new ArrayList<>();
      for (MimeMessage mail : post.getReceivedMessages()) {
        if (mail.getAllRecipients()[0].toString().equals(to)) {
          found.add(mail.getSubject());
        }
      }
    }
    return found.stream().sorted().toList();
  }

  @Test
  void oneNoticeWhenAskedThoughNobodyIsThereAndOneWhenNobodyTookIt() throws Exception {
    try (Api api = api("telling")) {
      rules(
          api,
          "{'emails':['desk@a.example','both@a.example'],"
              + "'supervisors':['boss@a.example','both@a.example'],'acceptSeconds':60}");
      asks(api, "c-1");
      assertThat(notices(api, "c-1", 1)).containsExactly("requested");
      assertThat(subjects("desk@a.example", 1))
          .containsExactly("A customer is waiting in queue default");
      server().clock().forward(Duration.ofSeconds(61));
      assertThat(notices(api, "c-1", 2)).containsExactly("requested", "not_accepted");
      assertThat(subjects("boss@a.example", 1))
          .containsExactly("Nobody has taken a customer in queue default yet");
      assertThat(subjects("both@a.example", 2)).hasSize(2);
      server().clock().forward(Duration.ofMinutes(10));
      Thread.sleep(2_500);
      assertThat(notices(api, "c-1", 2)).as("each once").hasSize(2);
      assertThat(subjects("desk@a.example", 2)).hasSize(2);
      assertThat(subjects("both@a.example", 2)).as("who is named twice").hasSize(2);
      assertThat(subjects("boss@a.example", 1)).hasSize(1);
    }
  }

  @Test
  void oneNoticeWhenAWaitingCustomerBecomesUrgentInTheLanguageOfTheQueue() throws Exception {
    try (Api api = api("urgent")) {
      rules(api, "{'supervisors':['chef@b.example'],'language':'de'}");
      api.put(
          "/v1/policy",
          "version: v1\nrules:\n  - { id: fire, when: { phrase: fire }, action: hand_off,"
              + " humanMandatory: true }\n");
      asks(api, "c-1");
      assertThat(notices(api, "c-1", 1)).containsExactly("requested");
      for (int i = 0; i < 2; i++) {
        api.post(
            "/v1/conversations/c-1/turns",
            "{'id':'t-" + i + "','speaker':'customer','text':'there is a fire'}");
      }
      assertThat(notices(api, "c-1", 2)).containsExactly("requested", "urgent");
      assertThat(subjects("chef@b.example", 1))
          .containsExactly("Dringend: In der Warteschlange default wartet jemand");
    }
  }

  @Test
  void whatAnAgentTookIsNotToldAsTakenByNobodyAndQueuesWithoutRulesTellNothing() throws Exception {
    try (Api api = api("taken")) {
      asks(api, "silent");
      rules(api, "{'acceptSeconds':60}");
      JsonNode handoff = api.post("/v1/conversations/c-1/handoffs", "{}").json();
      assertThat(notices(api, "c-1", 1)).containsExactly("requested");
      assertThat(
              api.post(
                      "/v1/handoffs/" + handoff.path("id").asText() + "/take-over",
                      "{'agent':'eva'}")
                  .status())
          .isEqualTo(200);
      server().clock().forward(Duration.ofSeconds(61));
      assertThat(notices(api, "silent", 2)).containsExactly("requested", "not_accepted");
      assertThat(notices(api, "c-1", 1)).containsExactly("requested");
      try (Api other = api("untold")) {
        asks(other, "c-1");
        Thread.sleep(2_500);
        assertThat(other.get("/v1/conversations/c-1/events").json().toString())
            .doesNotContain("queue.notice");
      }
    }
  }

  @Test
  void rulesAreReadAgainAndWhatIsWrongIsNamed(@TempDir Path data) throws Exception {
    try (Api api = api("reading")) {
      assertThat(api.get("/v1/queues/default/notices").status()).isEqualTo(404);
      rules(api, "{'emails':['desk@a.example'],'language':'fr'}");
      JsonNode read = api.get("/v1/queues/default/notices").json();
      assertThat(read.path("acceptSeconds").asInt()).isEqualTo(120);
      assertThat(read.path("emails").path(0).asText()).isEqualTo("desk@a.example");
      Api.Answer wrong = api.put("/v1/queues/default/notices", "{'emails':['nobody']}");
      assertThat(wrong.status()).isEqualTo(422);
      assertThat(wrong.json().path("field").asText()).isEqualTo("emails[0]");
    }
    try (TestServer mute = new TestServer(data)) {
      Api.Answer refused =
          mute.operator().put("/v1/queues/default/notices", "{'emails':['desk@a.example']}");
      assertThat(refused.status()).isEqualTo(409);
      assertThat(mute.operator().put("/v1/queues/default/notices", "{}").status()).isEqualTo(200);
    }
  }
}
