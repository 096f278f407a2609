package io.baton.training.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.escalation.kernel.NetShape;
import io.baton.escalation.request.PhraseBlend;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PhraseTrainingTest {

  private static final PhraseTraining.Effort LITTLE =
      new PhraseTraining.Effort(new NetShape(4, 4, 4), 60, 2);

  private final List<LabelledPhrase> phrases = new ArrayList<>();

  PhraseTrainingTest() {
    for (String person : List.of("agent", "human", "manager", "colleague", "person", "adviser")) {
      add("get me a " + person, true);
      add("I want to talk to a " + person + " now", true);
      add("your " + person + " told me so yesterday", false);
      add("no " + person + " needed, thanks", false);
    }
  }

  @Test
  void whatWasNotSeenIsMostlyFound() {
    PhraseTraining.Learnt learnt = new PhraseTraining(phrases, LITTLE).learn();
    var scores = learnt.outOfFold().json().path("request").path("en");
    assertThat(scores.path("positives").asInt()).isEqualTo(12);
    assertThat(scores.path("negatives").asInt()).isEqualTo(12);
    assertThat(scores.path("recall").asDouble()).isGreaterThan(0.8);
    assertThat(scores.path("falsePositives").asDouble()).isLessThan(0.2);
  }

  @Test
  void theSamePhrasesGiveTheSameBytes() throws IOException {
    byte[] one = bytes(new PhraseTraining(phrases, LITTLE).learn().model());
    byte[] two = bytes(new PhraseTraining(phrases, LITTLE).learn().model());
    assertThat(one).isEqualTo(two);
  }

  private static byte[] bytes(PhraseBlend blend) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    blend.linear().write(out);
    blend.nets().write(out);
    return out.toByteArray();
  }

  private void add(String text, boolean truth) {
    phrases.add(new LabelledPhrase(LabelledPhrase.Kind.REQUEST, text, "en", truth, 0));
  }
}
