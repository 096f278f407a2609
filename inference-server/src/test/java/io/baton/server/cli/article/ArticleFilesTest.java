package io.baton.server.cli.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.conversation.history.HistoryException;
import io.baton.knowledge.Article;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArticleFilesTest {

  @TempDir private Path folder;

  private static final String LINE =
      "{\"id\":\"%s\",\"language\":\"en\",\"title\":\"t\",\"body\":\"b\",\"url\":\"http://x.y\"}";

  private Path file(String name, String... lines) throws Exception {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  @Test
  void markdownHasItsFieldsAtTheTop() throws Exception {
    Path file =
        file(
            "returns.md",
            "---",
            "title: Send it back",
            "language: en",
            "url: https://help.example.com/returns",
            "tags: [refund]",
            "---",
            "",
            "# Returns",
            "You have 30 days.");
    assertThat(ArticleFiles.read(file))
        .containsExactly(
            new Article(
                "returns",
                "en",
                "Send it back",
                "# Returns\nYou have 30 days.",
                "https://help.example.com/returns",
                List.of("refund")));
  }

  @Test
  void jsonLinesAreArticlesEach() throws Exception {
    assertThat(ArticleFiles.read(file("a.jsonl", LINE.formatted("a"), "", LINE.formatted("b"))))
        .extracting(Article::id)
        .containsExactly("a", "b");
  }

  @Test
  void nothingOfALineIsLostInSilence() throws Exception {
    String article = LINE.formatted("b");
    String twice = article.replace("{", "{\"id\":\"a\",");
    for (String line : List.of(article + article, article + " x", twice)) {
      Path file = file("a.jsonl", LINE.formatted("a"), line);
      assertThatThrownBy(() -> ArticleFiles.read(file))
          .as(line)
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining("line 2: no valid JSON: ");
    }
    Path markdown = file("m.md", "---", "title: a", "title: b", "---", "text");
    assertThatThrownBy(() -> ArticleFiles.read(markdown))
        .hasMessageContaining("no valid YAML: Duplicate field 'title'");
  }

  @Test
  void whatIsWrongIsToldWithItsLine() throws Exception {
    Path lines = file("a.jsonl", "", "{\"id\":\"a\"}");
    assertThatThrownBy(() -> ArticleFiles.read(lines))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("a.jsonl")
        .hasMessageContaining("2")
        .hasMessageContaining("language: is missing");
    Path bare = file("b.md", "no fields");
    assertThatThrownBy(() -> ArticleFiles.read(bare))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("---");
  }
}
