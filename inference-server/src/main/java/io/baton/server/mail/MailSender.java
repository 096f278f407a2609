package io.baton.server.mail;

/** Sends e-mails. */
@FunctionalInterface
public interface MailSender {

  /**
   * Hands an e-mail over to the next server.
   *
   * @throws MailException if that does not take it
   */
  void send(Mail mail);
}
