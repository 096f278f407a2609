package io.baton.training.sentiment;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.Conversation;
import io.baton.conversation.Sentiment;
import io.baton.conversation.Turn;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TonePhrasesTest {

  private static final List<Conversation> PHRASES = TonePhrases.read();

  @Test
  void everyLanguageHasManyOfEveryTone() {
    Map<String, Map<Sentiment, Long>> counts =
        PHRASES.stream()
            .collect(
                groupingBy(
                    one -> one.language().orElseThrow(),
                    groupingBy(
                        one -> one.turns().getFirst().label().sentiment().orElseThrow(),
                        counting())));
    assertThat(counts).containsOnlyKeys("en", "es", "de", "fr", "pt");
    counts.forEach((language, tones) ->
        assertThat(tones.values()).as(language).hasSize(3).allMatch(count -> count >= 150));
  }

  @Test
  void noMessageIsThereTwiceAndOnlyTheNegativeAreFrustrated() {
    assertThat(PHRASES.stream().map(one -> one.language() + text(one)).toList())
        .doesNotHaveDuplicates();
    assertThat(PHRASES)
        .allMatch(one -> {
          Turn turn = one.turns().getFirst();
          return turn.label().emotion().orElseThrow().equals("calm")
              || turn.label().sentiment().orElseThrow() == Sentiment.NEGATIVE;
        });
  }

  private static String text(Conversation one) {
    return one.turns().getFirst().text().orElseThrow().toLowerCase(Locale.ROOT);
  }
}
