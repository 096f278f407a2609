package io.baton.server.context.hiding;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.context.personal.PersonalKind;
import io.baton.server.context.personal.PersonalSpan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class KnownValuesTest {

  private static final PersonalKind KIND = PersonalKind.values()[0];

  private static String random(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append("ab12+- .".charAt(random.nextInt(8)));
    }
    return text.toString();
  }

  private static boolean letterOrDigit(String text, int at) {
    return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
  }

  /** Value by value through the whole text. */
  private static List<PersonalSpan> oneByOne(Map<String, PersonalKind> values, String text) {
    List<PersonalSpan> spans = new ArrayList<>();
    for (String value : values.keySet()) {
      for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
        int end = at + value.length();
        if (!letterOrDigit(text, at - 1) && !letterOrDigit(text, end)) {
          spans.add(new PersonalSpan(KIND, at, end));
        }
      }
    }
    return spans;
  }

  @Test
  void whatStandsInATextIsFoundInTheOrderOfTheValues() {
    Random random = new Random(5);
    int found = 0;
    for (int round = 0; round < 300; round++) {
      String text = random(random, 120);
      Map<String, PersonalKind> values = new LinkedHashMap<>();
      for (int i = 0; i < 30; i++) {
        int length = 6 + random.nextInt(4);
        int from = random.nextInt(text.length() - length);
        values.put(text.substring(from, from + length), KIND);
      }
      List<PersonalSpan> spans = new KnownValues(values).find(text);
      assertThat(spans).isEqualTo(oneByOne(values, text));
      found += spans.size();
    }
    assertThat(found).isGreaterThan(300);
  }

  @Test
  void shortValuesStandForOtherThingsToo() {
    assertThat(new KnownValues(Map.of("Anna B", KIND)).find("of Anna B.")).hasSize(1);
    assertThat(new KnownValues(Map.of("Anna", KIND)).find("of Anna.")).isEmpty();
  }
}
