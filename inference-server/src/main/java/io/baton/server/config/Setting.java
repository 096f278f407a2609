package io.baton.server.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every key of the configuration: its name in the file, as a flag and in the environment. */
public enum Setting {
  HOST("host", "NAME", "127.0.0.1", "address to listen on"),
  PORT("port", "N", "8080", "port to listen on; 0 for any free one"),
  DATA("data", "DIR", "data", "directory of the embedded database and the API key"),
  DATABASE_URL("database-url", "URL", "", "jdbc:postgresql://… instead of the embedded database"),
  DATABASE_USER("database-user", "NAME", "", "user of that database"),
  DATABASE_PASSWORD("database-password", Setting.SECRET, "", "password of --database-user"),
  POOL_SIZE("pool-size", "N", "16", "database connections, 1 to 200"),
  WRITERS("writers", "N", "2", "threads that store turns, 1 to 64"),
  MOST_WAITING(
      "most-waiting", "N", "256", "turns at hand, waiting or being stored; more are refused"),
  MOST_HOT("most-hot", "N", "10000", "conversations whose state is kept in memory"),
  KEY_RATE(
      "key-rate",
      "N",
      "1000",
      "requests a second of one key but the operator's, and of one address without a key,"
          + " such as a proxy's; 0 for any number"),
  WORKSPACE_RATE(
      "workspace-rate", "N", "3000", "requests a second of a workspace; 0 for any number"),
  MODEL(
      "model",
      "DIR",
      "starter",
      "directory of a bundle; starter for Baton's own, none for rules alone"),
  POLICY("policy", "FILE", "", "policy file; the default policy where absent"),
  API_KEY(
      "api-key",
      Setting.SECRET,
      "",
      "key that callers must send; made at the first start where absent"),
  MOST_TEXT_BYTES("most-text-bytes", "N", "32768", "longest text of a turn, 1 to 1048576"),
  MOST_BODY_BYTES("most-body-bytes", "N", "1048576", "longest body of a request, to 1073741824"),
  MOST_MODEL_BYTES("most-model-bytes", "N", "67108864", "largest bundle that can be pushed"),
  MOST_MODELS("most-models", "N", "64", "models of all workspaces in memory, 1 to 100000"),
  LEAST_FREE_BYTES(
      "least-free-bytes",
      "N",
      "268435456",
      "room on the disk of --data without which nothing is stored and turns get 507; 0 to "
          + "try until PostgreSQL ends"),
  NAMES(
      "names",
      "on|off",
      "on",
      "whether contexts look for names in English, by a model of 120 MB: on, off"),
  CRM_URL("crm-url", "URL", "", "where customers are looked up: https://…{customer}…"),
  CRM_AUTHORIZATION(
      "crm-authorization",
      Setting.SECRET,
      "",
      "value of the header Authorization of the look-up at --crm-url"),
  CRM_TIMEOUT_MILLIS(
      "crm-timeout-millis", "N", "800", "how long that look-up may take, 50 to 10000"),
  CRM_MOST_BYTES("crm-most-bytes", "N", "65536", "longest answer of that look-up, 1 to 1048576"),
  SMTP_URL(
      "smtp-url",
      "URL",
      "",
      "mail server: smtp://user@host:587 with STARTTLS, smtps:// with TLS, smtp+plain:// "
          + "without either; no e-mails where absent"),
  SMTP_PASSWORD("smtp-password", Setting.SECRET, "", "password of the user in --smtp-url"),
  MAIL_FROM("mail-from", "ADDRESS", "", "address that e-mails come from; needed with --smtp-url"),
  LINK_URL(
      "link-url",
      "URL",
      "",
      "page of yours that links lead to, with {token} in it; needed with --smtp-url"),
  WEBHOOK_HTTP(
      "webhook-http", "on|off", "off", "whether webhooks may be http rather than https: on, off"),
  WEBHOOK_PRIVATE_ADDRESSES(
      "webhook-private-addresses",
      "on|off",
      "off",
      "whether webhooks may be in your own network or on this machine: on, off"),
  WEBHOOK_FIRST_RETRY_SECONDS(
      "webhook-first-retry-seconds", "N", "5", "first wait, each is four times the one before"),
  WEBHOOK_LONGEST_RETRY_SECONDS("webhook-longest-retry-seconds", "N", "43200", "longest such wait"),
  WEBHOOK_ATTEMPTS("webhook-attempts", "N", "14", "after which a delivery is given up, 1 to 100"),
  WEBHOOK_OFF_DAYS(
      "webhook-off-days", "N", "5", "of nothing but failures that switch a webhook off, 1 to 365");

  /** Label of those that command lines must not show: they are no flags. */
  private static final String SECRET = "";

  private final String key;
  private final String label;
  private final String byDefault;
  private final String meaning;

  Setting(String key, String label, String byDefault, String meaning) {
    this.key = key;
    this.label = label;
    this.byDefault = byDefault;
    this.meaning = meaning;
  }

  /** Name in the file and, with two dashes before it, as a flag. */
  public String key() {
    return key;
  }

  /** Name in the environment, such as BATON_DATABASE_URL. */
  public String variable() {
    return "BATON_" + key.replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /** What stands for its value in the help. */
  public String label() {
    return label;
  }

  /** Whether it comes from file and environment alone. */
  public boolean secret() {
    return label.equals(SECRET);
  }

  /** Value where nobody says otherwise; empty for absent. */
  public String byDefault() {
    return byDefault;
  }

  /** For the help, without a full stop. */
  public String meaning() {
    return meaning;
  }

  static Optional<Setting> find(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
  }
}
