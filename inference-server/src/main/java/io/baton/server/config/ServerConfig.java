package io.baton.server.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All that the server can be told.
 *
 * @param http where it listens
 * @param database where it keeps what it is sent
 * @param turns how much of them is taken on
 * @param model where the model comes from
 * @param mostModelBytes largest bundle that can be pushed, packed and unpacked, 1024 to 1 GiB
 * @param mostModels models of all workspaces together in memory, 1 to 100000
 * @param leastFreeBytes room on the disk of the embedded database without which nothing is stored,
 *     0 to 2^31 - 1
 * @param policy file of the policy; absent for the default policy
 * @param apiKey that callers must send; absent to have one made and kept beside the data
 * @param contexts of handoffs
 * @param mail how e-mails are sent; absent if none are
 * @param webhooks how other systems are told of what happens
 */
public record ServerConfig(
    HttpConfig http,
    DatabaseConfig database,
    TurnsConfig turns,
    ModelSource model,
    int mostModelBytes,
    int mostModels,
    int leastFreeBytes,
    Optional<Path> policy,
    Optional<Secret> apiKey,
    ContextsConfig contexts,
    Optional<MailConfig> mail,
    WebhooksConfig webhooks) {

  /**
   * @param plain whether they may be http
   * @param privates whether they may be in the operator's own network
   * @param first wait before a retry, each is four times the one before
   * @param longest such wait
   * @param attempts after which a delivery is given up, 1 to 100
   * @param offAfter of nothing but failures that switch a webhook off
   */
  public record WebhooksConfig(
      boolean plain,
      boolean privates,
      Duration first,
      Duration longest,
      int attempts,
      Duration offAfter) {}

  /**
   * @param names whether names are looked for
   * @param crm where customers are looked up, if anywhere
   */
  public record ContextsConfig(boolean names, Optional<CrmConfig> crm) {}

  /**
   * @param host name or address to listen on
   * @param port 0 to 65535; 0 for any free one
   * @param mostTextBytes longest text of a turn, bytes of UTF-8, 1 to 1048576
   * @param mostBodyBytes longest body of a request, bytes, {@code mostTextBytes} to 1 GiB
   * @param rates how much callers may ask for
   */
  public record HttpConfig(
      String host, int port, int mostTextBytes, int mostBodyBytes, RatesConfig rates) {

    /** The server's address at a port as a URL has it, an IPv6 address in brackets. */
    public String url(int at) {
      boolean bare = host.contains(":") && !host.startsWith("[");
      return "http://" + (bare ? "[" + host + "]" : host) + ":" + at;
    }
  }

  /**
   * Requests a second; empty for any number.
   *
   * @param ofKey of one key, and of one address without a key, 1 to 1000000
   * @param ofWorkspace of all keys of a workspace, 1 to 1000000
   */
  public record RatesConfig(OptionalInt ofKey, OptionalInt ofWorkspace) {}

  /**
   * @param data directory of the embedded PostgreSQL and the key
   * @param url JDBC URL of a PostgreSQL to use instead of the embedded one
   * @param user of that PostgreSQL
   * @param password of that PostgreSQL
   * @param poolSize connections, 1 to 200
   */
  public record DatabaseConfig(
      Path data,
      Optional<String> url,
      Optional<String> user,
      Optional<Secret> password,
      int poolSize) {}

  /**
   * @param writers threads that store turns, 1 to 64
   * @param mostWaiting turns at hand; more are refused until some are stored, 1 to 1000000
   * @param mostHot conversations whose state is kept in memory, 1 to 10000000
   */
  public record TurnsConfig(int writers, int mostWaiting, int mostHot) {}
}
