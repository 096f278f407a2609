package io.baton.training.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.conversation.Conversation;
import io.baton.escalation.bundle.BundleReader;
import io.baton.escalation.bundle.ModelBundle;
import io.baton.training.escalation.Progress;
import io.baton.training.split.Fold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StarterTrainingTest {

  private static final StarterOptions SMALL = new StarterOptions(100, 3, 500, 400);

  /** Every twentieth phrase, so that the test is quick. */
  private static StarterData small() {
    StarterData own = StarterData.own(SMALL);
    List<Conversation> few =
        IntStream.range(0, own.phrases().size())
            .filter(i -> i % 20 == 0)
            .mapToObj(own.phrases()::get)
            .toList();
    return new StarterData(few, own.train(), own.test());
  }

  @Test
  @Tag("slow")
  void theBundleIsSmallCompleteAndHasItsCard(@TempDir Path out) throws IOException {
    StarterData data = small();
    String version =
        new StarterTraining(SMALL, Map.of("codeRevision", "test"), Progress.SILENT)
            .write(data, out);
    ModelBundle bundle = BundleReader.read(out);
    assertThat(bundle.escalation().version()).isEqualTo(version);
    assertThat(bundle.escalation().parts().linear().keys()).hasSizeLessThanOrEqualTo(500);
    assertThat(bundle.escalation().parts().outcomeLinear().keys()).hasSizeLessThanOrEqualTo(400);
    assertThat(bundle.sentiment()).isPresent();
    assertThat(Files.readString(out.resolve("MODEL_CARD.md")))
        .contains(version, "| generated | 100 | 33 |", "GPL-3.0-or-later", "not good for")
        .doesNotContain("NaN", "%");
  }

  @Test
  void whatIsTestedIsNotLearntFrom() {
    StarterData data = StarterData.own(SMALL);
    List<String> learnt = data.history().stream().map(Conversation::id).toList();
    assertThat(learnt).hasSize(100).doesNotHaveDuplicates();
    assertThat(data.test().values().stream().flatMap(List::stream).map(Conversation::id))
        .hasSize(33)
        .doesNotContainAnyElementsOf(learnt);
  }

  @Test
  void aSetOfOthersIsSplit() {
    List<Conversation> some = StarterData.own(SMALL).history();
    StarterData data =
        small().with(OpenSet.BETOLD, new Fold<>(some.subList(0, 8), some.subList(8, 10)));
    assertThat(data.train().get("betold")).hasSize(8);
    assertThat(data.test().get("betold")).hasSize(2);
    assertThat(OpenSet.BETOLD.read(Path.of("nowhere"), 1)).isEmpty();
  }

  @Test
  void optionsNameFieldAndRange() {
    assertThatThrownBy(() -> StarterOptions.usual().with(99, 1))
        .hasMessage("conversations: 99 is not in 100..20000");
    assertThatThrownBy(() -> new StarterOptions(100, 1, 0, 1)).hasMessageContaining("at least 1");
  }
}
