package io.baton.knowledge.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.conversation.history.FieldException;
import io.baton.conversation.history.FileErrors;
import io.baton.conversation.history.HistoryException;
import io.baton.conversation.history.StrictJson;
import io.baton.knowledge.Article;
import io.baton.knowledge.ArticleJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Reads articles and questions, a JSON object a line. */
public final class SearchCases {

  /** A second object of a line, or a second value of a field, would be lost in silence. */
  private static final ObjectMapper MAPPER = StrictJson.mapper();

  private SearchCases() {}

  /** Lines of a file, or of one that comes with Baton. */
  @FunctionalInterface
  private interface Opener {
    InputStream open() throws IOException;
  }

  /** The articles that come with Baton. */
  public static List<Article> articles() {
    return read("articles.jsonl", shipped("articles.jsonl"), ArticleJson::read);
  }

  /**
   * Articles of a file.
   *
   * @throws HistoryException with the line that is wrong
   */
  public static List<Article> articles(Path file) {
    return read(file.toString(), () -> Files.newInputStream(file), ArticleJson::read);
  }

  /** Questions by which constants may be chosen. */
  public static List<SearchCase> choosing() {
    return read("choosing.jsonl", shipped("choosing.jsonl"), SearchCases::question);
  }

  /** Questions that are only counted. */
  public static List<SearchCase> reported() {
    return read("reported.jsonl", shipped("reported.jsonl"), SearchCases::question);
  }

  /**
   * Questions of a file.
   *
   * @throws HistoryException with the line that is wrong
   */
  public static List<SearchCase> questions(Path file) {
    return read(file.toString(), () -> Files.newInputStream(file), SearchCases::question);
  }

  private static Opener shipped(String name) {
    return () -> Objects.requireNonNull(SearchCases.class.getResourceAsStream(name), name);
  }

  private static SearchCase question(JsonNode node) {
    for (String field : List.of("language", "text")) {
      if (!node.path(field).isTextual()) {
        throw new FieldException(field, "is missing, or no text");
      }
    }
    return new SearchCase(
        node.path("language").textValue(),
        node.path("text").textValue(),
        Optional.ofNullable(node.path("article").textValue()));
  }

  private static <T> List<T> read(String name, Opener opener, Function<JsonNode, T> reader) {
    List<T> values = new ArrayList<>();
    int number = 0;
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(opener.open(), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        if (!line.isBlank()) {
          values.add(reader.apply(MAPPER.readTree(line)));
        }
      }
      return values;
    } catch (JsonProcessingException e) {
      throw new HistoryException(name, number, "no valid JSON: " + StrictJson.complaint(e));
    } catch (IOException e) {
      throw new HistoryException(name, number, "cannot be read: " + FileErrors.reason(e));
    } catch (IllegalArgumentException e) {
      throw new HistoryException(name, number, String.valueOf(e.getMessage()));
    }
  }
}
