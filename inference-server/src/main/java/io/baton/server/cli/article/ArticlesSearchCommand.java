package io.baton.server.cli.article;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.server.cli.client.ClientOptions;
import io.baton.server.cli.client.ServerClient;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code articles search}. */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description =
        "Prints the articles that fit a customer's words, the most relevant first; none where "
            + "nothing is relevant enough.",
    footer = {"", "Example:", "  ./baton articles search \"where is my parcel?\" --language en"})
final class ArticlesSearchCommand implements Callable<Integer> {

  @Mixin private final ClientOptions client = new ClientOptions();

  @Parameters(paramLabel = "TEXT", description = "What the customer says.")
  private String text = "";

  @Option(names = "--language", paramLabel = "TAG", description = "Default: all.")
  private @Nullable String language;

  @Option(names = "--most", paramLabel = "N", defaultValue = "3", description = "Default: 3.")
  private int most = 3;

  @Option(names = "--json", description = "Print the server's whole answer.")
  private boolean json;

  @Override
  public Integer call() {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("text", text).put("n", most);
    if (language != null) {
      body.put("language", language);
    }
    try (ServerClient server = client.open()) {
      JsonNode found = server.json("POST", "/v1/articles/search", Optional.of(body));
      if (json) {
        System.out.println(found.toPrettyString());
      } else {
        found.path("items").forEach(ArticlesSearchCommand::print);
        if (found.path("items").isEmpty()) {
          System.err.println("No article is relevant enough.");
        }
      }
    }
    return 0;
  }

  private static void print(JsonNode article) {
    System.out.printf(
        Locale.ROOT,
        "%.2f  %s  %s%n      %s%n",
        article.path("score").asDouble(),
        article.path("title").asText(),
        article.path("url").asText(),
        article.at("/passage/text").asText().replace('\n', ' '));
  }
}
