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
    String line =
        "{\"id\":\"%s\",\"language\":\"en\",\"title\":\"t\",\"body\":\"b\",\"url\":\"http://x.y\"}";
    assertThat(ArticleFiles.read(file("a.jsonl", line.formatted("a"), "", line.formatted("b"))))
        .extracting(Article::id)
        .containsExactly("a", "b");
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
