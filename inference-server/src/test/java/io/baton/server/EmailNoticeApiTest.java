package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.baton.server.config.MailConfig;
import io.baton.server.config.Secret;
import io.baton.server.config.Setting;
import io.baton.server.mail.Mail;
import io.baton.server.mail.MailException;
import io.baton.server.mail.SmtpSender;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** E-mails when an agent is free, from a real server by a real SMTP server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EmailNoticeApiTest {

  private static final Pattern LINK =
      Pattern.compile("https://shop\\.example/chat\\?t=([A-Za-z0-9_-]{43})");

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

  /** E-mails to an address, oldest first, once there are so many. */
  private List<MimeMessage> mails(String to, int number) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    List<MimeMessage> found = List.of();
    while (found.size() < number && System.nanoTime() < end) {
      Thread.sleep(100);
      found = new ArrayList<>();
      for (MimeMessage mail : post.getReceivedMessages()) {
        if (mail.getAllRecipients()[0].toString().equals(to)) {
          found.add(mail);
        }
      }
    }
    assertThat(found).as(to).hasSize(number);
    return found;
  }

  private static String token(MimeMessage mail) throws Exception {
    Matcher link = LINK.matcher(mail.getContent().toString());
    assertThat(link.find()).as("%s", mail.getContent()).isTrue();
    return link.group(1);
  }

  private static JsonNode use(Api nobody, String link, String token) throws Exception {
    return nobody.post("/v1/links/" + link, "{'token':'" + token + "'}").json();
  }

  @Test
  void anEmailIsSentOnceTheAddressIsConfirmedAndAnAgentIsFreeAndNobodyCameFirst() throws Exception {
    TestServer server = started.orElseThrow();
    try (Closed queue = Closed.workspace(server, "mail", 1);
        Api nobody = server.with("")) {
      queue.waiting("left", "web");
      String handled = queue.waiting("handled", "web");
      String left = asked(queue, nobody, "left");
      String other = asked(queue, nobody, "handled");
      queue.post("/v1/handoffs/" + handled + "/take-over", "{'agent':'maria'}", 200);
      queue.say("handled", "{'id':'a','speaker':'agent','agent':'maria','text':'Hello'}");
      queue.clockTo(queue.opens());
      MimeMessage second = mails("left@example.org", 2).getLast();
      assertThat(second.getFrom()[0]).hasToString("help@shop.example");
      queue.await(left, one -> one.path("state").asText().equals("sent"));
      queue.await(other, one -> one.path("state").asText().equals("handled"));
      JsonNode back = use(nobody, "return", token(second));
      assertThat(back.at("/notice/conversation").asText()).isEqualTo("left");
      assertThat(back.path("notice").has("email")).isFalse();
      assertThat(use(nobody, "return", token(second)).path("valid").asBoolean()).isFalse();
      assertThat(queue.get(left).path("state").asText()).isEqualTo("returned");
      mails("left@example.org", 2);
      mails("handled@example.org", 1);
    }
  }

  /** Asks for an e-mail and confirms the address; the path of the notice. */
  private String asked(Closed queue, Api nobody, String conversation) throws Exception {
    JsonNode notice =
        queue.post(
            "/v1/conversations/" + conversation + "/email-notices",
            "{'email':'" + conversation + "@example.org','consent':true}",
            201);
    assertThat(notice.path("state").asText()).isEqualTo("unconfirmed");
    assertThat(notice.path("message").asText()).contains(conversation + "@example.org");
    String token = token(mails(conversation + "@example.org", 1).getFirst());
    JsonNode confirmed = use(nobody, "email-confirmation", token);
    assertThat(confirmed.at("/notice/state").asText()).as("%s", confirmed).isEqualTo("confirmed");
    assertThat(use(nobody, "email-confirmation", token).path("valid").asBoolean()).isFalse();
    return "/v1/email-notices/" + notice.path("id").asText();
  }

  @Test
  void aDomainOfOtherLettersIsWrittenToInAsciiAndANameOfOthersIsRefused() throws Exception {
    try (Closed queue = Closed.workspace(started.orElseThrow(), "mail-letters", 1)) {
      queue.waiting("letters", "web");
      String path = "/v1/conversations/letters/email-notices";
      queue.post(path, "{'email':'ada@b\u00fccher.example','consent':true}", 201);
      mails("ada@xn--bcher-kva.example", 1);
      assertThat(
              queue
                  .post(path, "{'email':'gr\u00f6\u00dfe@example.org','consent':true}", 422)
                  .path("field")
                  .asText())
          .isEqualTo("email");
    }
  }

  @Test
  void whoAsksTwiceIsWrittenToOnceAndIsNotKeptWaitingForAnOpeningThatCameEarlier()
      throws Exception {
    TestServer server = started.orElseThrow();
    try (Closed queue = Closed.workspace(server, "mail-twice", 1);
        Api nobody = server.with("")) {
      String handoff = "/v1/handoffs/" + queue.waiting("twice", "web");
      String path = "/v1/conversations/twice/email-notices";
      String wish = "{'email':'twice@example.org','consent':true}";
      queue.post(path, wish, 201);
      String lost = token(mails("twice@example.org", 1).getFirst());
      queue.post(path, wish, 201);
      String found = token(mails("twice@example.org", 2).getLast());
      assertThat(use(nobody, "email-confirmation", lost).at("/notice/state").asText())
          .isEqualTo("expired");
      assertThat(use(nobody, "email-confirmation", found).at("/notice/state").asText())
          .isEqualTo("confirmed");
      assertThat(queue.post(path, wish, 201).path("state").asText()).isEqualTo("confirmed");
      assertThat(queue.get(handoff).at("/times/callback").isMissingNode()).isFalse();
      String open = "{'hours':{'timeZone':'UTC','openings':[{'from':'%s','to':'%s'}]}}";
      LocalDateTime now = LocalDateTime.ofInstant(server.clock().instant(), ZoneOffset.UTC);
      assertThat(
              queue
                  .api()
                  .put(
                      "/v1/queues/default/hours",
                      open.formatted(
                          now.minusHours(1).withSecond(0).withNano(0),
                          now.plusHours(3).withSecond(0).withNano(0)))
                  .status())
          .isEqualTo(200);
      queue.clockTo(server.clock().instant().plusSeconds(30));
      String back = token(mails("twice@example.org", 3).getLast());
      assertThat(use(nobody, "return", back).path("valid").asBoolean()).isTrue();
      Instant until = Instant.parse(queue.get(handoff).at("/times/callback").asText());
      assertThat(until).isBeforeOrEqualTo(server.clock().instant());
    }
  }

  @Test
  void aLoginThatTheMailServerRefusesIsToldAsThat() {
    MailConfig config =
        new MailConfig(
            "127.0.0.1",
            post.getSmtp().getPort(),
            MailConfig.Secure.NONE,
            Optional.of("ada"),
            Optional.of(new Secret("wrong")),
            "help@shop.example",
            "https://shop.example/chat?t={token}");
    SmtpSender sender = new SmtpSender(config, Clock.systemUTC());
    assertThatThrownBy(() -> sender.send(new Mail("ada@example.org", "Hello", "Ada")))
        .isInstanceOf(MailException.class)
        .hasMessage("the mail server refuses user or password");
  }

  @Test
  void whatIsKeptOfACustomerIsExportedAndErased() throws Exception {
    try (Closed queue = Closed.workspace(started.orElseThrow(), "mail-erased", 1)) {
      queue.say(
          "c",
          "{'id':'t-1','speaker':'customer','text':'I want to talk to a human',"
              + "'conversation':{'customer':{'id':'u-1'}}}");
      String callback =
          "/v1/callbacks/"
              + queue
                  .post("/v1/conversations/c/callbacks", "{'phone':'+44 20 7946 0000'}", 201)
                  .path("id")
                  .asText();
      queue.post(
          "/v1/conversations/c/email-notices", "{'email':'u-1@example.org','consent':true}", 201);
      String export =
          new String(queue.api().get("/v1/customers/u-1/export").body(), StandardCharsets.UTF_8);
      assertThat(export).contains("+44 20 7946 0000", "u-1@example.org").doesNotContain("hash");
      JsonNode rows = queue.api().delete("/v1/customers/u-1").json().path("rows");
      for (String table : List.of("callback", "email_notice", "one_time_link", "handoff")) {
        assertThat(rows.path(table).asInt()).as(table).isPositive();
      }
      assertThat(queue.api().get(callback).status()).isEqualTo(404);
    }
  }

  @Test
  void withoutConsentOrAnAddressNothingIsNoted() throws Exception {
    try (Closed queue = Closed.workspace(started.orElseThrow(), "mail-wrong", 1)) {
      queue.waiting("c", "web");
      String path = "/v1/conversations/c/email-notices";
      assertThat(field(queue, path, "{'email':'a@example.org','consent':false}"))
          .isEqualTo("consent");
      assertThat(field(queue, path, "{'email':'a@example.org'}")).isEqualTo("consent");
      assertThat(field(queue, path, "{'email':'a@example.org, b@example.org','consent':true}"))
          .isEqualTo("email");
      assertThat(field(queue, path, "{'email':'a@x\\nBcc: b@y','consent':true}"))
          .isEqualTo("email");
    }
  }

  private static String field(Closed queue, String path, String body) throws Exception {
    Api.Answer answer = queue.api().post(path, body);
    assertThat(answer.status()).isEqualTo(422);
    return answer.json().path("field").asText();
  }
}
