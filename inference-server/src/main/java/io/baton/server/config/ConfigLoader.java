package io.baton.server.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.baton.conversation.history.FileErrors;
import io.baton.server.config.ServerConfig.ContextsConfig;
import io.baton.server.config.ServerConfig.DatabaseConfig;
import io.baton.server.config.ServerConfig.HttpConfig;
import io.baton.server.config.ServerConfig.RatesConfig;
import io.baton.server.config.ServerConfig.TurnsConfig;
import io.baton.server.config.ServerConfig.WebhooksConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads defaults, a YAML file, the environment and flags, the later ones winning. */
public final class ConfigLoader {

  /** Logback reads it by itself, before there is a configuration. */
  private static final String LOG_FORMAT = "BATON_LOG_FORMAT";

  private static final String LOG_LEVEL = "BATON_LOG_LEVEL";

  /** Logback takes every other word for debug. */
  private static final List<String> LOG_LEVELS =
      List.of("off", "error", "warn", "info", "debug", "trace", "all");

  /** What pg_ctl hands to a shell within quotation marks, which would read it. */
  private static final Pattern BROKEN = Pattern.compile("[\"$`\r\n]|\\\\\\\\");

  private static final int LONGEST_KEY = 256;

  private static final int MOST_TEXT = 1 << 20;

  /** One is read as a whole, and an array of Java's holds hardly more. */
  private static final int MOST_BODY = 1 << 30;

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private record Value(String text, String source) {}

  private final Map<Setting, Value> values = new EnumMap<>(Setting.class);
  private final List<String> problems = new ArrayList<>();
  private final Consumer<String> warnings;

  /**
   * @param warnings told of keys that nobody knows
   */
  public ConfigLoader(Consumer<String> warnings) {
    this.warnings = warnings;
    for (Setting setting : Setting.values()) {
      values.put(setting, new Value(setting.byDefault(), "default"));
    }
  }

  /** Takes a flat YAML file of the keys of {@link Setting}. */
  public ConfigLoader file(Path file) {
    try {
      byte[] yaml = Files.readAllBytes(file);
      JsonNode tree = YAML.readTree(yaml);
      if (!tree.isObject() && !tree.isMissingNode() && !tree.isNull()) {
        problems.add(file + ": is no list of key: value");
      }
      Map<String, String> written = written(yaml);
      tree.properties()
          .forEach(entry -> {
            String key = entry.getKey();
            JsonNode value = entry.getValue();
            boolean scalar = value.isValueNode() && !value.isNull();
            take(file, key, scalar ? TextNode.valueOf(written.get(key)) : value);
          });
    } catch (JsonProcessingException e) {
      problems.add(
          file
              + " line "
              + e.getLocation().getLineNr()
              + ": no valid YAML: "
              + e.getOriginalMessage().lines().findFirst().orElse(""));
    } catch (IOException e) {
      problems.add(file + ": cannot be read: " + FileErrors.reason(e));
    }
    return this;
  }

