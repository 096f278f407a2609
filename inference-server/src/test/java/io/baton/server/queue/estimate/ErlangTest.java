package io.baton.server.queue.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ErlangTest {

  /**
   * Offered load in Erlang that is blocked with the probability, as Erlang B tables print it (for
   * instance ITU-D SG 2/16, "Teletraffic Engineering Handbook", Erlang's B-formula).
   */
  @ParameterizedTest
  @CsvSource({
    "1, 0.01, 0.0101", "2, 0.01, 0.153", "5, 0.01, 1.36", "10, 0.01, 4.46", "20, 0.01, 12.0",
    "5, 0.05, 2.22", "10, 0.05, 6.22", "20, 0.05, 15.2", "50, 0.01, 37.9", "100, 0.01, 84.1"
  })
  void blockingIsThatOfPublishedTables(int agents, double blocked, double load) {
    assertThat(ErlangC.blocking(agents, load)).isCloseTo(blocked, within(0.03 * blocked));
  }

  /**
   * O. Garnett, A. Mandelbaum and M. Reiman, "Designing a call center with impatient customers",
   * MSOM 4 (2002), table 1: 50 agents, 48 calls a minute, 1 minute of handling, 2 of patience.
   * M/M/N: mean wait 20.8 s, 90th percentile 58.1 s. M/M/N+M: 3.1 % abandon, 3.7 s, 12.5 s.
   */
  @Test
  void waitsAreThoseOfThePublishedComparison() {
    ErlangC patient = new ErlangC(50, 48, 60);
    assertThat(patient.meanWait()).isCloseTo(20.8, within(0.05));
    assertThat(patient.quantile(0.9)).isCloseTo(58.1, within(0.05));
    ErlangA impatient = new ErlangA(50, 0.8, 60, 120);
    assertThat(impatient.abandonment()).isCloseTo(0.031, within(0.0005));
    assertThat(impatient.meanWait()).isCloseTo(3.7, within(0.05));
    assertThat(impatient.quantile(0.9)).isCloseTo(12.5, within(0.1));
  }

  @Test
  void oneAgentIsTheQueueOfTextbooks() {
    ErlangC one = new ErlangC(1, 0.75, 4);
    assertThat(one.waitProbability()).isCloseTo(0.75, within(1e-12));
    assertThat(one.meanWait()).isCloseTo(12, within(1e-9));
    assertThat(one.beyond(one.quantile(0.9))).isCloseTo(0.1, within(1e-12));
    assertThat(one.quantile(0.2)).isZero();
  }

  @Test
  void endlessPatienceIsErlangC() {
    ErlangC patient = new ErlangC(10, 8, 300);
    ErlangA nearly = new ErlangA(10, 8.0 / 300, 300, 3e7);
    assertThat(nearly.beyond(0)).isCloseTo(patient.waitProbability(), within(1e-3));
    assertThat(nearly.beyond(200)).isCloseTo(patient.beyond(200), within(1e-3));
    assertThat(nearly.quantile(0.9)).isCloseTo(patient.quantile(0.9), within(0.5));
  }

  @Test
  void anOverloadedQueueIsHeldByThoseWhoGiveUp() {
    ErlangA overloaded = new ErlangA(10, 20.0 / 300, 300, 120);
    assertThat(overloaded.abandonment()).isCloseTo(0.5, within(0.01));
    assertThatThrownBy(() -> new ErlangC(10, 10, 300)).hasMessageContaining("grow for ever");
  }

  @Test
  void aChainOfEqualStagesIsErlangDistributed() {
    PureDeath chain = new PureDeath(new double[] {2, 2, 2});
    double t = 1.3;
    double expected = Math.exp(-2 * t) * (1 + 2 * t + 2 * t * t);
    assertThat(chain.unfinished(t)).isCloseTo(expected, within(1e-9));
    assertThat(chain.unfinished(chain.quantile(0.9))).isCloseTo(0.1, within(1e-9));
  }

  @Test
  void aLongChainIsComputedWithoutUnderflow() {
    double[] rates = new double[2_000];
    Arrays.fill(rates, 1);
    assertThat(new PureDeath(rates).quantile(0.5)).isCloseTo(1_999.67, within(1.0));
  }
}
