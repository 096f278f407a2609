package io.baton.training.generate.wording;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.Sentiment;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

final class TextsTest {

  private static final Goal ANY = Texts.goals().getFirst();

  private static Set<String> said(Map<String, List<String>> sentences, Predicate<Act> which) {
    Set<String> said = new HashSet<>();
    for (Act act : Act.values()) {
      if (which.test(act)) {
        sentences.getOrDefault(act.section(ANY), List.of()).forEach(one -> said.add(plain(one)));
      }
    }
    return said;
  }

  private static String plain(String sentence) {
    return Normalizer.normalize(sentence.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
        .replaceAll("[\\p{M}\\p{Punct}¿¡]", "")
        .strip();
  }

  @Test
  void everyLanguageHasSentencesForEveryMoveAndGoal() {
    for (String language : Texts.LANGUAGES) {
      Map<String, List<String>> sentences = Texts.sentences(language);
      for (Goal goal : Texts.goals()) {
        for (Act act : Act.values()) {
          assertThat(sentences.get(act.section(goal))).as(language + act).hasSizeGreaterThan(1);
        }
        for (Reply reply : Reply.values()) {
          if (reply != Reply.REPEAT) {
            assertThat(sentences.get(reply.section(goal))).as(language + reply).isNotEmpty();
          }
        }
      }
    }
  }

  @Test
  void noSentenceStandsTwiceInASection() {
    for (String language : Texts.LANGUAGES) {
      Texts.sentences(language)
          .forEach((name, all) -> assertThat(all).as(language + name).doesNotHaveDuplicates());
    }
  }

  @Test
  void actsOfOppositeLabelsShareNoWords() {
    for (String language : Texts.LANGUAGES) {
      Map<String, List<String>> sentences = Texts.sentences(language);
      assertThat(said(sentences, act -> act.sentiment() == Sentiment.NEGATIVE))
          .as(language)
          .doesNotContainAnyElementsOf(
              said(sentences, act -> act.sentiment() == Sentiment.POSITIVE))
          .doesNotContainAnyElementsOf(
              said(sentences, act -> act.sentiment() == Sentiment.NEUTRAL));
      assertThat(said(sentences, Act::asksForHuman))
          .as(language)
          .doesNotContainAnyElementsOf(said(sentences, act -> !act.asksForHuman()));
    }
  }

  @Test
  void whatIsHeldOutIsNotLearnt() {
    Texts.sentences("en")
        .forEach((name, all) -> {
          List<String> learnt = Wording.LEARNT.of(all);
          List<String> heldOut = Wording.HELD_OUT.of(all);
          if (all.size() >= 3) {
            assertThat(heldOut).as(name).isNotEmpty().doesNotContainAnyElementsOf(learnt);
            assertThat(learnt.size() + heldOut.size()).isEqualTo(all.size());
          }
          assertThat(Wording.ALL.of(all)).isEqualTo(all);
        });
  }

  @Test
  void thereAreAtLeastEightIndustries() {
    assertThat(Texts.goals().stream().map(Goal::industry).distinct())
        .hasSizeGreaterThanOrEqualTo(8);
  }
}
