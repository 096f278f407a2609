package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.escalation.bundle.SmallBundle;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Releases by API, with a real PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ModelRegistryTest {

  private Optional<Registry> opened = Optional.empty();

  @BeforeAll
  void start(@TempDir Path data) {
    opened = Optional.of(new Registry(data));
  }

  @AfterAll
  void stop() {
    opened.ifPresent(Registry::close);
  }

  private Registry registry() {
    return opened.orElseThrow();
  }

  @Test
  void aBundleIsKeptOnceAndComesBackAsItWasPushed() throws Exception {
    Map<String, byte[]> files = SmallBundle.files(1);
    String version = SmallBundle.version(1);
    Api.Answer first = registry().push(version, Registry.zip(files));
    Api.Answer again = registry().push(version, Registry.zip(files));
    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(first.json().path("kind").asText()).isEqualTo("escalation");
    assertThat(first.json().path("metrics").path("outcome.rocAuc").asDouble())
        .isEqualTo(0.51, within(1e-6));
    assertThat(first.json().path("files")).hasSize(files.size());
    Api.Answer bundle = registry().other().get("/v1/models/" + version + "/bundle");
    assertThat(bundle.contentType()).startsWith("application/zip");
    Map<String, byte[]> pulled = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle.body()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        pulled.put(entry.getName(), zip.readAllBytes());
      }
    }
    assertThat(pulled.keySet()).isEqualTo(files.keySet());
    pulled.forEach((name, data) -> assertThat(data).isEqualTo(files.get(name)));
  }

  @Test
  void anotherModelUnderTheVersionIsRefused() throws Exception {
    String version = registry().push(2);
    byte[] other = Registry.zip(Registry.recalibrated(2));
    assertThat(registry().push(version, other).status()).isEqualTo(409);
  }

  private static String text(Map<String, byte[]> files, String name) {
    return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
  }

  static Stream<Arguments> damaged() throws Exception {
    Map<String, byte[]> files = SmallBundle.files(3);
    byte[] zip = Registry.zip(files);
    return Stream.of(
        Arguments.of("zero length", new byte[0], 422, "no zip with files"),
        Arguments.of("half", Arrays.copyOf(zip, zip.length / 2), 422, ""),
        Arguments.of("no zip", "{}".getBytes(StandardCharsets.UTF_8), 422, "no zip with files"),
        Arguments.of("other kind", Registry.zip(SmallBundle.sentimentFiles()), 422, "kind"),
        Arguments.of("newer", changed("\"format\" : 1", "\"format\" : 9"), 422, "format 9"),
        Arguments.of(
            "wrong hash", changed("\"sha256\" : {", "\"sha256\" : { \"x\":\"y\","), 422, "x"),
        Arguments.of("NUL", changed("Options[", "Options\\u0000["), 422, "U+0000"),
        Arguments.of(
            "long manifest", changed("Options[", "Options[" + "x".repeat(1 << 16)), 422, "longer"),
        Arguments.of("tiny number", measured("1e-5000"), 422, "metrics.odd: 1e-5000 has more"),
        Arguments.of("huge number", measured("1e999"), 422, "metrics.odd: 1e999 has more"),
        Arguments.of("no digit", measured("0e-99999999999"), 422, "metrics.odd: 0e-99999999999"),
        Arguments.of("a number alone", alone("1e999"), 422, "manifest.json: its only value: 1e999"),
        Arguments.of("no manifest", without("manifest.json"), 422, "manifest.json"),
        Arguments.of("manifest of no JSON", changed("{", "{{"), 422, "manifest.json"),
        Arguments.of("too large", new byte[200_001], 413, ""));
  }

  private static byte[] alone(String manifest) throws Exception {
    Map<String, byte[]> files = new TreeMap<>(SmallBundle.files(3));
    files.put("manifest.json", manifest.getBytes(StandardCharsets.UTF_8));
    return Registry.zip(files);
  }

  private static byte[] without(String name) throws Exception {
    Map<String, byte[]> files = new TreeMap<>(SmallBundle.files(3));
    files.remove(name);
    return Registry.zip(files);
  }

  private static byte[] changed(String old, String now) throws Exception {
    Map<String, byte[]> files = new TreeMap<>(SmallBundle.files(3));
    String manifest = text(files, "manifest.json");
    assertThat(manifest).contains(old);
    files.put("manifest.json", manifest.replace(old, now).getBytes(StandardCharsets.UTF_8));
    return Registry.zip(files);
  }

  private static byte[] measured(String number) throws Exception {
    return changed("\"metrics\" : {", "\"metrics\" : { \"odd\" : " + number + ",");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("damaged")
  void whatCannotBeUsedIsRefusedAndLeavesNothingBehind(
      String what, byte[] zip, int status, String detail) throws Exception {
    String version = SmallBundle.version(3);
    Api.Answer answer = registry().push(version, zip);
    assertThat(answer.status()).as(what).isEqualTo(status);
    assertThat(answer.json().path("detail").asText()).contains(detail);
    assertThat(registry().api().get("/v1/models/" + version).status()).isEqualTo(404);
    assertThat(registry().promote("champion", version).status()).isEqualTo(404);
  }

  /** As the API document says, whatever a manifest has there. */
  @Test
  void metricsAreNumbersAndProvenanceIsTexts() throws Exception {
    String version = SmallBundle.version(3);
    byte[] zip = changed("\"metrics\" : {", "\"metrics\" : { \"odd\" : [1], \"none\" : null,");
    assertThat(registry().push(version, zip).status()).isEqualTo(201);
    JsonNode release = registry().api().get("/v1/models/" + version).json();
    assertThat(release.path("provenance")).isNotEmpty().allMatch(JsonNode::isTextual);
    assertThat(release.path("metrics")).isNotEmpty().allMatch(JsonNode::isNumber);
    assertThat(registry().api().delete("/v1/models/" + version).status()).isEqualTo(204);
  }

  /** They were stored before they were refused. */
  @Test
  void numbersOfThousandsOfDigitsKeepNoReleaseOutOfTheList() throws Exception {
    String version = registry().push(4);
    try (Connection connection = DriverManager.getConnection(registry().databaseUrl());
        Statement statement = connection.createStatement()) {
      int changed =
          statement.executeUpdate(
              "UPDATE model_release SET manifest = manifest || '{\"metrics\":"
                  + "{\"known\":0.5,\"tiny\":1e-5000,\"huge\":1e999}}'"
                  + " WHERE version = '%s'".formatted(version));
      assertThat(changed).isEqualTo(1);
    }
    Api.Answer one = registry().api().get("/v1/models/" + version);
    assertThat(one.status()).isEqualTo(200);
    assertThat(one.json().path("metrics").toString()).isEqualTo("{\"tiny\":0.0,\"known\":0.5}");
    assertThat(registry().api().get("/v1/models?limit=100").status()).isEqualTo(200);
    assertThat(registry().delete("/v1/models/" + version).status()).isEqualTo(204);
  }

  @Test
  void theVersionInThePathMustBeTheBundles() throws Exception {
    Api.Answer answer = registry().push("escalation-0", Registry.zip(SmallBundle.files(3)));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("field").asText()).isEqualTo("version");
  }

  @Test
  void listsGoByPages() throws Exception {
    List<String> pushed = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      pushed.add(registry().push(20 + i));
    }
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = registry().api().get("/v1/models?limit=2" + cursor).json();
      page.path("items").forEach(item -> seen.add(item.path("version").asText()));
      cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
    } while (!cursor.isEmpty());
    assertThat(seen).doesNotHaveDuplicates().containsAll(pushed);
    assertThat(registry().api().get("/v1/models?limit=0").status()).isEqualTo(422);
    assertThat(registry().api().get("/v1/models?cursor=x").status()).isEqualTo(422);
  }

  @Test
  void aReleaseIsRemovedUnlessAnAliasNamesIt() throws Exception {
    String version = registry().push(5);
    assertThat(registry().promote("challenger", version).status()).isEqualTo(200);
    assertThat(registry().delete("/v1/models/" + version).status()).isEqualTo(409);
    JsonNode named = registry().api().get("/v1/models/challenger").json();
    assertThat(named.path("version").asText()).isEqualTo(version);
    assertThat(named.path("aliases").path(0).asText()).isEqualTo("challenger");
    assertThat(registry().delete("/v1/models/aliases/challenger").status()).isEqualTo(204);
    assertThat(registry().delete("/v1/models/" + version).status()).isEqualTo(204);
    assertThat(registry().delete("/v1/models/" + version).status()).isEqualTo(404);
    assertThat(registry().api().get("/v1/models/challenger").status()).isEqualTo(404);
  }

  @Test
  void analystsReadAndAdminsChange() throws Exception {
    String version = registry().push(6);
    try (Api analyst = registry().api(key("default", "analyst"));
        Api bot = registry().api(key("default", "bot"))) {
      assertThat(analyst.get("/v1/models/" + version).status()).isEqualTo(200);
      assertThat(analyst.get("/v1/models/" + version + "/bundle").status()).isEqualTo(200);
      assertThat(Registry.push(analyst, version, new byte[0]).status()).isEqualTo(403);
      assertThat(analyst.post("/v1/models/aliases/champion/rollback", "{}").status())
          .isEqualTo(403);
      assertThat(bot.get("/v1/models").status()).isEqualTo(403);
    }
  }

  private String key(String workspace, String scope) throws Exception {
    return registry()
        .api()
        .post("/v1/workspaces/" + workspace + "/keys", "{'name':'test','scopes':['" + scope + "']}")
        .json()
        .path("key")
        .asText();
  }

  @Test
  void anotherWorkspaceSeesNothingOfIt() throws Exception {
    String version = registry().push(7);
    assertThat(registry().promote("shadow", version).status()).isEqualTo(200);
    Api operator = registry().api();
    operator.send(operator.request("/v1/workspaces/acme").PUT(BodyPublishers.noBody()));
    try (Api acme = registry().api(key("acme", "admin"))) {
      assertThat(acme.get("/v1/models").json().path("items")).isEmpty();
      assertThat(acme.get("/v1/models/" + version).status()).isEqualTo(404);
      assertThat(acme.get("/v1/models/" + version + "/bundle").status()).isEqualTo(404);
      assertThat(acme.get("/v1/models/shadow").status()).isEqualTo(404);
      assertThat(acme.send(acme.request("/v1/models/" + version).DELETE()).status()).isEqualTo(404);
      Api.Answer promoted =
          acme.send(
              acme.request("/v1/models/aliases/champion")
                  .PUT(BodyPublishers.ofString("{\"version\":\"" + version + "\"}")));
      assertThat(promoted.status()).isEqualTo(404);
      Api.Answer own = Registry.push(acme, version, Registry.zip(SmallBundle.files(7)));
      assertThat(own.status()).isEqualTo(201);
    }
    assertThat(registry().delete("/v1/models/aliases/shadow").status()).isEqualTo(204);
  }

  @Test
  void anAliasThatIsNoneAndABodyThatIsNoneAreRefused() throws Exception {
    assertThat(registry().promote("king", "escalation-0").status()).isEqualTo(404);
    Api api = registry().api();
    Api.Answer answer =
        api.send(
            api.request("/v1/models/aliases/champion")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"version\":3}")));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("field").asText()).isEqualTo("version");
  }
}
