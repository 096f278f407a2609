package io.baton.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LanguageTagTest {

  @ParameterizedTest
  @CsvSource({"pt-BR, pt", "de_AT, de", "EN, en", "de, de", "zh_Hant_TW, zh", "'', ''", "12, ''"})
  void theLanguageOfATagIsItsFirstPart(String tag, String language) {
    assertThat(LanguageTag.base(tag)).isEqualTo(language);
  }
}
