package io.baton.training.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.conversation.Conversation;
import io.baton.conversation.Outcome;
import io.baton.conversation.Speaker;
import io.baton.conversation.Turn;
import io.baton.conversation.TurnLabel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ConversationSplitterTest {

  private static final ConversationSplitter FIVE = new ConversationSplitter(5, 42);

  @Test
  void everyConversationIsTestedOnceByAModelThatDidNotSeeIt() {
    Random random = new Random(1);
    for (int round = 0; round < 50; round++) {
      List<Conversation> history = history(5 + random.nextInt(60), random.nextDouble(), random);
      List<String> tested = new ArrayList<>();
      for (Fold<Conversation> fold : new ConversationSplitter(5, round).split(history)) {
        assertThat(fold.train()).doesNotContainAnyElementsOf(fold.test());
        assertThat(fold.train().size() + fold.test().size()).isEqualTo(history.size());
        fold.test().forEach(conversation -> tested.add(conversation.id()));
      }
      assertThat(tested).hasSameSizeAs(history).doesNotHaveDuplicates();
    }
  }

  @Test
  void foldsAreOfEqualSizeWithEqualSharesOfEachClass() {
    List<Conversation> history = history(203, 0.17, new Random(2));
    long all = escalated(history);
    for (Fold<Conversation> fold : FIVE.split(history)) {
      assertThat(fold.test().size()).isBetween(40, 41);
      assertThat(escalated(fold.test())).isBetween(all / 5, all / 5 + 1);
    }
  }

  @Test
  void theSplitDoesNotDependOnTheOrderOfTheHistory() {
    List<Conversation> history = history(60, 0.4, new Random(3));
    List<Conversation> shuffled = new ArrayList<>(history);
    Collections.shuffle(shuffled, new Random(4));
    assertThat(testIds(FIVE.split(shuffled))).isEqualTo(testIds(FIVE.split(history)));
  }

  @Test
  void anotherSeedSplitsOtherwise() {
    List<Conversation> history = history(60, 0.4, new Random(3));
    assertThat(testIds(new ConversationSplitter(5, 43).split(history)))
        .isNotEqualTo(testIds(FIVE.split(history)));
  }

  @Test
  void aDuplicateIdIsRefusedSinceItWouldLeak() {
    List<Conversation> twice = new ArrayList<>(history(9, 0.5, new Random(5)));
    twice.add(twice.getFirst());
    assertThatThrownBy(() -> FIVE.split(twice)).hasMessageContaining("'c-0' is there twice");
  }

  @Test
  void tooFewConversationsAndTooFewFoldsAreRefused() {
    assertThatThrownBy(() -> FIVE.split(history(4, 0.5, new Random(5))))
        .hasMessage("history: 4 conversations cannot make 5 folds");
    assertThatThrownBy(() -> new ConversationSplitter(1, 0)).hasMessageContaining("folds: 1");
  }

  @Test
  void conversationsWithoutOutcomeAreStratifiedByTheirTurns() {
    Turn quiet = Turn.builder("t-1", Speaker.BOT).build();
    Turn broken = quiet.toBuilder().label(TurnLabel.NONE.withNeedsHuman(true)).build();
    assertThat(stratum(List.of(quiet, other(quiet)))).isEqualTo("unknown/not needed");
    assertThat(stratum(List.of(broken, other(quiet)))).isEqualTo("unknown/needed");
    assertThat(stratum(List.of(quiet))).isEqualTo("unknown/unknown");
  }

  private static Turn other(Turn turn) {
    return Turn.builder("t-2", turn.speaker()).build();
  }

  private static String stratum(List<Turn> turns) {
    return ConversationSplitter.stratum(Conversation.of("c", turns, Outcome.UNKNOWN));
  }

  private static List<Conversation> history(int size, double share, Random random) {
    return IntStream.range(0, size)
        .mapToObj(i ->
            Conversation.of("c-" + i, List.of(), Outcome.escalated(random.nextDouble() < share)))
        .toList();
  }

  private static long escalated(List<Conversation> history) {
    return history.stream().filter(c -> c.outcome().escalated().orElseThrow()).count();
  }

  private static List<Set<String>> testIds(List<Fold<Conversation>> folds) {
    return folds.stream()
        .map(fold -> (Set<String>) new HashSet<>(fold.test().stream().map(c -> c.id()).toList()))
        .toList();
  }
}
