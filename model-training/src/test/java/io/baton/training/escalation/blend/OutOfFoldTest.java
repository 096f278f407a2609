package io.baton.training.escalation.blend;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.Conversation;
import io.baton.conversation.Outcome;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.escalation.model.ModelParts;
import io.baton.training.escalation.table.Sample;
import io.baton.training.escalation.table.Targets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Models that are right now and then. */
final class OutOfFoldTest {

  private static final EnumSet<Part> PARTS = EnumSet.of(Part.LINEAR, Part.TREES);

  /** How far the linear part of each head, and each kind of trees, is from noise. */
  private record Skill(double[] linear, double now, double eventually, double outcome) {}

  private static final double[] NONE = new double[ModelParts.HEADS];

  private static OutOfFold said(Skill skill) {
    Random random = new Random(11);
    List<List<Replayed>> folds = new ArrayList<>();
    for (int fold = 0; fold < 4; fold++) {
      List<Replayed> replayed = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        replayed.add(replayed("c-" + fold + "-" + i, i % 2 == 0, skill, random));
      }
      folds.add(replayed);
    }
    return new OutOfFold(folds);
  }

  private static Replayed replayed(String id, boolean truth, Skill skill, Random random) {
    Conversation conversation =
        Conversation.of(
            id,
            List.of(Turn.builder("t", Speaker.CUSTOMER).text("hello").build()),
            Outcome.escalated(truth));
    double[][] heads = new double[ModelParts.HEADS][];
    for (int head = 0; head < heads.length; head++) {
      heads[head] =
          new double[] {
            odds(truth, skill.linear()[head], random),
            odds(truth, skill.now(), random),
            odds(truth, skill.eventually(), random),
            0
          };
    }
    double[] outcome = {odds(truth, 1, random), odds(truth, skill.outcome(), random), 0};
    return new Replayed(
        new Sample(conversation, List.of(), Targets.of(conversation)),
        Collections.singletonList(heads),
        outcome);
  }

  private static double odds(boolean truth, double skill, Random random) {
    return (truth ? skill : -skill) + random.nextGaussian();
  }

  @Test
  void everyHeadTakesTheLinearPartThatIsBetterThere() {
    OutOfFold first = said(new Skill(new double[] {1, 0.1, 1, 0.1, 1}, 0, 0, 1));
    OutOfFold second = said(new Skill(new double[] {0.1, 1, 0.1, 1, 0.1}, 0, 0, 1));
    List<Integer> picks = OutOfFold.linearPicks(List.of(first, second), PARTS);
    assertThat(picks).containsExactly(0, 1, 0, 1, 0);
    OutOfFold picked = OutOfFold.picked(List.of(first, second), picks);
    assertThat(picked.blends(PARTS).loss())
        .isLessThan(first.blends(PARTS).loss())
        .isLessThan(second.blends(PARTS).loss());
    assertThat(OutOfFold.linearPicks(List.of(first, first), PARTS)).containsOnly(0);
  }

  @Test
  void aPartThatDoesHarmIsNotInTheBlend() {
    double[] right = {3, 3, 3, 3, 3};
    assertThat(said(new Skill(right, 0, 0, 0)).blends(PARTS).live())
        .allMatch(blend -> blend.weight(0) > 0)
        .anyMatch(blend -> blend.weight(1) == 0 && blend.weight(2) == 0);
    Blends trees = said(new Skill(NONE, 1, 1, 2)).blends(PARTS);
    assertThat(trees.live()).allMatch(blend -> blend.weight(1) > 0 && blend.weight(2) > 0);
    assertThat(trees.outcome().weight(1)).isPositive();
  }
}
