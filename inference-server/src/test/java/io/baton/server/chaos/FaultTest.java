package io.baton.server.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every fault at least once, mixed: nothing acknowledged is lost, doubled or changed. */
@Tag("slow")
final class FaultTest {

  private static final int SECONDS = 30;

  private final List<String> told = new ArrayList<>();

  @Test
  void serversDatabaseAndNetworkFailUnderLoad(@TempDir Path directory) throws Exception {
    List<Chaos.Fault> faults = List.of(Chaos.Fault.values());
    Chaos.Result result = new Chaos(7, told::add).run(directory, SECONDS, faults);
    assertThat(result.verdict().lost()).as("%s", told).isEmpty();
    assertThat(result.verdict().doubled()).as("%s", told).isEmpty();
    assertThat(result.verdict().wrong()).as("%s", told).isEmpty();
    assertThat(result.failures()).as("%s", told).isEmpty();
    assertThat(result.acknowledged()).isGreaterThan(100);
    assertThat(result.refusals().keySet()).as("statuses other than 2xx").isSubsetOf(0, 503);
    assertThat(result.faults().keySet()).containsExactlyInAnyOrderElementsOf(faults);
  }
}
