package io.baton.server.template.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TemplateTest {

  private static final List<String> HOSTILE =
      List.of(
          "{agent}",
          "[[ {team}]]",
          "]]",
          "}",
          "|",
          "#",
          "\\",
          "{ahead, plural, other{#}}",
          "${jndi:ldap://x}",
          "%s %n",
          "$1 \\1",
          "<b>&amp;</b>",
          "\u202Eevil",
          "😀 ünï",
          "=0{x}");

  /** Texts by name; whole numbers are numbers too. */
  private record Given(Map<String, String> values) implements Values {

    @Override
    public Optional<String> text(String name) {
      return Optional.ofNullable(values.get(name));
    }

    @Override
    public OptionalLong number(String name) {
      return text(name).filter(text -> text.matches("\\d+")).stream()
          .mapToLong(Long::parseLong)
          .findFirst();
    }
  }

  private static String render(String template, Map<String, String> values) {
    return Template.parse(template).render(Locale.ENGLISH, new Given(values));
  }

  @Test
  void aVariableIsSaid() {
    assertThat(render("Hello {agent}, {agent}!", Map.of("agent", "Ada")))
        .isEqualTo("Hello Ada, Ada!");
    assertThat(render("Hello { agent }!", Map.of())).isEqualTo("Hello {agent}!");
  }

  @Test
  void aSectionIsLeftOutWhileAVariableInItIsUnknown() {
    String template = "Hi.[[ From {agent}, {team}.]] Bye.";
    assertThat(render(template, Map.of("agent", "Ada", "team", "Billing")))
        .isEqualTo("Hi. From Ada, Billing. Bye.");
    assertThat(render(template, Map.of("agent", "Ada"))).isEqualTo("Hi. Bye.");
    assertThat(render("a [[{b}]] c", Map.of())).isEqualTo("a c");
  }

  @Test
  void theFirstAlternativeOfWhichAllIsKnownIsSaid() {
    String template = "[[{agent}[[ of {team}]]|the {team} team|somebody]] comes";
    assertThat(render(template, Map.of("agent", "Ada", "team", "Billing")))
        .isEqualTo("Ada of Billing comes");
    assertThat(render(template, Map.of("agent", "Ada"))).isEqualTo("Ada comes");
    assertThat(render(template, Map.of("team", "Billing"))).isEqualTo("the Billing team comes");
    assertThat(render(template, Map.of())).isEqualTo("somebody comes");
  }

  @ParameterizedTest
  @CsvSource({
    "en, 0, 0 minutes", "en, 1, 1 minute", "en, 2, 2 minutes", "fr, 0, 0 minute",
    "fr, 1, 1 minute", "fr, 2, 2 minutes", "pt, 0, 0 minute", "pt-PT, 0, 0 minutes",
    "de, 1, 1 minute", "de, 1200, 1.200 minutes", "es, 21, 21 minutes", "en, 7, seven"
  })
  void aNumberChoosesItsForm(String language, String number, String expected) {
    Template template = Template.parse("{n, plural, =7{seven} one{# minute} other{# minutes}}");
    assertThat(template.render(Locale.forLanguageTag(language), new Given(Map.of("n", number))))
        .isEqualTo(expected);
  }

  @Test
  void aBackslashTakesTheNextLiterally() {
    assertThat(render("\\{a\\} \\[\\[b\\]\\] \\\\ \\#", Map.of())).isEqualTo("{a} [[b]] \\ #");
    assertThat(render("[[a \\| b]] | c # [d]", Map.of())).isEqualTo("a | b | c # [d]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Hello {agent; line 1 column 7: '{agent' has no '}'",
        "Hello {Agent}; line 1 column 7: '{' is not followed by the name of a variable",
        "Hello {}; line 1 column 7: '{' is not followed by the name of a variable",
        "Hello }; line 1 column 7: '}' without '{'",
        "a [[b; line 1 column 3: '[[' has no ']]'",
        "a b]]; line 1 column 4: ']]' without '[['",
        "a\\n; line 1 column 2: '\\' stands before one of {}[]|#\\ only",
        "{n, select, other{}}; line 1 column 5: after '{n,' only plural may follow",
        "{n, plural other{}}; line 1 column 12: ',' is missing after plural",
        "{n, plural, one{a}}; line 1 column 2: the plural of n has no other{…}",
        "{n, plural, few{a}}; line 1 column 13: 'few' is not one, other, or = and a whole number",
        "{n, plural, one{a} one{b} other{}}; line 1 column 20: one is there twice",
        "{n, plural, one{a} other; line 1 column 25: '{' is missing after other",
        "{n, plural, other{a; line 1 column 13: 'other{' has no '}'",
        "{n, plural, other{a}; line 1 column 2: the plural has no '}'",
        "{n, plural, other{[[a]]}}; line 1 column 19: no section may stand in a plural",
        "{n, plural, other{{m, plural, other{}}}}; line 1 column 19: no plural may stand in a plural",
        "[[[[[[[[[[a]]]]]]]]]]; line 1 column 9: sections are nested deeper than 4"
      })
  void whatIsWrongIsToldWithItsPlace(String template, String problem) {
    assertThatThrownBy(() -> Template.parse(template))
        .isInstanceOf(TemplateException.class)
        .hasMessage(problem);
  }

  @Test
  void linesCount() {
    assertThatThrownBy(() -> Template.parse("one\ntwo\n😀 {"))
        .isInstanceOfSatisfying(
            TemplateException.class,
            problem -> {
              assertThat(problem.line()).isEqualTo(3);
              assertThat(problem.column()).isEqualTo(3);
            });
    assertThatThrownBy(() -> Template.parse("a".repeat(2_001))).hasMessageContaining("2000");
  }

  @Test
  void itTellsWhatItWouldSay() {
    Template template = Template.parse("{ticket}[[ by {agent}|[[ {team}]]]]");
    assertThat(template.said(Set.of("ticket"))).containsExactly("ticket");
    assertThat(template.said(Set.of("ticket", "team"))).containsExactly("team", "ticket");
    assertThat(template.places())
        .extracting(Template.Place::name)
        .containsExactly("ticket", "agent", "team");
  }

  /**
   * Whatever a variable holds comes out as it went in, at every place, and nothing else changes.
   */
  @Test
  void whatVariablesHoldIsNeverReadAsATemplate() {
    for (String agent : HOSTILE) {
      for (String team : HOSTILE) {
        Map<String, String> values = Map.of("agent", agent, "team", team, "n", "2");
        assertThat(render("<{agent}>[[({team})|none]]{n, plural, other{#{agent}}}", values))
            .isEqualTo("<" + agent + ">(" + team + ")2" + agent);
      }
    }
  }

  /** Any text either is a template or is refused with a place in it; none hangs or breaks. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void anyTextIsReadOrRefused(long seed) {
    List<String> pieces =
        List.of(
            "{", "}", "[[", "]]", "|", "#", "\\", "a", "plural", ",", " ", "=1", "other{", "\n");
    Random random = new Random(seed);
    int read = 0;
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder();
      random.ints(random.nextInt(12), 0, pieces.size()).mapToObj(pieces::get).forEach(text::append);
      String source = text.toString();
      try {
        Template template = Template.parse(source);
        template.render(Locale.ENGLISH, new Given(Map.of("a", "1")));
        read++;
      } catch (TemplateException e) {
        assertThat(e.line()).isBetween(1, 1 + (int) source.chars().filter(c -> c == '\n').count());
        assertThat(e.column()).isBetween(1, source.length() + 1);
      }
    }
    assertThat(read).as("seed %s", seed).isBetween(250, 4_750);
  }
}
