package io.baton.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigLoaderTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"a\"b", "a$HOME", "a`id`", "a\nb", "a\\\\b"})
  void aDirectoryThatAShellWouldReadIsRefused(String name) {
    assertThatThrownBy(() -> loaded(Setting.DATA, "/srv/" + name))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("data (--data): '/srv/a")
        .hasMessageContaining(" in it, with which the embedded PostgreSQL cannot be started")
        .satisfies(e -> assertThat(e).message().hasLineCount(1));
    assertThat(
            new ConfigLoader(any -> {})
                .flags(
                    Map.of(
                        Setting.DATA,
                        "/srv/" + name,
                        Setting.DATABASE_URL,
                        "jdbc:postgresql://db/baton"))
                .load()
                .database()
                .data())
        .as("no PostgreSQL is started there")
        .isEqualTo(Path.of("/srv/" + name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "it's", "größe", "a\\b", "(a);b&c"})
  void otherDirectoriesAreTaken(String name) {
    assertThat(loaded(Setting.DATA, "/srv/" + name).database().data())
        .isEqualTo(Path.of("/srv/" + name));
  }

  /** As other letters than ASCII are under LC_ALL=C. */
  @Test
  void whatIsNoNameOfAFileIsRefusedWithTheSetting() {
    for (Setting setting : List.of(Setting.DATA, Setting.MODEL, Setting.POLICY)) {
      assertThatThrownBy(() -> loaded(setting, "a\0b"))
          .isInstanceOf(ConfigException.class)
          .hasMessageStartingWith(setting.key() + " (--" + setting.key() + "): 'a\0b' is no name");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e10", "0012", "1_000", "0x1F", "1.50", "'0012'"})
  void aNumberInAFileIsTakenAsItIsWritten(String written) throws IOException {
    Path file = Files.writeString(folder.resolve("baton.yaml"), "api-key: " + written + "\n");
    assertThat(new ConfigLoader(any -> {}).file(file).load().apiKey().map(Secret::value))
        .contains(written.replace("'", ""));
  }

  @Test
  void whatIsLeftBlankInAFileHoldsAsWithoutItAndOffIsOff() throws IOException {
    Path file = Files.writeString(folder.resolve("baton.yaml"), "api-key:\nport: ~\nnames: off\n");
    ServerConfig config = new ConfigLoader(any -> {}).file(file).load();
    assertThat(config.apiKey()).isEmpty();
    assertThat(config.http().port()).isEqualTo(8080);
    Files.writeString(file, "port: 1\nport: 2\n");
    assertThatThrownBy(() -> new ConfigLoader(any -> {}).file(file).load())
        .hasMessageContaining("line 2: no valid YAML: Duplicate field 'port'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"verbose", "warning", "", " info"})
  void aLevelOfTheLogThatThereIsNotIsRefused(String level) {
    ConfigLoader loader = new ConfigLoader(any -> {});
    assertThatThrownBy(() -> loader.environment(Map.of("BATON_LOG_LEVEL", level)).load())
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "BATON_LOG_LEVEL: '"
                + level
                + "' is none of off, error, warn, info, debug, trace, all");
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "ERROR", "Warn", "info", "DEBUG", "trace", "all"})
  void aLevelOfTheLogIsOfAnyCase(String level) {
    ConfigLoader loader = new ConfigLoader(any -> {});
    assertThat(loader.environment(Map.of("BATON_LOG_LEVEL", level)).load()).isNotNull();
  }

  @Test
  void aFileThatIsNotThereIsToldSo() {
    Path file = folder.resolve("absent.yaml");
    assertThatThrownBy(() -> new ConfigLoader(any -> {}).file(file).load())
        .isInstanceOf(ConfigException.class)
        .hasMessage(file + ": cannot be read: no such file or directory");
  }

  /** Nobody could send it: a header loses blanks at its ends. */
  @ParameterizedTest
  @ValueSource(strings = {"secret\n", " secret", "secret\r\n"})
  void aKeyHasNoBlanksAtItsEnds(String key) {
    assertThat(loaded(Setting.API_KEY, key).apiKey().map(Secret::value)).contains("secret");
  }

  @Test
  void aKeyThatNoRequestCanCarryIsRefusedWithoutBeingShown() {
    for (String key : List.of("a\nb", "ключ", "x".repeat(257))) {
      assertThatThrownBy(() -> loaded(Setting.API_KEY, key))
          .hasMessage("api-key (--api-key): is no key of 1 to 256 characters of a header");
    }
  }

  @Test
  void aBlankDirectoryIsNotTheUsualOne() {
    assertThatThrownBy(() -> loaded(Setting.DATA, " "))
        .hasMessage("data (--data): must not be blank");
  }

  @Test
  void aBodyLongerThanAnArrayIsNotPromised() {
    assertThat(loaded(Setting.MOST_BODY_BYTES, "1073741824").http().mostBodyBytes())
        .isEqualTo(1 << 30);
    assertThatThrownBy(() -> loaded(Setting.MOST_BODY_BYTES, "2147483647"))
        .hasMessageContaining("is no whole number in 32768..1073741824");
  }

  private static ServerConfig loaded(Setting setting, String value) {
    return new ConfigLoader(any -> {}).flags(Map.of(setting, value)).load();
  }

  @Test
  void everyKeyHasThisDefault() {
    assertThat(
            Arrays.stream(Setting.values())
                .map(setting -> setting.key() + "=" + setting.byDefault()))
        .containsExactly(
            "host=127.0.0.1",
            "port=8080",
            "data=data",
            "database-url=",
            "database-user=",
            "database-password=",
            "pool-size=16",
            "writers=2",
            "most-waiting=256",
            "most-hot=10000",
            "key-rate=1000",
            "workspace-rate=3000",
            "model=starter",
            "policy=",
            "api-key=",
            "most-text-bytes=32768",
            "most-body-bytes=1048576",
            "most-model-bytes=67108864",
            "most-models=64",
            "least-free-bytes=268435456",
            "names=on",
            "crm-url=",
            "crm-authorization=",
            "crm-timeout-millis=800",
            "crm-most-bytes=65536",
            "smtp-url=",
            "smtp-password=",
            "mail-from=",
            "link-url=",
            "webhook-http=off",
            "webhook-private-addresses=off",
            "webhook-first-retry-seconds=5",
            "webhook-longest-retry-seconds=43200",
            "webhook-attempts=14",
            "webhook-off-days=5");
    assertThat(Setting.DATABASE_URL.variable()).isEqualTo("BATON_DATABASE_URL");
  }

  @Test
  void mailServersAreReadAndWhatIsWrongIsNamed() {
    MailConfig config = mail("smtps://ada@mail.example.org", "help@example.org").orElseThrow();
    assertThat(config.port()).isEqualTo(465);
    assertThat(config.secure()).isEqualTo(MailConfig.Secure.TLS);
    assertThat(config.user()).contains("ada");
    assertThat(config.linkTo("abc")).isEqualTo("https://example.org/chat?t=abc");
    assertThat(mail("smtp://mail.example.org", "a@b").orElseThrow().port()).isEqualTo(587);
    assertThat(mail("", "")).isEmpty();
    assertThatThrownBy(() -> mail("http://mail.example.org", "help@example.org"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("smtp-url: is no smtp://");
    assertThatThrownBy(() -> mail("http://mail.example.org", "nobody"))
        .hasMessageContaining("smtp-url: is no smtp://")
        .hasMessageContaining("mail-from: 'nobody' is no address");
    assertThatThrownBy(() -> mail("smtp://mail.example.org", "nobody"))
        .hasMessageContaining("mail-from: 'nobody' is no address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://u:hush@h",
        "smtp://u:hush@:99999999",
        "smtp://u:hush@h:99999",
        "u:hush@h h"
      })
  void anAddressThatIsRefusedIsNotTold(String url) {
    assertThatThrownBy(() -> mail(url, "help@example.org"))
        .hasMessageContaining("smtp-url: ")
        .hasMessageNotContaining("hush");
    assertThatThrownBy(
            () -> new ConfigLoader(warning -> {}).flags(Map.of(Setting.DATABASE_URL, url)).load())
        .hasMessageContaining("database-url (--database-url): ")
        .hasMessageNotContaining("hush");
  }

  @Test
  void aPasswordInTheAddressOfTheMailServerIsRefusedWithoutBeingShown() {
    assertThatThrownBy(() -> mail("smtp://me:hush@mail.example.org", "help@example.org"))
        .isInstanceOf(ConfigException.class)
        .hasMessage("smtp-url: the password goes into BATON_SMTP_PASSWORD");
    assertThat(mail("smtp://me%3Aus@mail.example.org", "help@example.org").orElseThrow().user())
        .contains("me:us");
  }

  @Test
  void aUserOfTheMailServerNeedsAPassword() {
    assertThatThrownBy(() -> mail("smtps://ada@mail.example.org", "help@example.org", ""))
        .isInstanceOf(ConfigException.class)
        .hasMessage("smtp-url: names a user, whose password is missing in BATON_SMTP_PASSWORD");
    assertThat(mail("smtps://mail.example.org", "help@example.org", "").orElseThrow().user())
        .isEmpty();
  }

  private static Optional<MailConfig> mail(String url, String from) {
    return mail(url, from, "secret");
  }

  private static Optional<MailConfig> mail(String url, String from, String password) {
    return new ConfigLoader(warning -> {})
        .flags(
            Map.of(
                Setting.SMTP_URL,
                url,
                Setting.SMTP_PASSWORD,
                password,
                Setting.MAIL_FROM,
                from,
                Setting.LINK_URL,
                "https://example.org/chat?t={token}"))
        .load()
        .mail();
  }

  @Test
  void flagsWinOverTheEnvironmentAndThatOverTheFile() throws IOException {
    Path file = folder.resolve("baton.yaml");
    Files.writeString(file, "port: 1\nhost: a\npool-size: 5\n");
    ServerConfig config =
        new ConfigLoader(warning -> {})
            .file(file)
            .environment(Map.of("BATON_PORT", "2", "BATON_HOST", "b"))
            .flags(Map.of(Setting.PORT, "3"))
            .load();
    assertThat(config.http().port()).isEqualTo(3);
    assertThat(config.http().host()).isEqualTo("b");
    assertThat(config.database().poolSize()).isEqualTo(5);
  }

  @Test
  void theModelIsTheStarterNoneOrADirectory() {
    assertThat(model("starter")).isEqualTo(new ModelSource.Starter());
    assertThat(model("none")).isEqualTo(new ModelSource.RulesAlone());
    assertThat(model(folder.toString())).isEqualTo(new ModelSource.Directory(folder));
    assertThat(new ConfigLoader(warning -> {}).load().model()).isEqualTo(new ModelSource.Starter());
  }

  private static ModelSource model(String setting) {
    return new ConfigLoader(warning -> {}).flags(Map.of(Setting.MODEL, setting)).load().model();
  }

  @Test
  void everythingThatIsWrongIsToldTogetherWithItsSource() throws IOException {
    Path file = folder.resolve("baton.yaml");
    Files.writeString(file, "port: ninety\n");
    assertThatThrownBy(() ->
            new ConfigLoader(warning -> {})
                .file(file)
                .environment(Map.of("BATON_POOL_SIZE", "0"))
                .flags(Map.of(Setting.MODEL, folder + "/none", Setting.DATABASE_URL, "mysql:"))
                .load())
        .isInstanceOfSatisfying(
            ConfigException.class,
            e ->
                assertThat(e.problems())
                    .hasSize(4)
                    .anyMatch(line -> line.contains("port (" + file + "): 'ninety' is no whole"))
                    .anyMatch(line -> line.contains("pool-size (BATON_POOL_SIZE): '0'"))
                    .anyMatch(line -> line.contains("model (--model): there is no"))
                    .anyMatch(line -> line.contains("does not start with jdbc:postgresql:")));
  }

  @Test
  void anUnknownKeyIsAWarningAndBrokenYamlAnErrorWithItsLine() throws IOException {
    Path file = folder.resolve("baton.yaml");
    Files.writeString(file, "prot: 1\n");
    List<String> warnings = new ArrayList<>();
    new ConfigLoader(warnings::add).file(file).load();
    assertThat(warnings).singleElement().asString().contains("unknown key 'prot'");
    Files.writeString(file, "port: 1\nhost: [\n");
    assertThatThrownBy(() -> new ConfigLoader(warnings::add).file(file).load())
        .hasMessageContaining("no valid YAML");
  }

  @Test
  void secretsDoNotShowAndTheKeyFileIsForItsOwnerAlone() throws IOException {
    Secret made = ApiKeyFile.readOrMake(folder);
    assertThat(made.toString()).doesNotContain(made.value());
    assertThat(made.value()).hasSize("baton-".length() + 64);
    assertThat(ApiKeyFile.readOrMake(folder)).isEqualTo(made);
    assertThat(Files.getPosixFilePermissions(folder.resolve("api-key"))).hasSize(2);
  }

  @Test
  void aKeyFileWithoutAKeyIsNamed() throws IOException {
    Files.writeString(folder.resolve("api-key"), "\n");
    assertThatThrownBy(() -> ApiKeyFile.readOrMake(folder))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("api-key: cannot be read or made: it is empty");
  }

  @Test
  void theAddressOfAServerHasABracketAroundIpv6() {
    for (String[] one :
        new String[][] {
          {"localhost", "http://localhost:80"},
          {"::1", "http://[::1]:80"},
          {"[::1]", "http://[::1]:80"}
        }) {
      ServerConfig config = loaded(Setting.HOST, one[0]);
      assertThat(config.http().url(80)).isEqualTo(one[1]);
    }
  }
}
