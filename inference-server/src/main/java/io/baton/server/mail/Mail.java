package io.baton.server.mail;

import java.net.IDN;
import java.nio.charset.StandardCharsets;

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

  /**
   * An address as every mail server knows it: its domain, which may have letters of any script, in
   * ASCII (RFC 5891).
   *
   * @throws IllegalArgumentException if the part before the @ has other letters, which most mail
   *     servers do not take, or the domain is none
   */
  static String inAscii(String address) {
    int domain = address.indexOf('@') + 1;
    if (!StandardCharsets.US_ASCII.newEncoder().canEncode(address.substring(0, domain))) {
      throw new IllegalArgumentException("has letters before the @ that are not of ASCII");
    }
    return address.substring(0, domain) + IDN.toASCII(address.substring(domain));
  }
}
