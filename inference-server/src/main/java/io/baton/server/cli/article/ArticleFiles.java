package io.baton.server.cli.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.baton.conversation.history.FieldException;
import io.baton.conversation.history.HistoryException;
import io.baton.conversation.history.StrictJson;
import io.baton.conversation.history.TextFile;
import io.baton.knowledge.Article;
import io.baton.knowledge.ArticleJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads articles of files: one of Markdown with the other fields as YAML between two lines of three
 * dashes at its top, or JSON lines.
 */
final class ArticleFiles {

  private static final String DASHES = "---";

  /** A second article of a line, or a second value of a field, would be lost in silence. */
  private static final ObjectMapper JSON = StrictJson.mapper();

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private ArticleFiles() {}

  /**
   * All of a file.
   *
   * @throws HistoryException with the line that is wrong
   */
  static List<Article> read(Path file) {
    try (BufferedReader in = TextFile.open(file)) {
      List<String> lines = in.readAllLines();
      boolean markdown = file.toString().toLowerCase(Locale.ROOT).endsWith(".md");
      return markdown ? List.of(markdown(file, lines)) : jsonLines(file, lines);
    } catch (IOException e) {
      throw TextFile.unreadable(file, e);
    }
  }

  private static List<Article> jsonLines(Path file, List<String> lines) {
    List<Article> articles = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        try {
          articles.add(ArticleJson.read(JSON.readTree(lines.get(i))));
        } catch (JsonProcessingException e) {
          throw new HistoryException(
              file.toString(), i + 1, "no valid JSON: " + StrictJson.complaint(e));
        } catch (FieldException e) {
          throw new HistoryException(file.toString(), i + 1, String.valueOf(e.getMessage()));
        }
      }
    }
    return articles;
  }

  /** The name of the file is the id where none is told. */
  private static Article markdown(Path file, List<String> lines) {
    int end = lines.isEmpty() ? -1 : lines.subList(1, lines.size()).indexOf(DASHES) + 1;
    if (end < 1 || !lines.getFirst().equals(DASHES)) {
      throw new HistoryException(
          file.toString(), 1, "has no title, language and url between two lines of ---");
    }
    try {
      JsonNode head = YAML.readTree(String.join("\n", lines.subList(1, end)));
      if (!(head instanceof ObjectNode fields)) {
        throw new HistoryException(file.toString(), 2, "has no fields such as title: Returns");
      }
      fields.put("body", String.join("\n", lines.subList(end + 1, lines.size())).strip());
      String name = String.valueOf(file.getFileName());
      return ArticleJson.read(
          fields, fields.path("id").asText(name.substring(0, name.length() - 3)));
    } catch (JsonProcessingException e) {
      throw new HistoryException(file.toString(), 1, "no valid YAML: " + StrictJson.complaint(e));
    } catch (FieldException e) {
      throw new HistoryException(file.toString(), 1, String.valueOf(e.getMessage()));
    }
  }
}
