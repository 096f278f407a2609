package io.baton.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.server.config.Setting;
import io.baton.server.openapi.ApiDocument;
import io.baton.server.openapi.Operation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that the page of the API shows, copied from it into a shell. */
@Tag("slow")
final class ApiPageCommandsTest {

  private static final Pattern COMMAND =
      Pattern.compile(
          "<textarea[^>]*aria-label=\"curl command of: ([^\"]*)\">\\n(.*?)</textarea>",
          Pattern.DOTALL);

  private final ApiDocument document = ApiDocument.read();

  @Test
  void everyCommandOfThePageDoesWhatItSays(@TempDir Path data) throws Exception {
    Assumptions.assumeTrue(hasCurl(), "curl is not on this machine");
    Map<Setting, String> settings = new EnumMap<>(Closed.MAIL);
    settings.put(Setting.MODEL, "starter");
    try (TestServer server = new TestServer(data, settings)) {
      Registry.addExample(server.operator());
      Map<String, String> commands = commands(server.operator());
      assertThat(commands.keySet())
          .containsExactlyInAnyOrderElementsOf(
              document.operations().stream().map(Operation::route).toList());
      commands.values().removeIf(command -> command.endsWith("@FILE"));
      for (Map.Entry<String, String> command : commands.entrySet()) {
        String status = run(command.getValue(), server);
        assertThat(status).as(command.toString()).matches(expected(command.getKey()));
      }
    }
  }

  /** An id that only the server knows is made up on the page. */
  private String expected(String route) {
    String foretold =
        document.operations().stream()
            .filter(operation -> operation.route().equals(route))
            .map(operation -> operation.body().path("x-example-status").asText("2.."))
            .findFirst()
            .orElseThrow();
    return needsAnId().contains(route) ? foretold + "|404" : foretold;
  }

  private static boolean hasCurl() throws InterruptedException {
    try {
      return new ProcessBuilder("curl", "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static Map<String, String> commands(Api api) throws IOException, InterruptedException {
    String page = new String(api.get("/docs").body(), StandardCharsets.UTF_8);
    Map<String, String> commands = new LinkedHashMap<>();
    Matcher matcher = COMMAND.matcher(page);
    while (matcher.find()) {
      commands.put(text(matcher.group(1)), text(matcher.group(2)));
    }
    return commands;
  }

  private static String text(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  /** Routes of operations that a link of another's response leads to. */
  private Set<String> needsAnId() {
    Set<String> ids = new TreeSet<>();
    for (Operation operation : document.operations()) {
      for (JsonNode response : operation.body().path("responses")) {
        for (JsonNode link : response.path("links")) {
          ids.add(link.path("operationId").asText());
        }
      }
    }
    return document.operations().stream()
        .filter(operation -> ids.contains(operation.id()))
        .map(Operation::route)
        .collect(Collectors.toSet());
  }

  /** Status of the answer. */
  private static String run(String command, TestServer server)
      throws IOException, InterruptedException {
    String quiet = "curl() { command curl -s -o /dev/null -w '%{http_code}' \"$@\"; }\n";
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", quiet + command).redirectErrorStream(true);
    builder.environment().put("BATON_URL", "http://127.0.0.1:" + server.server().port());
    builder.environment().put("BATON_KEY", server.server().key().value());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
