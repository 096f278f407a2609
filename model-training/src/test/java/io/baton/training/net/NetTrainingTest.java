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

  private final List<NetExample> examples = new ArrayList<>();
  private int words;

  NetTrainingTest() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 300; i++) {
      int first = random.nextInt(4);
      int second = random.nextInt(4);
      examples.add(new NetExample(text(first, second), List.of(), first < second));
    }
  }

  @Test
  void theOrderOfWordsIsLearnt() {
    SequenceNet net = NetTraining.learn(examples, SHAPE, 150, 1);
    assertThat(net.logOdds(text(0, 3))).isGreaterThan(1);
    assertThat(net.logOdds(text(3, 0))).isLessThan(-1);
  }

  @Test
  void whatStandsInVariantsIsLearntAsFarAsTextsHaveIt() {
    List<NetExample> more = new ArrayList<>(examples);
    for (int i = 0; i < 100; i++) {
      more.add(new NetExample(text(7, 0), List.of(text(5, 6), text(6, 8)), true));
      more.add(new NetExample(text(8, 0), List.of(text(6, 5)), false));
      more.add(new NetExample(text(5, 5), List.of(), i % 2 == 0));
      more.add(new NetExample(text(6, 6), List.of(), i % 2 == 0));
    }
    SequenceNet net = NetTraining.learn(more, SHAPE, 150, 1);
    assertThat(net.logOdds(text(5, 6))).isGreaterThan(1);
    assertThat(net.logOdds(text(6, 5))).isLessThan(-1);
    SequenceNet unread =
        NetTraining.learn(
            List.of(
                new NetExample(text(1, 2), List.of(text(9, 9)), true),
                new NetExample(text(1, 2), List.of(text(9, 9)), false)),
            SHAPE,
            2,
            1);
    assertThat(unread.keys()).containsExactlyInAnyOrder(1, 2);
  }

  @Test
  void theSameSeedGivesTheSameDigits() {
    SequenceNet one = NetTraining.learn(examples, SHAPE, 2, 5);
    SequenceNet two = NetTraining.learn(examples, SHAPE, 2, 5);
    SequenceNet other = NetTraining.learn(examples, SHAPE, 2, 6);
    assertThat(one.weights()).isEqualTo(two.weights());
    assertThat(one.vectors()).isEqualTo(two.vectors());
    assertThat(one.weights()).isNotEqualTo(other.weights());
  }

  /** The meaning of each token, with a word that is always new. */
  private KeySequence text(int... meanings) {
    KeySequence text = new KeySequence(meanings.length);
    for (int meaning : meanings) {
      text.add(1_000 + words++);
      text.add(meaning);
      text.endToken();
    }
    return text;
  }
}
