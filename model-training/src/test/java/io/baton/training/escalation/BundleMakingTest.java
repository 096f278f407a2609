package io.baton.training.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.Conversation;
import io.baton.conversation.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BundleMakingTest {

  @Test
  void driversAreOfAllPartsOfAHistoryThatIsSorted() {
    List<Conversation> sorted = new ArrayList<>(Calls.some(150, 1));
    sorted.sort((a, b) -> Boolean.compare(escalated(a), escalated(b)));
    List<Conversation> some = BundleMaking.spread(sorted, 20);
    assertThat(some).hasSize(20).doesNotHaveDuplicates();
    assertThat(some).extracting(BundleMakingTest::escalated).contains(true, false);
    assertThat(BundleMaking.spread(sorted, 200)).isEqualTo(sorted);
    assertThat(BundleMaking.spread(List.of(), 200)).isEmpty();
  }

  @Test
  void conversationsWithoutTurnsDoNotTakeThePlaceOfGoldenOnes() {
    List<Conversation> history = new ArrayList<>();
    for (Conversation call : Calls.some(80, 1)) {
      history.add(Conversation.of("empty-" + call.id(), List.of(), Outcome.UNKNOWN));
      history.add(call);
    }
    List<Conversation> golden = BundleMaking.golden(history);
    assertThat(golden).hasSize(8).noneMatch(one -> one.turns().isEmpty());
  }

  private static boolean escalated(Conversation conversation) {
    return conversation.outcome().escalated().orElseThrow();
  }
}
