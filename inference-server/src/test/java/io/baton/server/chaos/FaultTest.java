package io.baton.server.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each fault alone, then all mixed: nothing acknowledged is lost, doubled or changed. */
@Tag("slow")
final class FaultTest {

  @TempDir Path directory;

  private void survives(int seconds, Chaos.Fault... faults) throws Exception {
    Chaos.Result result = new Chaos(7, line -> {}).run(directory, seconds, List.of(faults));
    assertThat(result.verdict().lost()).isEmpty();
    assertThat(result.verdict().doubled()).isEmpty();
    assertThat(result.verdict().wrong()).isEmpty();
    assertThat(result.acknowledged()).isGreaterThan(10);
    assertThat(result.refusals().keySet()).as("statuses other than 2xx").isSubsetOf(0, 503);
    assertThat(result.faults().keySet()).containsExactlyInAnyOrder(faults);
  }

  @Test
  void serversThatAreKilledAlsoBetweenCommitAndAnswer() throws Exception {
    survives(12, Chaos.Fault.SERVER_KILLED, Chaos.Fault.KILLED_AFTER_COMMIT);
  }

  @Test
  void aServerThatIsFrozenAndWakesUpLate() throws Exception {
    survives(10, Chaos.Fault.SERVER_FROZEN);
  }

  @Test
  void aDatabaseThatIsKilledOrFrozen() throws Exception {
    survives(16, Chaos.Fault.DATABASE_KILLED, Chaos.Fault.DATABASE_FROZEN);
  }

  @Test
  void aRowThatSomebodyHolds() throws Exception {
    survives(8, Chaos.Fault.ROW_HELD);
  }

  @Test
  void aNetworkThatCutsAndSwallows() throws Exception {
    survives(8, Chaos.Fault.CONNECTIONS_CUT, Chaos.Fault.ANSWERS_SWALLOWED);
  }
}
