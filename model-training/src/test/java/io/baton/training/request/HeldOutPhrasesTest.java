package io.baton.training.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HeldOutPhrasesTest {

  private final List<LabelledPhrase> phrases = new ArrayList<>();
  private final List<double[]> said = new ArrayList<>();

  @Test
  void whereTheLinearModelIsRightTheNetsAreAskedAsSeldomAsCanBe() {
    add(true, 1.5, -4);
    add(true, 5, 0);
    add(false, -1.5, 4);
    add(false, -5, 0);
    HeldOutPhrases.Reading best = heldOut().best();
    assertThat(best.sure()).isEqualTo(1);
    assertThat(recall(best)).isEqualTo(1);
  }

  @Test
  void theyAreAskedAsFarAsTheyHelp() {
    add(true, -2.2, 6);
    add(true, 2.2, 6);
    add(false, 2.2, -6);
    add(false, -2.2, -6);
    HeldOutPhrases.Reading best = heldOut().best();
    assertThat(best.sure()).isEqualTo(3);
    assertThat(best.share()).isPositive();
    assertThat(recall(best)).isEqualTo(1);
  }

  private void add(boolean truth, double linear, double nets) {
    phrases.add(new LabelledPhrase(LabelledPhrase.Kind.REQUEST, "text", "en", truth, 0));
    said.add(new double[] {linear, nets});
  }

  private HeldOutPhrases heldOut() {
    HeldOutPhrases heldOut = new HeldOutPhrases(phrases);
    for (int i = 0; i < said.size(); i++) {
      heldOut.set(i, said.get(i)[0], said.get(i)[1]);
    }
    return heldOut;
  }

  private double recall(HeldOutPhrases.Reading reading) {
    return heldOut().scores(reading).json().at("/request/en/recall").asDouble();
  }
}
