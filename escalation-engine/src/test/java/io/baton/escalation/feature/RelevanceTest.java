package io.baton.escalation.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.baton.escalation.text.Hashing;
import io.baton.escalation.text.TokenizedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RelevanceTest {

  private static final int OWN = 0;

  @ParameterizedTest
  @CsvSource({
    "我的订单在哪里, 您的订单明天送到",
    "注文はどこですか, ご注文は明日届きます",
    "คำสั่งซื้ออยู่ที่ไหน, คำสั่งซื้อของคุณกำลังมา"
  })
  void anAnswerTakesUpWordsInScriptsWithoutSpaces(String asked, String answered) {
    float[] memory = memory(asked);
    float[] stems = stems(answered);
    assertThat(Relevance.overlap(memory, OWN, stems)).isBetween(0.1f, 0.9f);
    assertThat(Relevance.novelty(memory, stems)).isBetween(0.1f, 0.9f);
    assertThat(Relevance.overlap(memory, OWN, stems(asked))).isEqualTo(1);
  }

  @Test
  void lettersOnBothSidesOfAMarkOrSpaceAreNoPair() {
    assertThat(Relevance.overlap(memory("天气"), OWN, stems("天。气"))).isZero();
    assertThat(Relevance.overlap(memory("天气"), OWN, stems("天 气"))).isZero();
    assertThat(Relevance.overlap(memory("天气"), OWN, stems("好天气"))).isEqualTo(1);
  }

  @Test
  void wordsOfOtherScriptsAreKnownByTheirBeginningAsBefore() {
    float[] stems = stems("My parcels, où? DHL");
    assertThat(stems).startsWith(stem("parce"), stem("dhl"), -1);
    assertThat(Relevance.overlap(memory("parcel here"), OWN, stems)).isCloseTo(0.5f, within(0f));
  }

  private static float stem(String beginning) {
    return Hashing.of(beginning, 0, beginning.length()) & 0xffff;
  }

  private static float[] stems(String text) {
    return Relevance.stems(TokenizedText.of(text));
  }

  private static float[] memory(String said) {
    float[] memory = new float[Memory.COUNT];
    Relevance.keep(memory, OWN, stems(said));
    Relevance.keep(memory, 1 - OWN, stems(""));
    return memory;
  }
}
