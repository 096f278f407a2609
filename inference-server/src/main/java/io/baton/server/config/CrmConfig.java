package io.baton.server.config;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * A system that knows customers.
 *
 * @param name told as the source of each field
 * @param template http or https URL with {@code {customer}} in its path or query
 * @param authorization value of that header, if one is needed
 * @param patience until the answer is complete, 50 ms to 10 s
 * @param mostBytes of an answer, 1 to 1 MiB
 */
public record CrmConfig(
    String name,
    String template,
    Optional<Secret> authorization,
    Duration patience,
    int mostBytes) {

  private static final String CUSTOMER = "{customer}";
  private static final int MOST_BYTES = 1 << 20;
  private static final long LEAST_MILLIS = 50;
  private static final long MOST_MILLIS = 10_000;

  public CrmConfig {
    if (!template.contains(CUSTOMER)) {
      throw new IllegalArgumentException("there is no " + CUSTOMER + " in it");
    }
    if (!addressed(template)) {
      throw new IllegalArgumentException(
          "is no http or https URL with " + CUSTOMER + " behind its host");
    }
    if (patience.toMillis() < LEAST_MILLIS || patience.toMillis() > MOST_MILLIS) {
      throw new IllegalArgumentException(patience.toMillis() + " ms are not in 50..10000");
    }
    if (mostBytes < 1 || mostBytes > MOST_BYTES) {
      throw new IllegalArgumentException(mostBytes + " bytes are not in 1.." + MOST_BYTES);
    }
  }

  /** The same host whatever the customer is called. */
  private static boolean addressed(String template) {
    try {
      URI one = URI.create(template.replace(CUSTOMER, "a"));
      URI other = URI.create(template.replace(CUSTOMER, "b"));
      return ("http".equals(one.getScheme()) || "https".equals(one.getScheme()))
          && one.getHost() != null
          && one.getHost().equals(other.getHost())
          && one.getPort() == other.getPort();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Where a customer is asked for. */
  public URI of(String customer) {
    String encoded = URLEncoder.encode(customer, StandardCharsets.UTF_8).replace("+", "%20");
    // A customer called .. asks for no other folder.
    String safe = encoded.matches("\\.+") ? encoded.replace(".", "%2E") : encoded;
    return URI.create(template.replace(CUSTOMER, safe));
  }
}
