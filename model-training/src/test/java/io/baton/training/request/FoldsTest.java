package io.baton.training.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FoldsTest {

  private final List<LabelledPhrase> phrases = new ArrayList<>();

  @Test
  void anAuthorOfALanguageIsInOneFoldAndAnotherOneElsewhere() {
    for (int i = 0; i < 4; i++) {
      for (String language : List.of("de", "en", "es", "fr", "pt")) {
        add(language, i % 2);
      }
    }
    int[] folds = Folds.of(phrases);
    assertThat(folds).startsWith(0, 1, 2, 0, 1, 1, 2, 0, 1, 2, 0).endsWith(1, 2, 0, 1, 2);
  }

  @Test
  void everyThirdPhraseIsInAFoldWhereThereAreTooFewAuthors() {
    for (int i = 0; i < 7; i++) {
      add("en", 0);
    }
    assertThat(Folds.of(phrases)).containsExactly(0, 1, 2, 0, 1, 2, 0);
  }

  private void add(String language, int author) {
    phrases.add(new LabelledPhrase(LabelledPhrase.Kind.REQUEST, "hm", language, false, author));
  }
}
