package io.baton.escalation.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.baton.escalation.meaning.PhraseTokens;
import io.baton.escalation.meaning.TextMeaning;
import io.baton.escalation.text.TokenizedText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class PhraseModelTest {

  private final PhraseModel model = new PhraseModel(-1, 0.25f, Map.of(7L, 2f, 0xFFFFFFFFL, -0.5f));

  @Test
  void logOddsAreTheBiasAndTheWeightsByLength() {
    assertThat(model.logOdds(new long[0])).isEqualTo(-1);
    assertThat(model.logOdds(new long[] {7})).isEqualTo(1);
    assertThat(model.logOdds(new long[] {7, 7, 0xFFFFFFFFL, 3}))
        .isCloseTo(-1 + 3.5 * Math.pow(4, -0.35), within(1e-12));
  }

  /** The second time its words are known. */
  @Test
  void aTextHasTheLogOddsOfAllItsFeatures() throws IOException {
    PhraseModel real;
    try (InputStream in =
        Objects.requireNonNull(PhraseModel.class.getResourceAsStream(RequestDetector.MODEL))) {
      real = PhraseModel.read(in);
    }
    for (String written : List.of("Is anyone ALIVE there?!", "j'veux l'agent, pleeease ☎", "?")) {
      TokenizedText text = TokenizedText.of(written);
      double first = serving(real, text);
      assertThat(first)
          .isCloseTo(real.logOdds(PhraseFeatures.of(text).keys()), within(1e-9))
          .isEqualTo(serving(real, text));
    }
  }

  private static double serving(PhraseModel model, TokenizedText text) {
    TextMeaning meaning = TextMeaning.of(text);
    PhraseTokens tokens = meaning.tokens();
    PhraseFeatures features = new PhraseFeatures(meaning, Lexicon.shared().read(tokens));
    return model.logOdds(features.withoutLetters(), tokens);
  }

  @Test
  void itIsReadAsItWasWritten() throws IOException {
    PhraseModel read = PhraseModel.read(new ByteArrayInputStream(written()));
    long[] features = {7, 0xFFFFFFFFL};
    assertThat(read.logOdds(features)).isEqualTo(model.logOdds(features));
    assertThat(read.threshold()).isEqualTo(0.25);
  }

  @Test
  void aDamagedOneIsRefused() throws IOException {
    byte[] bytes = written();
    bytes[20] ^= 1;
    assertThatThrownBy(() -> PhraseModel.read(new ByteArrayInputStream(bytes)))
        .hasMessageContaining("damaged");
    bytes[0] ^= 1;
    assertThatThrownBy(() -> PhraseModel.read(new ByteArrayInputStream(bytes)))
        .hasMessageContaining("no phrase model");
  }

  private byte[] written() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    model.write(out);
    return out.toByteArray();
  }
}
