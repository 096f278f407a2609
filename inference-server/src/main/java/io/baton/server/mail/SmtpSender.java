package io.baton.server.mail;

import io.baton.server.config.MailConfig;
import io.baton.server.config.Secret;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;

/** By SMTP, a connection for each. Thread-safe. */
public final class SmtpSender implements MailSender {

  private static final String PATIENCE_MILLIS = "10000";

  private final MailConfig config;
  private final Clock clock;

  public SmtpSender(MailConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  @Override
  public void send(Mail mail) {
    Session session = Session.getInstance(properties(config));
    try (Transport transport = session.getTransport(config.secure().scheme())) {
      MimeMessage message = message(session, mail);
      connect(transport);
      transport.sendMessage(message, message.getAllRecipients());
    } catch (SendFailedException e) {
      throw new MailException("the mail server refuses the e-mail", e, true);
    } catch (AuthenticationFailedException e) {
      throw new MailException("the mail server refuses user or password", e, false);
    } catch (MessagingException e) {
      throw new MailException("the mail server cannot be reached", e, false);
    }
  }

  private void connect(Transport transport) throws MessagingException {
    if (config.user().isPresent()) {
      String password = config.password().map(Secret::value).orElse("");
      transport.connect(config.host(), config.port(), config.user().get(), password);
    } else {
      transport.connect();
    }
  }

  private MimeMessage message(Session session, Mail mail) throws MessagingException {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress(config.from(), true));
    message.setRecipient(MimeMessage.RecipientType.TO, recipient(mail.to()));
    message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
    message.setText(mail.text(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(clock.instant()));
    // So that absence notices do not answer it (RFC 3834).
    message.setHeader("Auto-Submitted", "auto-generated");
    message.saveChanges();
    return message;
  }

  /** What cannot be written to is refused for good, as a mail server would. */
  private static InternetAddress recipient(String address) throws MessagingException {
    try {
      return new InternetAddress(Mail.inAscii(address), true);
    } catch (IllegalArgumentException e) {
      throw new SendFailedException(e.getMessage(), e);
    }
  }

  private static Properties properties(MailConfig config) {
    String scheme = config.secure().scheme();
    Properties properties = new Properties();
    properties.setProperty("mail." + scheme + ".host", config.host());
    properties.setProperty("mail." + scheme + ".port", Integer.toString(config.port()));
    for (String patience : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
      properties.setProperty("mail." + scheme + "." + patience, PATIENCE_MILLIS);
    }
    properties.setProperty("mail." + scheme + ".auth", Boolean.toString(config.user().isPresent()));
    properties.setProperty("mail." + scheme + ".ssl.checkserveridentity", "true");
    if (config.secure() == MailConfig.Secure.STARTTLS) {
      properties.setProperty("mail.smtp.starttls.enable", "true");
      properties.setProperty("mail.smtp.starttls.required", "true");
    }
    return properties;
  }
}
