package io.baton.server.cli.article;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.conversation.history.HistoryException;
import io.baton.knowledge.Article;
import io.baton.knowledge.ArticleJson;
import io.baton.server.cli.client.ClientOptions;
import io.baton.server.cli.client.ServerClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code articles import}. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Keeps the articles of files, also in the place of those with the same id.",
      "All files are read before anything is kept. A line of JSON is {\"id\", "
          + "\"language\", \"title\", \"body\", \"url\", \"tags\"}; a file that ends with .md "
          + "has title, language, url and maybe id and tags as YAML between two lines of ---, "
          + "and its body below. Bodies are kept as they are."
    },
    footer = {"", "Example:", "  ./baton articles import help-centre.jsonl docs/returns.md"})
final class ArticlesImportCommand implements Callable<Integer> {

  @Mixin private final ClientOptions client = new ClientOptions();

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "JSON lines, or Markdown (.md).")
  private List<Path> files = new ArrayList<>();

  @Override
  public Integer call() {
    Collection<Article> articles = read().values();
    try (ServerClient server = client.open()) {
      for (Article article : articles) {
        ObjectNode body = ArticleJson.write(article);
        server.json("PUT", "/v1/articles/" + ServerClient.encoded(article.id()), Optional.of(body));
      }
    }
    System.err.println(articles.size() + " articles are kept; they are found within seconds");
    return 0;
  }

  private Map<String, Article> read() {
    Map<String, Article> articles = new LinkedHashMap<>();
    Map<String, Path> places = new HashMap<>();
    for (Path file : files) {
      for (Article article : ArticleFiles.read(file)) {
        articles.put(article.id(), article);
        Path before = places.put(article.id(), file);
        if (before != null) {
          throw new HistoryException(
              file.toString(), 0, "the id '" + article.id() + "' is in " + before + " already");
        }
      }
    }
    return articles;
  }
}
