package io.baton.server.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How e-mails are sent, and where their links lead.
 *
 * @param from address of the sender
 * @param link page of the operator's, {token} in it stands for the token
 */
public record MailConfig(
    String host,
    int port,
    Secure secure,
    Optional<String> user,
    Optional<Secret> password,
    String from,
    String link) {

  private static final String TOKEN = "{token}";
  private static final int MOST_PORT = 65_535;

  /** How the connection to the mail server is kept from others. */
  public enum Secure {
    /** Not at all: for a mail server on the same machine. */
    NONE("smtp", 25),
    /** After the greeting, and required. */
    STARTTLS("smtp", 587),
    /** From the start. */
    TLS("smtps", 465);

    private final String scheme;
    private final int port;

    Secure(String scheme, int port) {
      this.scheme = scheme;
      this.port = port;
    }

    /** Name of the protocol, smtp or smtps. */
    public String scheme() {
      return scheme;
    }
  }

  public MailConfig {
    List<String> wrong = wrong(from, link);
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", wrong));
    }
  }

  private static List<String> wrong(String from, String link) {
    List<String> wrong = new ArrayList<>();
    if (!from.matches("[^\\s@<>]+@[^\\s@<>]+")) {
      wrong.add("mail-from: '" + from + "' is no address");
    }
    if (!link.contains(TOKEN) || !link.matches("https?://\\S+")) {
      wrong.add("link-url: '" + link + "' is no http(s) address with " + TOKEN + " in it");
    }
    return wrong;
  }

  private record Account(String host, int port, Secure secure, Optional<String> user) {}

  /**
   * Reads where the mail server is: smtp://host:port with STARTTLS, smtps://host:port with TLS from
   * the start, smtp+plain://host:port without either; with user@ before the host to sign in.
   *
   * @param problems takes all that is wrong, each naming its setting
   * @return empty if anything is
   */
  static Optional<MailConfig> of(
      String url, Optional<Secret> password, String from, String link, List<String> problems) {
    List<String> wrong = wrong(from, link);
    Optional<Account> account = Optional.empty();
    try {
      account = Optional.of(account(url, password));
    } catch (IllegalArgumentException e) {
      wrong.addFirst(String.valueOf(e.getMessage()));
    }
    problems.addAll(wrong);
    return account
        .filter(any -> wrong.isEmpty())
        .map(on ->
            new MailConfig(on.host(), on.port(), on.secure(), on.user(), password, from, link));
  }

  private static Account account(String url, Optional<Secret> password) {
    try {
      URI uri = new URI(url);
      Secure secure =
          switch (Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT)) {
            case "smtp" -> Secure.STARTTLS;
            case "smtps" -> Secure.TLS;
            case "smtp+plain" -> Secure.NONE;
            default -> throw unreadable();
          };
      if (uri.getHost() == null || uri.getPort() > MOST_PORT) {
        throw unreadable();
      }
      Optional<String> user = Optional.ofNullable(uri.getRawUserInfo());
      if (user.filter(name -> name.contains(":")).isPresent()) {
        throw new IllegalArgumentException(
            "smtp-url: the password goes into " + Setting.SMTP_PASSWORD.variable());
      }
      if (user.isPresent() && password.isEmpty()) {
        throw new IllegalArgumentException(
            "smtp-url: names a user, whose password is missing in "
                + Setting.SMTP_PASSWORD.variable());
      }
      return new Account(
          uri.getHost(),
          uri.getPort() < 0 ? secure.port : uri.getPort(),
          secure,
          Optional.ofNullable(uri.getUserInfo()));
    } catch (URISyntaxException e) {
      throw unreadable();
    }
  }

  /** Without the address, which may hold a password. */
  private static IllegalArgumentException unreadable() {
    return new IllegalArgumentException(
        "smtp-url: is no smtp://, smtps:// or smtp+plain:// with a host and maybe a port, as in "
            + "smtp://user@mail.example.org:587");
  }

  /** Where a token leads. */
  public String linkTo(String token) {
    return link.replace(TOKEN, token);
  }
}
