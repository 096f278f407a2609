package io.baton.server.mail;

/**
 * An e-mail.
 *
 * @param to one address
 * @param subject of one line
 * @param text plain
 */
public record Mail(String to, String subject, String text) {

  public Mail {
    if (subject.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("subject: must be one line");
    }
  }
}
