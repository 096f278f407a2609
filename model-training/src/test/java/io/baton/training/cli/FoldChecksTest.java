package io.baton.training.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.conversation.Conversation;
import io.baton.conversation.Outcome;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.history.HistoryWriter;
import io.baton.escalation.sentiment.ToneReader;
import io.baton.training.escalation.EscalationTraining;
import io.baton.training.escalation.Progress;
import io.baton.training.escalation.TrainOptions;
import io.baton.training.escalation.TrainingChecks;
import io.baton.training.escalation.TrainingException;
import io.baton.training.escalation.blend.Part;
import io.baton.training.split.ConversationSplitter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FoldChecksTest {

  private static final ConversationSplitter FIVE = new ConversationSplitter(5, 42);

  @TempDir private Path folder;
  @RegisterExtension private final CaughtStreams streams = new CaughtStreams();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "24 | 24 | 48 of 48 conversations have labels and turns; to learn without each of 5 folds"
            + " at least 50 are needed",
        "12 | 60 | 12 conversations needed a human and 60 did not; to learn without each of 5 folds"
            + " at least 13 of each are needed",
        "60 | 0 | 60 conversations needed a human and 0 did not; to learn without each of 5 folds"
            + " at least 13 of each are needed",
      })
  void whatIsTooSmallForTheFoldsIsToldOfTheWhole(int escalated, int quiet, String problem) {
    assertThatThrownBy(() -> FoldChecks.check(history(escalated, quiet), FIVE))
        .isInstanceOf(TrainingException.class)
        .hasMessage(problem);
  }

  @Test
  void aFoldOfWhatIsLargeEnoughCanBeLearntFromAndOfLessCannot() {
    List<Conversation> enough = history(13, 37);
    FoldChecks.check(enough, FIVE);
    for (var fold : FIVE.split(enough)) {
      assertThat(fold.train()).hasSize(TrainingChecks.FEWEST);
      assertThatCode(() -> learn(fold.train())).doesNotThrowAnyException();
    }
    assertThatThrownBy(() -> learn(history(13, TrainingChecks.FEWEST - 14)))
        .isInstanceOf(TrainingException.class);
    assertThatThrownBy(() -> learn(history(TrainingChecks.FEWEST_OF_A_CLASS - 1, 37)))
        .isInstanceOf(TrainingException.class);
  }

  @Test
  void labelsOfTurnsWillDo() {
    List<Conversation> history = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      Turn first = Turn.builder("t-1", Speaker.CUSTOMER).text("hello").build();
      List<Turn> turns = new ArrayList<>();
      for (boolean needed : new boolean[] {false, true}) {
        turns.add(first.toBuilder().label(first.label().withNeedsHuman(needed)).build());
        first = Turn.builder("t-2", Speaker.CUSTOMER).text("help").build();
      }
      history.add(Conversation.of("c-" + i, turns, Outcome.UNKNOWN));
    }
    assertThatCode(() -> FoldChecks.check(history, FIVE)).doesNotThrowAnyException();
    assertThatThrownBy(() -> FoldChecks.check(history.subList(0, 48), FIVE))
        .hasMessageContaining("48 of 48");
  }

  @Test
  void conversationsInWhichNoCustomerSpeaksAreNotEnough() {
    List<Conversation> history = new ArrayList<>(history(6, 6));
    Turn bot = Turn.builder("t-1", Speaker.BOT).text("hello").build();
    for (int i = 0; i < 48; i++) {
      history.add(Conversation.of("b-" + i, List.of(bot), Outcome.escalated(i % 2 == 0)));
    }
    assertThatThrownBy(() -> FoldChecks.check(history, FIVE))
        .isInstanceOf(TrainingException.class)
        .hasMessageStartingWith("12 of 60 conversations have customer turns")
        .hasMessageEndingWith("to learn without each of 5 folds at least 13 are needed");
  }

  @Test
  void nothingIsLearntBeforeAllIsChecked() {
    Path file = folder.resolve("history.jsonl");
    try (HistoryWriter writer = HistoryWriter.open(file)) {
      history(24, 24).forEach(writer::write);
    }
    String[] asked = {"evaluate", "--cross-validate=5", "--history", file.toString()};
    assertThat(TrainingCli.commandLine().execute(asked)).isEqualTo(1);
    assertThat(streams.err())
        .contains("48 of 48 conversations", "at least 50 are needed")
        .doesNotContain("fold 1 of 5");
  }

  private static void learn(List<Conversation> history) {
    TrainOptions options = TrainOptions.withSeed(1).withParts(EnumSet.of(Part.LINEAR));
    new EscalationTraining(options, ToneReader.NEUTRAL, Progress.SILENT).train(history);
  }

  private static List<Conversation> history(int escalated, int quiet) {
    List<Conversation> history = new ArrayList<>();
    for (int i = 0; i < escalated + quiet; i++) {
      boolean trouble = i < escalated;
      List<Turn> turns = new ArrayList<>();
      for (int k = 0; k < 3; k++) {
        turns.add(
            Turn.builder("t-" + k, Speaker.CUSTOMER)
                .text((trouble ? "broken again " : "thank you ") + (i + k) % 7)
                .build());
      }
      history.add(Conversation.of("c-" + i, turns, Outcome.escalated(trouble)));
    }
    return history;
  }
}
