package io.baton.training.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.escalation.kernel.KeySequence;
import io.baton.escalation.kernel.NetShape;
import io.baton.escalation.kernel.SequenceNet;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class NetTrainingTest {

  private static final NetShape SHAPE = new NetShape(8, 6, 4);

  private final List<KeySequence> texts = new ArrayList<>();
  private final boolean[] truths = new boolean[300];

  NetTrainingTest() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < truths.length; i++) {
      int first = random.nextInt(4);
      int second = random.nextInt(4);
      texts.add(text(first, second));
      truths[i] = first < second;
    }
  }

  @Test
  void theOrderOfWordsIsLearnt() {
    SequenceNet net = NetTraining.learn(texts, truths, SHAPE, 150, 1);
    assertThat(net.logOdds(text(0, 3))).isGreaterThan(1);
    assertThat(net.logOdds(text(3, 0))).isLessThan(-1);
  }

  @Test
  void theSameSeedGivesTheSameDigits() {
    SequenceNet one = NetTraining.learn(texts, truths, SHAPE, 2, 5);
    SequenceNet two = NetTraining.learn(texts, truths, SHAPE, 2, 5);
    SequenceNet other = NetTraining.learn(texts, truths, SHAPE, 2, 6);
    assertThat(one.weights()).isEqualTo(two.weights());
    assertThat(one.vectors()).isEqualTo(two.vectors());
    assertThat(one.weights()).isNotEqualTo(other.weights());
  }

  /** The meaning of each token, with a word that is always new. */
  private KeySequence text(int... meanings) {
    KeySequence text = new KeySequence(meanings.length);
    for (int meaning : meanings) {
      text.add(1_000 + texts.size());
      text.add(meaning);
      text.endToken();
    }
    return text;
  }
}
