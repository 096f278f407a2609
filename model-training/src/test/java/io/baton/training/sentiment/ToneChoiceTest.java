package io.baton.training.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.conversation.Sentiment;
import io.baton.conversation.decision.Tone;
import io.baton.escalation.bundle.BundleException;
import io.baton.escalation.bundle.SentimentBundle;
import io.baton.escalation.bundle.StarterBundle;
import io.baton.escalation.text.TokenizedText;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ToneChoiceTest {

  private static final TokenizedText ANGRY = TokenizedText.of("this is a disgrace, I am furious!!");

  private static Tone said(String name) {
    return ToneChoice.reader(ToneChoice.of(name)).tone(ANGRY);
  }

  @Test
  void thatOfTheStarterIsTheOneInsideIt() {
    SentimentBundle tone = ToneChoice.of(ToneChoice.STARTER).orElseThrow();
    assertThat(tone.model().version())
        .isEqualTo(StarterBundle.read().sentiment().orElseThrow().version());
    assertThat(said(ToneChoice.STARTER).label()).isEqualTo(Sentiment.NEGATIVE);
  }

  @Test
  void withNoneAllIsNeutral() {
    assertThat(ToneChoice.of(ToneChoice.NONE)).isEqualTo(Optional.empty());
    assertThat(said(ToneChoice.NONE)).isEqualTo(Tone.NEUTRAL);
  }

  @Test
  void anyOtherNameIsADirectory(@TempDir Path directory) {
    ToneChoice.of(ToneChoice.STARTER).orElseThrow().write(directory, "as it was");
    assertThat(said(directory.toString())).isEqualTo(said(ToneChoice.STARTER));
    assertThatThrownBy(() -> ToneChoice.of("/not/there"))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("/not/there");
  }
}
