package io.baton.server.cli.article;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.server.cli.client.ClientOptions;
import io.baton.server.cli.client.ServerClient;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code articles list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the articles of the workspace.",
    footer = {"", "Example:", "  ./baton articles list --language de --json"})
final class ArticlesListCommand implements Callable<Integer> {

  private static final String LINE = "%-30s  %-8s  %-40s  %s%n";

  @Mixin private final ClientOptions client = new ClientOptions();

  @Option(names = "--language", paramLabel = "TAG", description = "Only those in it.")
  private @Nullable String language;

  @Option(names = "--json", description = "Print an article a line as the server tells it.")
  private boolean json;

  @Override
  public Integer call() {
    String path = "/v1/articles?limit=200";
    if (language != null) {
      path += "&language=" + ServerClient.encoded(language);
    }
    int count = 0;
    try (ServerClient server = client.open()) {
      String cursor = "";
      do {
        JsonNode page = server.json("GET", path + cursor, Optional.empty());
        for (JsonNode article : page.path("items")) {
          print(article, count++ == 0);
        }
        cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
      } while (!cursor.isEmpty());
    }
    if (count == 0) {
      System.err.println("No articles: ./baton articles import keeps some.");
    }
    return 0;
  }

  private void print(JsonNode article, boolean first) {
    if (json) {
      System.out.println(article);
      return;
    }
    if (first) {
      System.out.printf(LINE, "ID", "LANGUAGE", "TITLE", "URL");
    }
    System.out.printf(
        LINE,
        article.path("id").asText(),
        article.path("language").asText(),
        article.path("title").asText(),
        article.path("url").asText());
  }
}
