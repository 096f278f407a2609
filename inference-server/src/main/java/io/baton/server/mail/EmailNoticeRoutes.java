package io.baton.server.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.baton.conversation.history.FieldException;
import io.baton.server.callback.Contact;
import io.baton.server.handoff.HandoffRepository.Key;
import io.baton.server.handoff.HandoffService;
import io.baton.server.hours.Fields;
import io.baton.server.http.Access;
import io.baton.server.http.Bodies;
import io.baton.server.http.Caller;
import io.baton.server.http.Endpoint;
import io.baton.server.http.Json;
import io.baton.server.http.Scope;
import io.baton.server.template.Messages;
import io.baton.server.template.catalogue.MessageKey;
import io.baton.server.template.catalogue.Variable;
import io.baton.server.template.catalogue.Variables;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** E-mails to customers who wait: wanted, confirmed, and come back by. */
public final class EmailNoticeRoutes {

  private final EmailNoticeService notices;
  private final HandoffService handoffs;
  private final Messages messages;
  private final Bodies bodies;
  private final Json json;

  public EmailNoticeRoutes(
      EmailNoticeService notices,
      HandoffService handoffs,
      Messages messages,
      Bodies bodies,
      Json json) {
    this.handoffs = handoffs;
    this.notices = notices;
    this.messages = messages;
    this.bodies = bodies;
    this.json = json;
  }

  /** A notice as the API tells it. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record View(
      String id,
      String conversation,
      String handoff,
      String state,
      Optional<String> email,
      Optional<String> message) {

    static View of(EmailNotice notice, Optional<String> message) {
      return new View(
          notice.id(),
          notice.where().conversation(),
          notice.where().handoff(),
          notice.state().wireName(),
          Optional.of(notice.email()),
          message);
    }

    /** Whoever holds a link is told no more than where it leads. */
    static View ofLink(EmailNotice notice) {
      return new View(
          notice.id(),
          notice.where().conversation(),
          notice.where().handoff(),
          notice.state().wireName(),
          Optional.empty(),
          Optional.empty());
    }
  }

  /** Where a link leads; nowhere if it was used already, or is not valid any more. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record LinkView(boolean valid, Optional<View> notice) {}

  /** Its endpoints. */
  public List<Endpoint> endpoints() {
    Access both = Access.any(Scope.BOT, Scope.AGENT);
    return List.of(
        Endpoint.post(
            "/v1/conversations/{conversation}/email-notices",
            both,
            "requestEmailNotice",
            this::request),
        Endpoint.get("/v1/email-notices/{emailNotice}", both, "getEmailNotice", this::find),
        Endpoint.post(
            "/v1/links/email-confirmation", new Access.Open(), "confirmEmail", this::confirm),
        Endpoint.post("/v1/links/return", new Access.Open(), "returnByLink", this::comeBack));
  }

  private static void checkWritable(String email) {
    Contact.checkEmail("email", email);
    try {
      Mail.inAscii(email);
    } catch (IllegalArgumentException e) {
      throw new FieldException("email", String.valueOf(e.getMessage()));
    }
  }

  private void request(Context context, Caller caller) {
    String conversation = context.pathParam("conversation");
    handoffs.checkKnown(new Key(caller.workspace(), conversation));
    JsonNode body = bodies.read(context);
    Fields fields = Fields.of(body, "", Set.of("email", "consent"));
    String email = fields.text("email");
    checkWritable(email);
    if (!fields.value("consent").booleanValue()) {
      throw new FieldException(
          "consent", "has to be true: the customer must have agreed to be written to");
    }
    EmailNotice notice = notices.request(caller.workspace(), conversation, email);
    if (notice.state() == EmailNotice.State.CONFIRMED) {
      json.answer(context, 201, View.of(notice, Optional.empty()));
      return;
    }
    String message =
        messages.text(
            caller.workspace(),
            MessageKey.OFF_HOURS_EMAIL_NOTED,
            Optional.of(notice.language()).filter(tag -> !tag.isEmpty()),
            Variables.NONE.with(Variable.EMAIL, email));
    json.answer(context, 201, View.of(notice, Optional.of(message)));
  }

  private void find(Context context, Caller caller) {
    EmailNotice notice = notices.find(caller.workspace(), context.pathParam("emailNotice"));
    json.answer(context, 200, View.of(notice, Optional.empty()));
  }

  private void confirm(Context context, Caller nobody) {
    answer(context, notices.confirm(token(context)));
  }

  private void comeBack(Context context, Caller nobody) {
    answer(context, notices.comeBack(token(context)));
  }

  private void answer(Context context, Optional<EmailNotice> notice) {
    json.answer(context, 200, new LinkView(notice.isPresent(), notice.map(View::ofLink)));
  }

  private String token(Context context) {
    return Fields.of(bodies.read(context), "", Set.of("token")).text("token");
  }
}
