package io.baton.server.cli;

import io.baton.server.config.ConfigLoader;
import io.baton.server.config.ServerConfig;
import io.baton.server.config.Setting;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The configuration as flags; each is also a key of the file and a variable BATON_…. */
final class ServerOptions {

  private final Map<Setting, String> flags = new EnumMap<>(Setting.class);

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML file of these settings without the dashes.")
  private @Nullable Path config;

  @Option(names = "--host", paramLabel = "NAME", description = "Address. Default: 127.0.0.1.")
  private void host(String value) {
    flags.put(Setting.HOST, value);
  }

  @Option(names = "--port", paramLabel = "N", description = "Port; 0 for any. Default: 8080.")
  private void port(String value) {
    flags.put(Setting.PORT, value);
  }

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Embedded database and API key. Default: ./data.")
  private void data(String value) {
    flags.put(Setting.DATA, value);
  }

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description = "jdbc:postgresql://… instead of the embedded database.")
  private void databaseUrl(String value) {
    flags.put(Setting.DATABASE_URL, value);
  }

  @Option(names = "--database-user", paramLabel = "NAME", description = "Of that database.")
  private void databaseUser(String value) {
    flags.put(Setting.DATABASE_USER, value);
  }

  @Option(names = "--pool-size", paramLabel = "N", description = "Connections. Default: 16.")
  private void poolSize(String value) {
    flags.put(Setting.POOL_SIZE, value);
  }

  @Option(
      names = "--writers",
      paramLabel = "N",
      description = "Threads that store turns. Default: 2.")
  private void writers(String value) {
    flags.put(Setting.WRITERS, value);
  }

  @Option(
      names = "--most-waiting",
      paramLabel = "N",
      description = "Turns at hand; more are refused until some are stored. Default: 256.")
  private void mostWaiting(String value) {
    flags.put(Setting.MOST_WAITING, value);
  }

  @Option(
      names = "--most-hot",
      paramLabel = "N",
      description = "Conversations whose state is kept in memory. Default: 10000.")
  private void mostHot(String value) {
    flags.put(Setting.MOST_HOT, value);
  }

  @Option(
      names = "--key-rate",
      paramLabel = "N",
      description = "Requests a second of one key; 0 for any number. Default: 1000.")
  private void keyRate(String value) {
    flags.put(Setting.KEY_RATE, value);
  }

  @Option(
      names = "--workspace-rate",
      paramLabel = "N",
      description = "Requests a second of a workspace; 0 for any number. Default: 3000.")
  private void workspaceRate(String value) {
    flags.put(Setting.WORKSPACE_RATE, value);
  }

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = {
        "Bundle, or none to decide by rules alone. Default: starter, the one that comes with",
        "Baton."
      })
  private void model(String value) {
    flags.put(Setting.MODEL, value);
  }

  @Option(names = "--policy", paramLabel = "FILE", description = "Policy. Default: Baton's own.")
  private void policy(String value) {
    flags.put(Setting.POLICY, value);
  }

  @Option(
      names = "--most-text-bytes",
      paramLabel = "N",
      description = "Longest text of a turn. Default: 32768.")
  private void mostTextBytes(String value) {
    flags.put(Setting.MOST_TEXT_BYTES, value);
  }

  @Option(
      names = "--most-body-bytes",
      paramLabel = "N",
      description = "Longest body of a request. Default: 1048576.")
  private void mostBodyBytes(String value) {
    flags.put(Setting.MOST_BODY_BYTES, value);
  }

  @Option(
      names = "--most-model-bytes",
      paramLabel = "N",
      description = "Largest bundle that can be pushed. Default: 67108864.")
  private void mostModelBytes(String value) {
    flags.put(Setting.MOST_MODEL_BYTES, value);
  }

  @Option(
      names = "--most-models",
      paramLabel = "N",
      description = "Models of all workspaces in memory. Default: 64.")
  private void mostModels(String value) {
    flags.put(Setting.MOST_MODELS, value);
  }

  @Option(
      names = "--least-free-bytes",
      paramLabel = "N",
      description = {
        "Room on the disk of --data without which nothing is stored and turns get 507; 0 to try",
        "until PostgreSQL ends. Default: 268435456."
      })
  private void leastFreeBytes(String value) {
    flags.put(Setting.LEAST_FREE_BYTES, value);
  }

  @Option(
      names = "--smtp-url",
      paramLabel = "URL",
      description = {
        "Mail server: smtp://user@host:587 with STARTTLS, smtps:// with TLS, smtp+plain://",
        "without either. Default: none, and no e-mails."
      })
  private void smtpUrl(String value) {
    flags.put(Setting.SMTP_URL, value);
  }

  @Option(
      names = "--mail-from",
      paramLabel = "ADDRESS",
      description = "Where e-mails come from. Needed with --smtp-url.")
  private void mailFrom(String value) {
    flags.put(Setting.MAIL_FROM, value);
  }

  @Option(
      names = "--link-url",
      paramLabel = "URL",
      description = "Page of yours that links lead to, with {token} in it. Needed with --smtp-url.")
  private void linkUrl(String value) {
    flags.put(Setting.LINK_URL, value);
  }

  @Option(
      names = "--webhook-http",
      paramLabel = "on|off",
      description = "Whether webhooks may be http rather than https. Default: off.")
  private void webhookHttp(String value) {
    flags.put(Setting.WEBHOOK_HTTP, value);
  }

  @Option(
      names = "--webhook-private-addresses",
      paramLabel = "on|off",
      description = "Whether webhooks may be in your own network or on this machine. Default: off.")
  private void webhookPrivateAddresses(String value) {
    flags.put(Setting.WEBHOOK_PRIVATE_ADDRESSES, value);
  }

  @Option(
      names = "--webhook-first-retry-seconds",
      paramLabel = "N",
      description = "First wait; each is four times the one before. Default: 5.")
  private void webhookFirstRetrySeconds(String value) {
    flags.put(Setting.WEBHOOK_FIRST_RETRY_SECONDS, value);
  }

  @Option(
      names = "--webhook-longest-retry-seconds",
      paramLabel = "N",
      description = "Longest such wait. Default: 43200.")
  private void webhookLongestRetrySeconds(String value) {
    flags.put(Setting.WEBHOOK_LONGEST_RETRY_SECONDS, value);
  }

  @Option(
      names = "--webhook-attempts",
      paramLabel = "N",
      description = "After which a delivery is given up. Default: 14.")
  private void webhookAttempts(String value) {
    flags.put(Setting.WEBHOOK_ATTEMPTS, value);
  }

  @Option(
      names = "--webhook-off-days",
      paramLabel = "N",
      description = "Of nothing but failures that switch a webhook off. Default: 5.")
  private void webhookOffDays(String value) {
    flags.put(Setting.WEBHOOK_OFF_DAYS, value);
  }

  /** Defaults, file, environment and flags; secrets come from file and environment alone. */
  ServerConfig load() {
    ConfigLoader loader = new ConfigLoader(words -> System.err.println("baton: " + words));
    if (config != null) {
      loader.file(config);
    }
    return loader.environment(System.getenv()).flags(flags).load();
  }
}
