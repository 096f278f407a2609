package io.baton.server.template.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.conversation.handoff.HandoffReason;
import io.baton.server.template.catalogue.Texts.Found;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Every message in every language, with every choice of what is known. */
final class ShippedTextsTest {

  private static final List<String> LANGUAGES = Languages.SHIPPED;

  /** What no sentence has: leftover syntax, blanks too many, punctuation without words. */
  private static final Pattern WRONG =
      Pattern.compile(
          "[{}\\[\\]|#\\\\]|  | [,.)]|\\( |[,;:(]\\.|[,;(]$|^[ ,.;:]|[.,]{2}|\\?\\.|\\n ");

  /** French has a blank before these. */
  private static final Pattern WRONG_BUT_IN_FRENCH = Pattern.compile(" [?!;:]");

  private final ShippedTexts texts = ShippedTexts.read();
  private final Speaker speaker = new Speaker(texts);

  private static Variables with(Variables variables, Variable variable) {
    return switch (variable.type()) {
      case TEXT -> variables.with(variable, "Zz" + variable.wireName());
      case NUMBER -> variables.with(variable, 3);
      case WAIT -> variables.with(variable, Duration.ofSeconds(110));
      case LIMIT -> variables.with(variable, Duration.ofHours(4));
      case TIME ->
          variables.with(
              variable, ZonedDateTime.of(2026, 11, 27, 9, 5, 0, 0, ZoneId.of("Europe/Berlin")));
      case LIST -> variables.with(variable, List.of(Known.values()));
    };
  }

  private static List<Variables> choices(MessageKey key) {
    Variables needed = Variables.NONE;
    for (Variable variable : key.needed()) {
      needed = with(needed, variable);
    }
    List<Variables> choices = new ArrayList<>(List.of(needed));
    for (Variable variable : key.optional()) {
      for (Variables choice : List.copyOf(choices)) {
        choices.add(with(choice, variable));
      }
    }
    return choices;
  }

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void everyChoiceOfWhatIsKnownMakesASentence(String language) {
    int said = 0;
    for (MessageKey key : MessageKey.values()) {
      for (Variables choice : choices(key)) {
        String text = speaker.text(key, language, choice);
        String where = language + " " + key.wireName() + ": " + text;
        assertThat(text).as(where).isNotBlank().isEqualTo(text.strip());
        assertThat(WRONG.matcher(text).find()).as(where).isFalse();
        assertThat(language.equals("fr") || !WRONG_BUT_IN_FRENCH.matcher(text).find())
            .as(where)
            .isTrue();
        said++;
      }
    }
    assertThat(said).isGreaterThan(300);
  }

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void whatIsKnownIsSaidAndWhatIsNotIsNot(String language) {
    Map<Variable, String> words =
        Map.of(
            Variable.WAIT, speaker.text(MessageKey.WAIT_MINUTES, language, minutes(2)),
            Variable.REPLY_IN, speaker.text(MessageKey.WITHIN_HOURS, language, hours(4)),
            Variable.KNOWS, speaker.text(MessageKey.KNOWN_ORDER, language, Variables.NONE),
            Variable.SLOT, "27");
    for (MessageKey key : MessageKey.values()) {
      for (Variables choice : choices(key)) {
        String text = speaker.text(key, language, choice);
        for (Variable variable : key.variables()) {
          String word = words.getOrDefault(variable, "Zz" + variable.wireName());
          if (words.containsKey(variable) || variable.type() == Variable.Type.TEXT) {
            assertThat(text.contains(word))
                .as("%s %s %s: %s", language, key.wireName(), variable, text)
                .isEqualTo(choice.known().contains(variable));
          }
        }
      }
    }
  }

  private static Variables minutes(long minutes) {
    return Variables.NONE.with(Variable.MINUTES, minutes);
  }

  private static Variables hours(long hours) {
    return Variables.NONE.with(Variable.HOURS, hours);
  }

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void theWaitIsNotMentionedWhileItIsUnknown(String language) {
    Variables all = Variables.NONE;
    for (Variable variable : MessageKey.INTRODUCTION_LOOP.optional()) {
      all = variable == Variable.WAIT ? all : with(all, variable);
    }
    Pattern wait =
        Pattern.compile("wait|minut|espera|atenderán|Warte|dauert|compter|parviendra|começar em");
    for (MessageKey key : introductions()) {
      assertThat(speaker.text(key, language, all)).doesNotContainPattern(wait);
      assertThat(speaker.text(key, language, with(all, Variable.WAIT))).containsPattern(wait);
    }
  }

  private static List<MessageKey> introductions() {
    return Stream.of(MessageKey.values())
        .filter(key -> key.wireName().startsWith("introduction."))
        .toList();
  }

  @ParameterizedTest
  @FieldSource("LANGUAGES")
  void everyReasonHasAnIntroductionOfItsOwn(String language) {
    for (Variables choice : choices(MessageKey.INTRODUCTION_LOOP)) {
      Map<String, MessageKey> said = new HashMap<>();
      for (MessageKey key : introductions()) {
        MessageKey same = said.put(speaker.text(key, language, choice), key);
        assertThat(same).as("%s says the same as %s in %s", key, same, language).isNull();
      }
      assertThat(said).hasSize(17);
    }
  }

  @Test
  void noReasonIsWithoutAnIntroduction() {
    assertThat(HandoffReason.values())
        .extracting(MessageKey::introduction)
        .doesNotHaveDuplicates()
        .allMatch(key -> key.optional().contains(Variable.WAIT));
  }

