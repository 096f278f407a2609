package io.baton.escalation.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AmountsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "840 | 840",
        "12,500 EUR | 12500",
        "1.234,50 € | 1234.5",
        "1,234.50 | 1234.5",
        "1,5 | 1.5",
        "12 500 | 12500",
        "-3.25 | -3.25",
        "1.234.567 | 1234567",
        "1.23456789E7 | 12345678.9",
        "1e4 | 10000",
        "2k | 2000",
        "$1.5K | 1500",
        "10 kg | 10",
        "1234.567 | 1234.567",
        "0.500 | 0.5",
        "1,23,456 | 123456",
        "Rs. 1500 | 1500",
        "Fr. 500 | 500",
        "12.500,- € | 12500",
        "Fr. 12'500.- | 12500",
        "S/. 500 | 500",
        "1.5 million | 1500000",
        "2 Mio. EUR | 2000000",
        "2M | 2000000",
        "2 m | 2",
        "5 mil reais | 5000",
        "10 Tsd. | 10000",
        "3 lakh | 300000",
        ".5 | 0.5",
        "Rs.500 | 500",
        "S/.500 | 500",
        "रु.500 | 500",
        "kr.2500 | 2500",
        "Rs.1,500.00 | 1500",
      })
  void amountsAreReadAsTheyAreWritten(String text, double amount) {
    assertThat(Amounts.parse(text)).isEqualTo(amount);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"much", "500 or 600", "500-600", "500€ (550$)", "500 EUR for 2 nights", "2 x 300"})
  void aTextWithoutANumberOrWithSeveralIsNone(String text) {
    assertThatThrownBy(() -> Amounts.parse(text)).isInstanceOf(NumberFormatException.class);
  }
}
