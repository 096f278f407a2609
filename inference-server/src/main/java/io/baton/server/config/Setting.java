package io.baton.server.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every key of the configuration: its name in the file, as a flag and in the environment. */
public enum Setting {
  HOST("host", "127.0.0.1", "address to listen on"),
  PORT("port", "8080", "port to listen on; 0 for any free one"),
  DATA("data", "data", "directory of the embedded database and the API key"),
  DATABASE_URL("database-url", "", "jdbc:postgresql://… instead of the embedded database"),
  DATABASE_USER("database-user", "", "user of that database"),
  DATABASE_PASSWORD("database-password", "", "password of that database"),
  POOL_SIZE("pool-size", "16", "database connections, 1 to 200"),
  WRITERS("writers", "3", "threads that store turns, 1 to 64"),
  MOST_WAITING("most-waiting", "256", "turns at hand, waiting or being stored; more are refused"),
  MOST_HOT("most-hot", "10000", "conversations whose state is kept in memory"),
  KEY_RATE("key-rate", "1000", "requests a second of one key; 0 for any number"),
  WORKSPACE_RATE("workspace-rate", "3000", "requests a second of a workspace; 0 for any number"),
  MODEL("model", "starter", "directory of a bundle; starter for Baton's own, none for rules alone"),
  POLICY("policy", "", "policy file; the default policy where absent"),
  API_KEY("api-key", "", "key that callers must send; made at the first start where absent"),
  MOST_TEXT_BYTES("most-text-bytes", "32768", "longest text of a turn, 1 to 1048576"),
  MOST_BODY_BYTES("most-body-bytes", "1048576", "longest body of a request"),
  MOST_MODEL_BYTES("most-model-bytes", "67108864", "largest bundle that can be pushed"),
  MOST_MODELS("most-models", "64", "models of all workspaces in memory, 1 to 100000"),
  LEAST_FREE_BYTES(
      "least-free-bytes",
      "268435456",
      "room on the disk of --data without which nothing is stored"),
  NAMES("names", "on", "whether contexts look for names in English, by a model of 120 MB: on, off"),
  CRM_URL("crm-url", "", "where customers are looked up: https://…{customer}…"),
  CRM_AUTHORIZATION("crm-authorization", "", "value of the header Authorization of that look-up"),
  CRM_TIMEOUT_MILLIS("crm-timeout-millis", "800", "how long that look-up may take, 50 to 10000"),
  CRM_MOST_BYTES("crm-most-bytes", "65536", "longest answer of that look-up, 1 to 1048576"),
  SMTP_URL("smtp-url", "", "smtp://user@host, smtps:// or smtp+plain://; no e-mails where absent"),
  SMTP_PASSWORD("smtp-password", "", "password of that user"),
  MAIL_FROM("mail-from", "", "address that e-mails come from"),
  LINK_URL("link-url", "", "page of yours that links lead to, with {token} in it"),
  WEBHOOK_HTTP("webhook-http", "off", "whether webhooks may be http rather than https: on, off"),
  WEBHOOK_PRIVATE_ADDRESSES(
      "webhook-private-addresses",
      "off",
      "whether webhooks may be in your own network or on this machine: on, off"),
  WEBHOOK_FIRST_RETRY_SECONDS(
      "webhook-first-retry-seconds", "5", "first wait, each is four times the one before"),
  WEBHOOK_LONGEST_RETRY_SECONDS("webhook-longest-retry-seconds", "43200", "longest such wait"),
  WEBHOOK_ATTEMPTS("webhook-attempts", "14", "after which a delivery is given up, 1 to 100"),
  WEBHOOK_OFF_DAYS(
      "webhook-off-days", "5", "of nothing but failures that switch a webhook off, 1 to 365");

  private final String key;
  private final String byDefault;
  private final String meaning;

  Setting(String key, String byDefault, String meaning) {
    this.key = key;
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

  /** Value where nobody says otherwise; empty for absent. */
  public String byDefault() {
    return byDefault;
  }

  /** One line for the help. */
  public String meaning() {
    return meaning;
  }

  static Optional<Setting> find(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
  }
}
