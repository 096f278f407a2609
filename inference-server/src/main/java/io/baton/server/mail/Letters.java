package io.baton.server.mail;

import io.baton.server.config.MailConfig;
import io.baton.server.template.Messages;
import io.baton.server.template.catalogue.MessageKey;
import io.baton.server.template.catalogue.Variable;
import io.baton.server.template.catalogue.Variables;
import java.util.Optional;

/**
 * Writes e-mails in the words of their workspace.
 *
 * @param config where links lead; empty if no e-mails are sent
 * @param sender of the same
 */
public record Letters(Messages messages, Optional<MailConfig> config, Optional<MailSender> sender) {

  /** Whether e-mails can be sent. */
  boolean work() {
    return config.isPresent();
  }

  /** Asks to confirm an address. */
  void confirm(String workspace, EmailNotice notice, String token) {
    send(workspace, notice, token, MessageKey.EMAIL_CONFIRM_SUBJECT, MessageKey.EMAIL_CONFIRM_BODY);
  }

  /** Tells that an agent is free. */
  void agentFree(String workspace, EmailNotice notice, String token) {
    send(
        workspace,
        notice,
        token,
        MessageKey.EMAIL_AGENT_FREE_SUBJECT,
        MessageKey.EMAIL_AGENT_FREE_BODY);
  }

  private void send(
      String workspace, EmailNotice notice, String token, MessageKey subject, MessageKey body) {
    Optional<String> language = Optional.of(notice.language()).filter(tag -> !tag.isEmpty());
    String link = config.orElseThrow().linkTo(token);
    Variables told =
        Variables.NONE.with(Variable.LINK, link).with(Variable.VALID, EmailNoticeService.VALID);
    sender
        .orElseThrow()
        .send(
            new Mail(
                notice.email(),
                messages.text(workspace, subject, language, told),
                messages.text(workspace, body, language, told)));
  }
}
