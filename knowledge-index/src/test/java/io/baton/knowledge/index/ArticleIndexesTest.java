package io.baton.knowledge.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.knowledge.Hit;
import io.baton.knowledge.Question;
import io.baton.knowledge.Span;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArticleIndexesTest {

  private final HeldArticles articles =
      new HeldArticles()
          .put(
              "returns",
              "en",
              "Send an item back",
              "You have 30 days to return a purchase. Choose the item and print the label.\n"
                  + "The refund goes to your card within five days after the parcel arrived.")
          .put("wifi", "en", "No internet", "Unplug the router and plug it in again.")
          .put("retoure", "de", "Artikel zurücksenden", "Sie haben 30 Tage für die Rückgabe.");

  private final ArticleIndexes indexes = ArticleIndexes.inMemory(articles, 0.3);

  @BeforeEach
  void comeUp() {
    indexes.look();
  }

  @AfterEach
  void close() {
    indexes.close();
  }

  private List<Hit> find(String words, String language) {
    return indexes.search(HeldArticles.WORKSPACE, Question.of(words, language, 3));
  }

  private List<String> ids(String words, String language) {
    return find(words, language).stream().map(hit -> hit.article().id()).toList();
  }

  @Test
  void wordsInOtherFormsAreFound() {
    assertThat(ids("I returned the items, when is my card refunded?", "en"))
        .containsExactly("returns");
  }

  @Test
  void thePassageIsWhatTheQuestionIsAbout() {
    Hit hit = find("when will the refund be on my card", "en").getFirst();
    assertThat(hit.passage().text()).startsWith("The refund goes").endsWith("arrived.");
    assertThat(hit.article().body().substring(hit.passage().place().start()))
        .startsWith(hit.passage().text());
    assertThat(hit.passage().highlights())
        .extracting(span -> hit.passage().text().substring(span.start(), span.end()))
        .containsExactly("refund", "card");
  }

  @Test
  void highlightsCountFromTheBeginningOfThePassage() {
    assertThat(find("router", "en").getFirst().passage().highlights())
        .containsExactly(new Span(11, 17));
  }

  @Test
  void onlyTheLanguageThatWasAskedForIsFound() {
    assertThat(ids("Artikel zurücksenden", "de-AT")).containsExactly("retoure");
    assertThat(ids("Artikel zurücksenden", "de_AT")).containsExactly("retoure");
    assertThat(ids("Artikel zurücksenden", "en")).isEmpty();
    assertThat(ids("Artikel zurücksenden", "ja")).isEmpty();
  }

  @Test
  void withoutALanguageAllAreLookedAt() {
    Question question = new Question(List.of("Artikel zurücksenden"), Optional.empty(), 3);
    assertThat(indexes.search(HeldArticles.WORKSPACE, question))
        .extracting(hit -> hit.article().id())
        .containsExactly("retoure");
  }

  @Test
  void aTypingMistakeIsForgiven() {
    assertThat(ids("the ruoter", "en")).containsExactly("wifi");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello, can you help me please?",
        "do you sell gift cards for birthdays?",
        "",
        "?!",
        "\u202e\uD83D\uDE00",
        "title_en:* OR body_en:[a TO z] AND (",
        "*"
      })
  void whatNoArticleAnswersGetsNone(String words) {
    assertThat(find(words, "en")).isEmpty();
  }

  @Test
  void earlierTurnsCountLess() {
    Question question =
        new Question(
            List.of("I want to send an item back", "no internet here"), Optional.of("en"), 3);
    assertThat(indexes.search(HeldArticles.WORKSPACE, question))
        .extracting(hit -> hit.article().id())
        .first()
        .isEqualTo("returns");
  }

  @Test
  void anotherWorkspaceHasNone() {
    assertThat(indexes.search("other", Question.of("refund", "en", 3))).isEmpty();
  }

  @Test
  void changesAreFollowed() {
    articles.put("wifi", "en", "Opening hours", "We are open until six.").remove("returns");
    indexes.look();
    assertThat(indexes.has(HeldArticles.WORKSPACE)).isTrue();
    assertThat(indexes.has("other")).isFalse();
    assertThat(ids("router", "en")).isEmpty();
    assertThat(ids("refund", "en")).isEmpty();
    assertThat(ids("opening hours", "en")).containsExactly("wifi");
  }

  @Test
  void articlesOfAnotherDatabaseTakeThePlaceOfThoseBefore() {
    articles.beginAnew("second");
    articles.put("gift", "en", "Gift cards", "Gift cards are sold in shops.");
    indexes.look();
    assertThat(ids("router", "en")).isEmpty();
    assertThat(ids("gift cards", "en")).containsExactly("gift");
  }

  @Test
  void theSameQuestionGetsTheSameAnswer() {
    assertThat(find("refund on my card", "en")).isEqualTo(find("refund on my card", "en"));
  }
}
