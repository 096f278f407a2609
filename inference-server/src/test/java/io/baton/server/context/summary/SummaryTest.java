package io.baton.server.context.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.decision.Evidence;
import io.baton.conversation.handoff.HandoffReason;
import io.baton.server.context.ContextBuilder;
import io.baton.server.context.ContextFixtures;
import io.baton.server.context.ContextWish;
import io.baton.server.context.GeneratedConversations;
import io.baton.server.context.input.ContextInput;
import io.baton.server.context.input.HeardTurn;
import io.baton.server.context.model.HandoffContext;
import io.baton.server.context.model.Summary;
import io.baton.server.context.names.NameFinder;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SummaryTest {

  private static final int GENERATED = 100;
  private static final int MOST_WORDS = 60;

  private final Map<String, Phrases> phrases = Phrases.all();
  private final ContextFixtures fixtures = new ContextFixtures();
  private final ContextBuilder builder =
      new ContextBuilder(NameFinder.off(), Clock.fixed(ContextFixtures.NOW, ZoneOffset.UTC));

  private static ContextWish wish(String language, boolean unmasked) {
    return new ContextWish(Optional.of(language), unmasked, 500, OptionalInt.empty());
  }

  private Phrases of(String language) {
    return Phrases.of(phrases, Optional.of(language));
  }

  private static List<String> transcript(HandoffContext context) {
    return context.transcript().turns().stream().flatMap(said -> said.text().stream()).toList();
  }

  @Test
  void everyNumberAndNameOfManySummariesWasSaid() {
    Random random = new Random(20_261_126);
    GeneratedConversations generated = new GeneratedConversations(random, fixtures);
    Stream.concat(fixtures.all().stream(), Stream.generate(generated::next).limit(GENERATED))
        .forEach(input -> {
          for (String language : Phrases.LANGUAGES) {
            SummaryFaithfulness faithfulness =
                new SummaryFaithfulness(Phrases.of(phrases, Optional.of(language)));
            HandoffContext context = builder.build(input, wish(language, random.nextBoolean()));
            assertThat(faithfulness.violations(context.summary(), transcript(context)))
                .as(context.summary().text())
                .isEmpty();
            assertThat(context.summary().lines()).isNotEmpty().hasSizeLessThanOrEqualTo(5);
            assertThat(context.summary().text().split("\\s+"))
                .as(context.summary().text())
                .hasSizeLessThanOrEqualTo(MOST_WORDS);
          }
        });
  }

  @Test
  void theCheckerSeesWhatNobodySaid() {
    SummaryFaithfulness faithfulness =
        new SummaryFaithfulness(Phrases.of(phrases, Optional.of("en")));
    List<String> said = List.of("my order 48213 is late", "Anna here");
    assertThat(faithfulness.violations(line("details", "Details: order 48213, name Anna"), said))
        .isEmpty();
    assertThat(faithfulness.violations(line("details", "Details: order 48214"), said)).hasSize(1);
    assertThat(faithfulness.violations(line("details", "Details: order 4821"), said)).hasSize(1);
    assertThat(faithfulness.violations(line("details", "Details: name Hanna"), said)).hasSize(1);
    assertThat(faithfulness.violations(line("tried", "Bot so far: answered 3 times"), said))
        .hasSize(1);
    assertThat(faithfulness.violations(line("issue", "Customer wants: “my order is late”"), said))
        .hasSize(1);
    assertThat(faithfulness.violations(line("issue", "Customer wants: “my order 48213…”"), said))
        .isEmpty();
  }

  private static Summary line(String about, String text) {
    return new Summary(List.of(new Summary.Line(about, text, List.of(Evidence.whole("t")))));
  }

  @Test
  void aSummaryReadsLikeThis() {
    HandoffContext context = builder.build(fixtures.one("en-order"), wish("en", false));
    assertThat(context.summary().text())
        .isEqualTo(
            """
            Customer wants: “My name is Anna Kowalski and my order #48213 from 12 March 2026 still…”
            Details: amount $129.90, phone +• ••• ••• ••32, e-mail a•••.•@•••••••.com
            Bot so far: did not understand; gave the same answer again
            Mood: frustrated and getting worse
            Why you: the customer asked for a human.
            """
                .strip());
  }

  @Test
  void aRegionHasThePhrasesOfItsLanguageAndALanguageWithoutAnyThoseOfEnglish() {
    assertThat(of("de_AT").language()).isEqualTo("de");
    assertThat(of("pt-BR").language()).isEqualTo("pt");
    assertThat(of("nl").language()).isEqualTo("en");
  }

  @Test
  void phrasesHaveTheSameKeysAndNoFiguresInAllLanguages() {
    var english = of("en").keys();
    for (String language : Phrases.LANGUAGES) {
      assertThat(of(language).keys()).as(language).isEqualTo(english);
      assertThat(of(language).texts())
          .noneMatch(text -> text.replaceAll("\\{0}", "").matches(".*\\d.*"));
      for (HandoffReason reason : HandoffReason.values()) {
        assertThat(of(language).find("reason." + reason.wireName()))
            .as(language + reason)
            .isPresent();
      }
    }
  }

  @Test
  void anotherLanguageOfTheAgentGivesOtherWordsOfTheSameConversation() {
    ContextInput input = fixtures.one("de-vertrag");
    assertThat(builder.build(input, wish("pt-BR", false)).summary().text())
        .startsWith("O cliente quer: “Seit dem 03.11.2026 geht mein Internet nicht");
    assertThat(builder.build(input, wish("xx", false)).language()).isEqualTo("en");
    assertThat(builder.build(input, ContextWish.USUAL).language()).isEqualTo("de");
    assertThat(input.turns()).extracting(HeardTurn::seq).startsWith(1, 2, 3);
  }
}
