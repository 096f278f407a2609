package io.baton.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.training.split.ConversationSplitter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CrossValidationTest {

  @Test
  void nothingIsScoredByAModelThatLearntFromIt() {
    List<String> items = IntStream.range(0, 53).mapToObj(i -> "i-" + i).toList();
    List<List<String>> results =
        new CrossValidation(new ConversationSplitter(5, 1))
            .run(
                items,
                item -> item,
                item -> "",
                (train, test) -> {
                  assertThat(train).doesNotContainAnyElementsOf(test);
                  assertThat(new HashSet<>(train)).hasSize(53 - test.size());
                  return test;
                });
    List<String> scored = new ArrayList<>();
    results.forEach(scored::addAll);
    assertThat(scored).containsExactlyInAnyOrderElementsOf(items);
  }
}
