package io.baton.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.server.openapi.ApiDocument;
import io.baton.server.openapi.Operation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class ApiPageTest {

  private static final Set<String> VOID = Set.of("meta", "br", "!doctype");

  private final ApiDocument document = ApiDocument.read();
  private final ApiPage page = ApiPage.of(document);

  @Test
  void everyOperationHasItsPlaceAndEveryLinkLeadsToOne() {
    List<String> ids = all("\\sid=\"([^\"]*)\"");
    assertThat(ids).doesNotHaveDuplicates();
    for (Operation operation : document.operations()) {
      assertThat(ids).contains(Html.anchor(operation.id()));
      assertThat(page.html()).contains(Html.code(operation.path()));
    }
    assertThat(ids).containsAll(all("href=\"#([^\"]*)\""));
  }

  @Test
  void itNeedsNothingFromElsewhereAndRunsNothing() {
    assertThat(all("(?:href|src)=\"([^\"#][^\"]*)\"")).containsOnly("/openapi.json");
    assertThat(page.html()).doesNotContain("<script").doesNotContain("@import");
    assertThat(all("\\s(on[a-z]+)=")).isEmpty();
  }

  @Test
  void itsPolicyLetsInItsStyleAlone() throws Exception {
    String style = all("(?s)<style>(.*?)</style>").getFirst();
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
    assertThat(page.contentSecurityPolicy())
        .startsWith("default-src 'none'; style-src 'sha256-")
        .contains(Base64.getEncoder().encodeToString(hash));
    assertThat(page.html()).doesNotContain("style=\"");
  }

  @Test
  void itsCommandsAreForTheServerThatWasAsked() {
    assertThat(page.html("https", "chat.example:8443"))
        .contains("export BATON_URL=https://chat.example:8443\n");
    for (String odd : List.of("", "a b", "x;reboot", "<b>", "$(id)")) {
      assertThat(page.html("http", odd)).isEqualTo(page.html());
    }
  }

  @Test
  void everyElementIsClosedInItsTurn() {
    Deque<String> open = new ArrayDeque<>();
    String markup = page.html().replaceAll("(?s)<style>.*?</style>", "");
    Pattern.compile("<(/?)([!a-z][a-z0-9]*)[^>]*>")
        .matcher(markup)
        .results()
        .forEach(tag -> {
          if (!tag.group(1).isEmpty()) {
            assertThat(open.pop()).isEqualTo(tag.group(2));
          } else if (!VOID.contains(tag.group(2))) {
            open.push(tag.group(2));
          }
        });
    assertThat(open).isEmpty();
    assertThat(markup.replaceAll("<[!/a-z][^>]*>", "")).doesNotContain("<").doesNotContain(">");
  }

  @Test
  void whatIsNotMarkupIsEscaped() {
    assertThat(Html.escape("<a href=\"x\" title='y'>&</a>"))
        .isEqualTo("&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;&lt;/a&gt;");
    assertThat(Html.words("see `<b>` and `c")).isEqualTo("see <code>&lt;b&gt;</code> and `c");
    assertThat(Html.paragraphs("a\nb\n\n<i>")).isEqualTo("<p>a\nb</p>\n<p>&lt;i&gt;</p>\n");
    assertThat(Html.copyable("\"", "</textarea>"))
        .contains("aria-label=\"&quot;\"")
        .contains("&lt;/textarea&gt;");
  }

  @Test
  void aCommandSendsExactlyTheExample() throws Exception {
    String text = "it's $HOME `id` \\ \"quoted\"\nnext";
    Process shell = new ProcessBuilder("sh", "-c", "printf %s " + Curl.quoted(text)).start();
    String seen = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).isZero();
    assertThat(seen).isEqualTo(text);
  }

  @Test
  void aBodyThatIsNotJsonComesFromAFile() throws Exception {
    JsonNode body =
        new ObjectMapper()
            .readTree("{\"requestBody\":{\"content\":{\"application/zip\":{\"schema\":{}}}}}");
    assertThat(Curl.of(new Operation("put", "/v1/things", List.of(), body)))
        .isEqualTo(
            """
            curl -X PUT "$BATON_URL/v1/things" \\
              -H "Authorization: Bearer $BATON_KEY" \\
              -H 'Content-Type: application/zip' \\
              --data-binary @FILE\
            """);
  }

  @Test
  void commandsAreOfTheFirstExample() {
    List<String> commands = new ArrayList<>();
    document.operations().forEach(operation -> commands.add(Curl.of(operation)));
    assertThat(commands)
        .contains(
            """
            curl "$BATON_URL/v1/conversations/order-4711" \\
              -H "Authorization: Bearer $BATON_KEY\"\
            """,
            "curl \"$BATON_URL/health/live\"",
            """
            curl "$BATON_URL/v1/workspaces/shop/keys" \\
              -H "Authorization: Bearer $BATON_KEY" \\
              -H 'Content-Type: application/json' \\
              -d '{
              "name": "first of the shop",
              "scopes": [ "admin" ]
            }'\
            """);
  }

  private List<String> all(String pattern) {
    return Pattern.compile(pattern)
        .matcher(page.html())
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }
}
