package io.baton.training.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MisspellingTest {

  private static final String TEXT = "No quiero hablar con un asesor, solo saber el precio";

  @Test
  void theSameSeedMisspellsAlikeAndEachTimeOtherwise() {
    Misspelling one = new Misspelling(7);
    Misspelling two = new Misspelling(7);
    Set<String> typed = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      String text = one.of(TEXT);
      assertThat(text).isEqualTo(two.of(TEXT));
      typed.add(text);
    }
    assertThat(typed).hasSizeGreaterThan(40);
  }

  @Test
  void shortWordsKeepTheirLetters() {
    Misspelling misspelling = new Misspelling(1);
    for (int i = 0; i < 500; i++) {
      assertThat(letters(misspelling.of("no, un bot no"))).isEqualTo("nounbotno");
    }
  }

  @Test
  void nothingIsLeftOfAWordOnlyWhereNothingWas() {
    Misspelling misspelling = new Misspelling(3);
    for (String text :
        List.of("", " ", "?!", "aaaa", "Ärger", "\uD83D\uDE21\uD83D\uDE21 hello", "a  b")) {
      for (int i = 0; i < 200; i++) {
        String typed = misspelling.of(text);
        assertThat(letters(typed).isEmpty())
            .as("%s: %s", text, typed)
            .isEqualTo(letters(text).isEmpty());
        assertThat(typed)
            .isEqualTo(new String(typed.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void mostWordsStayAsTheyWere() {
    Misspelling misspelling = new Misspelling(5);
    List<String> words = List.of(TEXT.toLowerCase(Locale.ROOT).split("[ ,]+"));
    double kept =
        IntStream.range(0, 500)
            .mapToLong(i -> {
              List<String> typed =
                  List.of(misspelling.of(TEXT).toLowerCase(Locale.ROOT).split("[ ,]+"));
              return words.stream().filter(typed::contains).count();
            })
            .average()
            .orElseThrow();
    assertThat(kept / words.size()).isBetween(0.7, 0.95);
  }

  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
  }
}
