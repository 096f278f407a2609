package io.baton.escalation.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TokenizedTextTest {

  @Test
  void wordsAreLowerCaseWithTheirPlaceInTheOriginal() {
    TokenizedText text = TokenizedText.of("  I Don't   KNOW");
    assertThat(tokens(text)).containsExactly("i", "don't", "know");
    assertThat(text.original().substring(text.start(1), text.end(1))).isEqualTo("Don't");
  }

  @Test
  void accentsAreKeptAndFoldedBeside() {
    TokenizedText text = TokenizedText.of("Täglich große Cœur");
    assertThat(tokens(text)).containsExactly("täglich", "große", "cœur");
    assertThat(IntStream.range(0, 3).mapToObj(text::folded))
        .containsExactly("taglich", "grosse", "coeur");
  }

  @Test
  void composedAndDecomposedAccentsAreTheSameToken() {
    assertThat(TokenizedText.of("é").hash(0)).isEqualTo(TokenizedText.of("e\u0301").hash(0));
  }

  @Test
  void aCharacterThatStandsForManyLettersMakesNoLongerWordThanOthers() {
    TokenizedText text = TokenizedText.of("\uFDFA".repeat(65));
    assertThat(tokens(text)).extracting(String::length).containsExactly(64, 18);
    assertThat(text.end(0)).isEqualTo(64);
  }

  @Test
  void scriptsWithoutSpacesAreReadLetterByLetter() {
    assertThat(tokens(TokenizedText.of("我要人工 now，ok是的")))
        .containsExactly("我", "要", "人", "工", "now", "，", "ok", "是", "的");
  }

  @Test
  void charactersWithoutWidthDoNotCutAWord() {
    TokenizedText text = TokenizedText.of("hu\u200bm\u00ad\u2060an age\u200b nt");
    assertThat(tokens(text)).containsExactly("human", "age", "\u200b", "nt");
    assertThat(text.end(0)).isEqualTo(8);
    assertThat(text.hash(0)).isEqualTo(TokenizedText.of("human").hash(0));
  }

  @Test
  void theSelectorBehindAnEmojiIsNoBeginningOfAWord() {
    TokenizedText text = TokenizedText.of("☎\ufe0fAgente ❤\ufe0f ℹ\ufe0fAgent 1\ufe0fAgent");
    assertThat(tokens(text))
        .containsExactly(
            "☎", "\ufe0f", "agente", "❤", "\ufe0f", "i", "\ufe0f", "agent", "1", "\ufe0f", "agent");
    assertThat(text.isWord(1)).isFalse();
    assertThat(text.isWord(2)).isTrue();
    assertThat(text.original().substring(text.start(2), text.end(2))).isEqualTo("Agente");
    assertThat(text.hash(2)).isEqualTo(TokenizedText.of("agente").hash(0));
  }

  @Test
  void aSelectorWithinAWordDoesNotCutIt() {
    TokenizedText text = TokenizedText.of("hu\ufe0fman 漢\ufe00字");
    assertThat(tokens(text)).containsExactly("human", "漢", "字");
    assertThat(text.end(0)).isEqualTo(6);
  }

  @Test
  void runsOfMarksAndPictographsAreTokens() {
    assertThat(tokens(TokenizedText.of("no!!!!! why?? 😡")))
        .containsExactly("no", "!!!", "why", "??", "😡");
  }

  @Test
  void theShapeCountsWhatItSays() {
    TextShape shape = TokenizedText.of("HELLO hiii 42 !!? 😡").shape();
    assertThat(shape).isEqualTo(new TextShape(20, 9, 5, 2, 2, 1, 1, 3));
    assertThat(shape.capitalShare()).isEqualTo(5.0 / 9);
  }

  @Test
  void nothingIsNothing() {
    assertThat(TokenizedText.of("").size()).isZero();
    assertThat(TokenizedText.of(" \n\t").size()).isZero();
    assertThat(TokenizedText.EMPTY.shape().capitalShare()).isZero();
  }

  @Test
  void noTextBreaksItAndSpansAreInOrder() {
    Random random = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      TokenizedText text = TokenizedText.of(anything(random));
      int last = 0;
      for (int i = 0; i < text.size(); i++) {
        assertThat(text.start(i)).isGreaterThanOrEqualTo(last);
        assertThat(text.end(i)).isGreaterThan(text.start(i));
        last = text.end(i);
      }
      assertThat(last).isLessThanOrEqualTo(text.original().length());
    }
  }

  private static String anything(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(60);
    for (int i = 0; i < length; i++) {
      switch (random.nextInt(5)) {
        case 0 -> text.append((char) random.nextInt(0x10000));
        case 1 -> text.appendCodePoint(0x1F600 + random.nextInt(40));
        case 2 -> text.append((char) ('\u0300' + random.nextInt(20)));
        default -> text.append((char) (' ' + random.nextInt(95)));
      }
    }
    return text.toString();
  }

  private static List<String> tokens(TokenizedText text) {
    return IntStream.range(0, text.size()).mapToObj(text::token).toList();
  }
}
