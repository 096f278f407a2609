package io.baton.server;

import io.baton.escalation.bundle.SmallBundle;
import io.baton.server.config.ConfigLoader;
import io.baton.server.config.Setting;
import io.baton.server.config.Sha256;
import io.baton.server.db.EmbeddedDatabase;
import io.baton.server.db.PreparedDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Two servers on one database, and the registry of models through the first. */
final class Registry implements AutoCloseable {

  private static final String KEY = "operator-key-of-a-test-0123456789";

  private final EmbeddedDatabase database;
  private final Server first;
  private final Server second;
  private final Api api;
  private final Api other;

  Registry(Path data) {
    database = PreparedDatabase.start(data);
    first = start(data, database.url());
    second = start(data, database.url());
    api = new Api(first.port(), KEY);
    other = new Api(second.port(), KEY);
  }

  private static Server start(Path data, String url) {
    return Wiring.start(
        new ConfigLoader(warning -> {})
            .flags(
                Map.of(
                    Setting.PORT, "0",
                    Setting.DATA, data.toString(),
                    Setting.DATABASE_URL, url,
                    Setting.API_KEY, KEY,
                    Setting.MODEL, "none",
                    Setting.POOL_SIZE, "4",
                    Setting.KEY_RATE, "0",
                    Setting.WORKSPACE_RATE, "0",
                    Setting.MOST_MODEL_BYTES, "200000"))
            .load(),
        Clock.systemUTC());
  }

  /** Speaks to the first server. */
  Api api() {
    return api;
  }

  /** Speaks to the second server. */
  Api other() {
    return other;
  }

  /** Speaks to the first server with another key. */
  Api api(String key) {
    return new Api(first.port(), key);
  }

  /** Of the first server. */
  String url() {
    return "http://127.0.0.1:" + first.port();
  }

  /** The operator's key. */
  String key() {
    return KEY;
  }

  String databaseUrl() {
    return database.url();
  }

  /** The small bundle of these log-odds with another calibration, under the same version. */
  static Map<String, byte[]> recalibrated(float logOdds) {
    Map<String, byte[]> files = new TreeMap<>(SmallBundle.files(logOdds));
    byte[] before = Objects.requireNonNull(files.get("calibration.json"));
    byte[] calibration = replace(before, "0.5", "0.25");
    files.put("calibration.json", calibration);
    files.computeIfPresent(
        "manifest.json", (name, data) -> replace(data, sha256(before), sha256(calibration)));
    return files;
  }

  private static byte[] replace(byte[] text, String old, String now) {
    return new String(text, StandardCharsets.UTF_8)
        .replace(old, now)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] data) {
    return HexFormat.of().formatHex(Sha256.of(data));
  }

  static byte[] zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** Pushes the release that the examples of the API document name, as the shadow. */
  static void addExample(Api api) throws IOException, InterruptedException {
    String version = SmallBundle.version(-2);
    push(api, version, zip(SmallBundle.files(-2)));
    promote(api, "shadow", version);
  }

  Api.Answer push(String version, byte[] zip) throws IOException, InterruptedException {
    return push(api, version, zip);
  }

  static Api.Answer push(Api api, String version, byte[] zip)
      throws IOException, InterruptedException {
    return api.send(
        api.request("/v1/models/" + version)
            .header("Content-Type", "application/zip")
            .PUT(BodyPublishers.ofByteArray(zip)));
  }

  /** Pushes the small bundle of these log-odds; its version. */
  String push(float logOdds) throws IOException, InterruptedException {
    String version = SmallBundle.version(logOdds);
    Api.Answer answer = push(version, zip(SmallBundle.files(logOdds)));
    if (answer.status() != 201 && answer.status() != 200) {
      throw new AssertionError(answer.status() + " " + answer.json());
    }
    return version;
  }

  Api.Answer promote(String alias, String version) throws IOException, InterruptedException {
    return promote(api, alias, version);
  }

  static Api.Answer promote(Api api, String alias, String version)
      throws IOException, InterruptedException {
    return api.send(
        api.request("/v1/models/aliases/" + alias)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString("{\"version\":\"" + version + "\"}")));
  }

  Api.Answer delete(String path) throws IOException, InterruptedException {
    return api.send(api.request(path).DELETE());
  }

  /** The version that decides a turn. */
  static String decides(Api api, String conversation, String turn)
      throws IOException, InterruptedException {
    Api.Answer answer =
        api.post(
            "/v1/conversations/" + conversation + "/turns",
            "{'id':'" + turn + "','speaker':'customer','text':'where is my parcel'}");
    return answer.json().path("versions").path("model").asText();
  }

  @Override
  public void close() {
    api.close();
    other.close();
    first.close();
    second.close();
    database.close();
  }
}
