package io.baton.server.webhook.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a request goes, read from a URL in the one way that everybody reads it.
 *
 * @param secure whether by TLS
 * @param host name or address, lower case, without brackets
 * @param literal the address, if the host is one
 * @param port 1 to 65535
 * @param path with query, begins with a slash
 */
public record Target(
    boolean secure, String host, Optional<InetAddress> literal, int port, String path) {

  private static final int LONGEST = 2_000;
  private static final int MOST_PORT = 65_535;
  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern IPV4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");

  /** At most 253 characters; the last label has a letter and is no number in another base. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\\.)*"
              + "(?!0x[0-9a-f]*$)(?=[0-9-]*[a-z])[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  /**
   * Reads a URL.
   *
   * @param plain whether http may be used
   * @throws IllegalArgumentException saying what is wrong
   */
  public static Target of(String url, boolean plain) {
    if (url.length() > LONGEST) {
      throw new IllegalArgumentException(url.length() + " characters are more than " + LONGEST);
    }
    URI uri = parsed(url);
    String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    boolean secure = scheme.equals("https");
    if (!secure && !scheme.equals("http")) {
      throw new IllegalArgumentException("'" + url + "' is no https URL");
    }
    if (!secure && !plain) {
      throw new IllegalArgumentException(
          "http is not taken, as anybody between could read it; --webhook-http on allows it");
    }
    if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException("a user or a fragment cannot be sent");
    }
    String host = host(url, uri);
    return new Target(secure, host, literal(host), port(uri, secure), path(uri));
  }

  private static URI parsed(String url) {
    try {
      return new URI(new URI(url).toASCIIString());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("'" + url + "' is no URL: " + e.getReason(), e);
    }
  }

  private static String host(String url, URI uri) {
    String host = Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT);
    boolean bracketed = host.startsWith("[") && host.endsWith("]") && !host.contains("%");
    if (!bracketed && !IPV4.matcher(host).matches() && !NAME.matcher(host).matches()) {
      throw new IllegalArgumentException(
          "'" + url + "' has no host that is a name or an address in its usual form");
    }
    return bracketed ? host.substring(1, host.length() - 1) : host;
  }

  private static Optional<InetAddress> literal(String host) {
    return host.contains(":") || IPV4.matcher(host).matches()
        ? Optional.of(InetAddress.ofLiteral(host))
        : Optional.empty();
  }

  private static int port(URI uri, boolean secure) {
    if (uri.getPort() < 0) {
      return secure ? HTTPS : HTTP;
    }
    if (uri.getPort() == 0 || uri.getPort() > MOST_PORT) {
      throw new IllegalArgumentException(uri.getPort() + " is no port");
    }
    return uri.getPort();
  }

  private static String path(URI uri) {
    String path = Optional.ofNullable(uri.getRawPath()).filter(one -> !one.isEmpty()).orElse("/");
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  /** Value of the header Host. */
  String authority() {
    String name = host.contains(":") ? "[" + host + "]" : host;
    return port == (secure ? HTTPS : HTTP) ? name : name + ":" + port;
  }
}
