package io.baton.server.context.personal;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.server.context.personal.SyntheticTexts.Labelled;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("isolated")
final class PersonalDataTest {

  private static final int EACH = 400;
  private static final int OTHERS = 4_000;
  private static final long SEED = 20_261_126;

  private final SyntheticTexts texts = new SyntheticTexts(new Random(SEED));

  @Test
  void recallOfEveryKindIsAtLeast98InAHundredAndPrecision95() {
    Map<PersonalKind, Double> recall = new EnumMap<>(PersonalKind.class);
    int right = 0;
    int wrong = 0;
    for (PersonalKind kind : new TreeSet<>(SyntheticTexts.NUMBERS.keySet())) {
      int hits = 0;
      for (Labelled labelled : texts.positives(kind, EACH)) {
        List<PersonalSpan> found = PersonalData.find(labelled.text());
        long exact = found.stream().filter(labelled.spans()::contains).count();
        hits += (int) exact;
        wrong += found.size() - (int) exact;
      }
      recall.put(kind, hits / (double) EACH);
      right += hits;
    }
    int falseAlarms = 0;
    for (Labelled labelled : texts.lookAlikes(OTHERS)) {
      falseAlarms += PersonalData.find(labelled.text()).size();
    }
    double precision = right / (double) (right + wrong + falseAlarms);
    System.out.printf(
        "personal data: recall %s over %d each; %d false in %d look-alikes; precision %.4f%n",
        recall, EACH, falseAlarms, OTHERS, precision);
    assertThat(recall.values()).allMatch(value -> value >= 0.98, "recall of at least .98");
    assertThat(precision).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void whatIsHiddenKeepsItsLengthAndIsNotFoundAgain() {
    for (PersonalKind kind : new TreeSet<>(SyntheticTexts.NUMBERS.keySet())) {
      for (Labelled labelled : texts.positives(kind, 100)) {
        String masked = PersonalData.mask(labelled.text());
        assertThat(masked).hasSameSizeAs(labelled.text()).contains("••");
        assertThat(PersonalData.find(masked)).as(masked).isEmpty();
        PersonalSpan span = labelled.spans().getFirst();
        assertThat(masked.substring(0, span.start()))
            .isEqualTo(labelled.text().substring(0, span.start()));
        assertThat(masked.substring(span.end())).isEqualTo(labelled.text().substring(span.end()));
      }
    }
  }

  @Test
  void examplesThatAuthoritiesPublishAreFound() {
    Map<String, PersonalKind> examples =
        Map.ofEntries(
            Map.entry("4111 1111 1111 1111", PersonalKind.CARD),
            Map.entry("GB82 WEST 1234 5698 7654 32", PersonalKind.IBAN),
            Map.entry("DE89370400440532013000", PersonalKind.IBAN),
            Map.entry("86 095 742 719", PersonalKind.DE_TAX_ID),
            Map.entry("2 55 08 14 168 025 38", PersonalKind.FR_NIR),
            Map.entry("12345678Z", PersonalKind.ES_DNI),
            Map.entry("X1234567L", PersonalKind.ES_DNI),
            Map.entry("111.444.777-35", PersonalKind.BR_CPF),
            Map.entry("11.222.333/0001-81", PersonalKind.BR_CNPJ),
            Map.entry("078-05-1120", PersonalKind.US_SSN));
    examples.forEach((text, kind) ->
        assertThat(PersonalData.find(text))
            .as(text)
            .containsExactly(new PersonalSpan(kind, 0, text.length())));
  }

  @Test
  void aSlipInACheckDigitIsNoNumberOfAnAuthority() {
    for (String text :
        List.of(
            "my card: 4111 1111 1111 1112",
            "GB83 WEST 1234 5698 7654 32",
            "DNI 12345678A",
            "CPF 111.444.777-36",
            "666-12-1234")) {
      assertThat(PersonalData.find(text)).as(text).isEmpty();
    }
  }

  @Test
  void whatStaysToBeSeenSaysWhichOneIsMeant() {
    assertThat(PersonalData.mask("4111 1111 1111 1111")).isEqualTo("•••• •••• •••• 1111");
    assertThat(PersonalData.mask("GB82 WEST 1234 5698 7654 32"))
        .isEqualTo("GB•• •••• •••• •••• ••54 32");
    assertThat(PersonalData.mask("anna@example.com")).isEqualTo("a•••@•••••••.com");
    assertThat(PersonalData.mask("call +49 151 23456789")).isEqualTo("call +•• ••• ••••••89");
  }

  @Test
  void theQuestionBeforeATurnSaysWhatABareNumberIs() {
    assertThat(PersonalData.find("912345678", "What is your phone number?"))
        .containsExactly(new PersonalSpan(PersonalKind.PHONE, 0, 9));
    assertThat(PersonalData.find("912345678", "What is your order number?")).isEmpty();
    assertThat(PersonalData.find("4111111111111111", "Your tracking number, please")).isEmpty();
  }

  @Test
  void widthAndKindOfDigitsSpacesAndHyphensDoNotMatter() {
    assertThat(PersonalData.find("４１１１ １１１１ １１１１ １１１１")).hasSize(1);
    assertThat(PersonalData.find("my ssn is 078‑05‑1120")).hasSize(1);
    assertThat(PersonalData.find("4111\u00a01111\u00a01111\u00a01111")).hasSize(1);
  }

  @Test
  void longTextsTakeNoTime() {
    String text = "1 2 3 a.a.a.a@ +1 (2) 3-4 ".repeat(4_000);
    long began = System.nanoTime();
    PersonalData.find(text);
    assertThat((System.nanoTime() - began) / 1_000_000).isLessThan(5_000);
  }
}