  @Test
  void noLanguageSaysWhatAnotherSays() {
    for (MessageKey key : MessageKey.values()) {
      Set<String> sources = new HashSet<>();
      for (String language : LANGUAGES) {
        sources.add(texts.find(key, language).template().source());
      }
      assertThat(sources).as(key.wireName()).hasSize(LANGUAGES.size());
    }
  }

  @Test
  void everyTextPassesTheCheckForTextsOfWorkspaces() {
    for (MessageKey key : MessageKey.values()) {
      for (String language : LANGUAGES) {
        Found found = texts.find(key, language);
        assertThat(found.language()).isEqualTo(language);
        assertThat(TemplateCheck.problems(key, found.template().source()))
            .as("%s %s", language, key.wireName())
            .isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "en; 1; 0; The wait is currently less than a minute.",
        "en; 60; 0; The wait is currently about 1 minute.",
        "en; 61; 0; The wait is currently about 2 minutes.",
        "es; 60; 0; El tiempo de espera es de alrededor de un minuto.",
        "es; 110; 1; El tiempo de espera es de unos 2 minutos.",
        "de; 60; 0; Die Wartezeit beträgt zurzeit etwa eine Minute.",
        "de; 700; 3; Die Wartezeit beträgt zurzeit etwa 15 Minuten.",
        "fr; 60; 0; Il faut compter environ une minute.",
        "fr; 3500; 0; Il faut compter environ une heure.",
        "pt; 120; 2; O tempo de espera é de cerca de 2 minutos.",
        "pt; 4000; 2; O tempo de espera é de cerca de 75 minutos.",
        "en; 7300; 2; The wait is currently about 3 hours.",
        "de; 200000; 2; Die Wartezeit beträgt zurzeit etwa 3 Tage.",
      })
  void waitsAreSaidRoundedUp(String language, long seconds, long ahead, String expected) {
    Variables variables =
        Variables.NONE.with(Variable.AHEAD, ahead).with(Variable.WAIT, Duration.ofSeconds(seconds));
    assertThat(speaker.text(MessageKey.QUEUE_POSITION, language, variables)).endsWith(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "en; Friday, November 27 at 9:05 AM",
        "es; viernes 27 de noviembre, 9:05",
        "de; Freitag, 27. November, 9:05 Uhr",
        "fr; vendredi 27 novembre à 9 h 05",
        "pt; sexta-feira, 27 de novembro, 9h05",
        "pt-PT; sexta-feira, 27 de novembro, 9h05"
      })
  void timesAreSaidInTheCustomersZone(String language, String expected) {
    Variables variables = with(Variables.NONE, Variable.SLOT);
    assertThat(speaker.text(MessageKey.OFF_HOURS_CALLBACK_CONFIRMED, language, variables))
        .contains(expected);
  }

  @Test
  void whatAnAgentKnowsIsAList() {
    Variables variables =
        Variables.NONE.with(
            Variable.KNOWS, List.of(Known.CONVERSATION, Known.ORDER, Known.ATTEMPTS, Known.ORDER));
    assertThat(speaker.text(MessageKey.INTRODUCTION_BOT_REQUEST, "es", variables))
        .contains(
            "tendrá a la vista nuestra conversación, su número de pedido y lo que ya hemos"
                + " intentado, así que");
  }

  @Test
  void wordsOfOthersAreOneLine() {
    Variables variables =
        Variables.NONE
            .with(Variable.AGENT, " Ada\r\n\u202E{team}\t [[x]] \u0007")
            .with(Variable.TEAM, " ");
    assertThat(speaker.text(MessageKey.AGENT_JOINED, "en", variables))
        .isEqualTo("Ada {team} [[x]] has joined the conversation.");
    String cut =
        speaker.text(
            MessageKey.AGENT_LEFT, "en", Variables.NONE.with(Variable.AGENT, "😀".repeat(600)));
    assertThat(cut.codePoints().filter(point -> point == 0x1F600)).hasSize(499);
    assertThat(cut).contains("… has left");
  }

  @Test
  void anotherLanguageFallsBackToTheNearest() {
    assertThat(texts.find(MessageKey.SURVEY_THANKS, "pt-BR").language()).isEqualTo("pt");
    assertThat(texts.find(MessageKey.SURVEY_THANKS, "it").language()).isEqualTo("en");
    assertThat(texts.find(MessageKey.SURVEY_THANKS, "not a tag").language()).isEqualTo("en");
    assertThat(Languages.chain("zh-Hant-TW")).containsExactly("zh-Hant-TW", "zh-Hant", "zh");
    assertThat(Languages.normal("pt_br")).hasValue("pt-BR");
    assertThat(Languages.normal("und")).isEmpty();
  }

  @Test
  void theCheckTellsAllThatIsWrong() {
    assertThat(
            TemplateCheck.problems(
                MessageKey.OFF_HOURS_TICKET, "Hi {agent}, {reply_in}[[ {ticket} {reply_in}]]"))
        .containsExactly(
            "line 1 column 5: {agent} is unknown; there is {ticket}, {reply_in}",
            "line 1 column 14: {reply_in} may be unknown, so it must stand in a section [[ … ]]",
            "{ticket} is missing: the text must say it always");
    assertThat(TemplateCheck.problems(MessageKey.SURVEY_THANKS, " \n")).hasSize(1);
    assertThat(
            TemplateCheck.problems(
                MessageKey.OFF_HOURS_TICKET, "{ticket, plural, other{# {ticket}}}"))
        .containsExactly("line 1 column 2: {ticket} is no number, so it has no plural");
  }
}
