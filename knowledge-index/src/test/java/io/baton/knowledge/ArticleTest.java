package io.baton.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.conversation.history.FieldException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ArticleTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static Article article(String language, String url) {
    return new Article("a-1", language, "Returns", "Send it back.", url, List.of());
  }

  @Test
  void aLanguageThatIsNoneIsRefused() {
    assertThatThrownBy(() -> article("12", "https://x.example"))
        .hasMessage("language: '12' is no language tag, such as en or pt-BR");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"javascript:alert(1)", "data:text/html,x", "/returns", "https:///x", "a b", "x"})
  void onlyHttpLeadsToAnArticle(String url) {
    assertThatThrownBy(() -> article("en", url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("url: ");
  }

  @Test
  void aTooLongBodyIsRefusedWithItsLength() {
    assertThatThrownBy(
            () -> new Article("a", "en", "t", "x".repeat(50_001), "https://x.example", List.of()))
        .hasMessage("body: 50001 characters are more than 50000");
  }

  @Test
  void whatIsWrittenIsRead() {
    Article article =
        new Article("a-1", "en", "T", "<b>B</b>", "https://x.example/1", List.of("refund"));
    assertThat(ArticleJson.read(ArticleJson.write(article))).isEqualTo(article);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|id: is missing",
        "{'id':1}|id: is no text",
        "{'id':'a','language':'en','title':'t','body':'b','url':'ftp://x'}|url: is no address",
        "{'id':'a','language':'en','title':' ','body':'b','url':'http://x'}|title: must not be",
        "{'id':'a','language':'en','title':'t','body':'b','url':'http://x','tags':'x'}|tags: is no"
      })
  void whatIsWrongIsNamed(String json, String problem) {
    assertThatThrownBy(() -> ArticleJson.read(MAPPER.readTree(json.replace('\'', '"'))))
        .isInstanceOf(FieldException.class)
        .hasMessageStartingWith(problem);
  }
}