  /** Single values letter by letter: off is no false, and a key may look like a number. */
  private static Map<String, String> written(byte[] yaml) throws IOException {
    Map<String, String> texts = new HashMap<>();
    try (JsonParser parser = YAML.createParser(yaml)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String key = parser.currentName();
          parser.nextToken();
          texts.put(key, parser.getText());
          parser.skipChildren();
        }
      }
    }
    return texts;
  }

  private void take(Path file, String key, JsonNode value) {
    Optional<Setting> setting = Setting.find(key);
    if (setting.isEmpty()) {
      warnings.accept(file + ": unknown key '" + key + "'");
    } else if (value.isNull()) {
      // As in a template that was not filled in: what holds without it holds.
      return;
    } else if (!value.isValueNode()) {
      problems.add(file + ": " + key + ": is no single value");
    } else {
      values.put(setting.get(), new Value(value.asText(), file.toString()));
    }
  }

  /** Takes the variables that {@link Setting#variable()} names. */
  public ConfigLoader environment(Map<String, String> environment) {
    for (Setting setting : Setting.values()) {
      String value = environment.get(setting.variable());
      if (value != null) {
        values.put(setting, new Value(value, setting.variable()));
      }
    }
    String format = environment.getOrDefault(LOG_FORMAT, "plain");
    if (!List.of("plain", "json").contains(format)) {
      problems.add(LOG_FORMAT + ": '" + format + "' is neither plain nor json");
    }
    String level = environment.getOrDefault(LOG_LEVEL, "info");
    if (!LOG_LEVELS.contains(level.toLowerCase(Locale.ROOT))) {
      problems.add(LOG_LEVEL + ": '" + level + "' is none of " + String.join(", ", LOG_LEVELS));
    }
    return this;
  }

  /** Takes what was said on the command line. */
  public ConfigLoader flags(Map<Setting, String> flags) {
    flags.forEach((setting, text) -> values.put(setting, new Value(text, "--" + setting.key())));
    return this;
  }

  /**
   * The configuration.
   *
   * @throws ConfigException with everything that is wrong
   */
  public ServerConfig load() {
    int text = whole(Setting.MOST_TEXT_BYTES, 1, MOST_TEXT);
    HttpConfig http =
        new HttpConfig(
            text(Setting.HOST).orElse(""),
            whole(Setting.PORT, 0, 65535),
            text,
            whole(Setting.MOST_BODY_BYTES, Math.max(1, text), MOST_BODY),
            new RatesConfig(rate(Setting.KEY_RATE), rate(Setting.WORKSPACE_RATE)));
    ServerConfig config =
        new ServerConfig(
            http,
            database(),
            new TurnsConfig(
                whole(Setting.WRITERS, 1, 64),
                whole(Setting.MOST_WAITING, 1, 1_000_000),
                whole(Setting.MOST_HOT, 1, 10_000_000)),
            model(),
            whole(Setting.MOST_MODEL_BYTES, 1024, 1 << 30),
            whole(Setting.MOST_MODELS, 1, 100_000),
            whole(Setting.LEAST_FREE_BYTES, 0, Integer.MAX_VALUE),
            existing(Setting.POLICY),
            apiKey(),
            new ContextsConfig(on(Setting.NAMES), crm()),
            mail(),
            webhooks());
    if (values.containsKey(Setting.DATA) && text(Setting.DATA).isEmpty()) {
      problems.add(where(Setting.DATA) + ": must not be blank");
    }
    if (http.host().isEmpty()) {
      problems.add(where(Setting.HOST) + ": must not be blank");
    }
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    return config;
  }

  /** As it comes with requests, which lose blanks at their ends. */
  private Optional<Secret> apiKey() {
    Optional<String> key = text(Setting.API_KEY).map(String::strip);
    key.filter(given -> given.length() > LONGEST_KEY || !Secret.canBeSent(given))
        .ifPresent(given ->
            // Not the value itself.
            problems.add(
                where(Setting.API_KEY) + ": is no key of 1 to 256 characters of a header"));
    return key.map(Secret::new);
  }

  private DatabaseConfig database() {
    Optional<String> url = text(Setting.DATABASE_URL);
    url.filter(value -> !value.startsWith("jdbc:postgresql:"))
        .ifPresent(value ->
            // Not the value itself, which may hold a password.
            problems.add(
                where(Setting.DATABASE_URL)
                    + ": does not start with jdbc:postgresql:, as in "
                    + "jdbc:postgresql://host/baton"));
    return new DatabaseConfig(
        data(url.isEmpty()),
        url,
        text(Setting.DATABASE_USER),
        text(Setting.DATABASE_PASSWORD).map(Secret::new),
        whole(Setting.POOL_SIZE, 1, 200));
  }

  private Path data(boolean embedded) {
    Optional<Path> named = path(Setting.DATA);
    Path given = named.orElse(Path.of("data"));
    // What is no name of a file was told already.
    if (embedded && named.isPresent() == text(Setting.DATA).isPresent()) {
      unusable(given)
          .ifPresent(why ->
              problems.add(
                  where(Setting.DATA)
                      + ": '"
                      + given.toString().replaceAll("\\R", " ")
                      + "' "
                      + why));
    }
    return given.toAbsolutePath().normalize();
  }

  private static Optional<String> unusable(Path data) {
    // Java reads a name that the locale has no letters for as another one, and would go there.
    if (!data.isAbsolute() && !Files.isDirectory(Path.of("").toAbsolutePath())) {
      return Optional.of("is in a directory whose name this locale cannot say; LC_ALL=C.UTF-8 can");
    }
    Matcher broken = BROKEN.matcher(data.toAbsolutePath().toString());
    return broken.find()
        ? Optional.of(
            "has "
                + (broken.group().isBlank() ? "a break of line" : broken.group())
                + " in it, with which the embedded PostgreSQL cannot be started")
        : Optional.empty();
  }

  private Optional<Path> path(Setting setting) {
    try {
      return text(setting).map(Path::of);
    } catch (InvalidPathException e) {
      problems.add(
          where(setting)
              + ": '"
              + e.getInput()
              + "' is no name of a file here: "
              + e.getReason()
              + "; other letters than ASCII need a locale that has them, such as LC_ALL=C.UTF-8");
      return Optional.empty();
    }
  }

  private Optional<MailConfig> mail() {
    return text(Setting.SMTP_URL)
        .flatMap(url ->
            MailConfig.of(
                url,
                text(Setting.SMTP_PASSWORD).map(Secret::new),
                text(Setting.MAIL_FROM).orElse(""),
                text(Setting.LINK_URL).orElse(""),
                problems));
  }

  private ModelSource model() {
    return switch (text(Setting.MODEL).orElse(ModelSource.STARTER)) {
      case ModelSource.STARTER -> new ModelSource.Starter();
      case ModelSource.NONE -> new ModelSource.RulesAlone();
      default ->
          existing(Setting.MODEL)
              .<ModelSource>map(ModelSource.Directory::new)
              .orElseGet(ModelSource.RulesAlone::new);
    };
  }

  private boolean on(Setting setting) {
    String value = text(setting).orElseGet(setting::byDefault);
    if (!value.equals("on") && !value.equals("off")) {
      problems.add(where(setting) + ": '" + value + "' is neither on nor off");
    }
    return value.equals("on");
  }

  private WebhooksConfig webhooks() {
    int first = whole(Setting.WEBHOOK_FIRST_RETRY_SECONDS, 1, 3_600);
    return new WebhooksConfig(
        on(Setting.WEBHOOK_HTTP),
        on(Setting.WEBHOOK_PRIVATE_ADDRESSES),
        Duration.ofSeconds(first),
        Duration.ofSeconds(whole(Setting.WEBHOOK_LONGEST_RETRY_SECONDS, first, 604_800)),
        whole(Setting.WEBHOOK_ATTEMPTS, 1, 100),
        Duration.ofDays(whole(Setting.WEBHOOK_OFF_DAYS, 1, 365)));
  }

  private Optional<CrmConfig> crm() {
    int millis = whole(Setting.CRM_TIMEOUT_MILLIS, 50, 10_000);
    int bytes = whole(Setting.CRM_MOST_BYTES, 1, 1 << 20);
    Optional<String> url = text(Setting.CRM_URL);
    try {
      return url.map(template ->
          new CrmConfig(
              "crm",
              template,
              text(Setting.CRM_AUTHORIZATION).map(Secret::new),
              Duration.ofMillis(millis),
              bytes));
    } catch (IllegalArgumentException e) {
      problems.add(where(Setting.CRM_URL) + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<String> text(Setting setting) {
    return Optional.of(get(setting).text()).filter(value -> !value.isBlank());
  }

  private Optional<Path> existing(Setting setting) {
    Optional<Path> path = path(setting);
    path.filter(file -> !Files.exists(file))
        .ifPresent(file -> problems.add(where(setting) + ": there is no " + file));
    return path;
  }

  private int whole(Setting setting, int least, int most) {
    String text = get(setting).text();
    try {
      int value = Integer.parseInt(text.strip());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of range.
    }
    problems.add(where(setting) + ": '" + text + "' is no whole number in " + least + ".." + most);
    return least;
  }

  private OptionalInt rate(Setting setting) {
    int rate = whole(setting, 0, 1_000_000);
    return rate == 0 ? OptionalInt.empty() : OptionalInt.of(rate);
  }

  private String where(Setting setting) {
    return setting.key() + " (" + get(setting).source() + ")";
  }

  private Value get(Setting setting) {
    return values.getOrDefault(setting, new Value("", "default"));
  }
}
