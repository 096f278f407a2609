package io.baton.server.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.server.db.PersistenceException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** How chaos ends where it cannot be run. */
final class ChaosCommandTest {

  private final StringWriter err = new StringWriter();
  private final CommandLine chaos = ChaosCommand.commandLine().setErr(new PrintWriter(err, true));

  private int ended(Exception failure) throws Exception {
    ParseResult nothing = ParseResult.builder(chaos.getCommandSpec()).build();
    return chaos.getExecutionExceptionHandler().handleExecutionException(failure, chaos, nothing);
  }

  @Test
  void whatCannotBeRunIsALineAndNoFinding() throws Exception {
    for (Exception failure :
        List.of(
            new IOException("files"),
            new UncheckedIOException("files", new IOException()),
            new PersistenceException("database"))) {
      assertThat(ended(failure)).isEqualTo(3);
    }
    assertThat(err.toString().lines())
        .containsExactly("chaos: files", "chaos: files", "chaos: database");
  }

  @Test
  void whatNobodyThoughtOfIsNoFindingEither() {
    IllegalStateException odd = new IllegalStateException("odd");
    assertThatThrownBy(() -> ended(odd)).isSameAs(odd);
    assertThat(chaos.getCommandSpec().exitCodeOnExecutionException()).isEqualTo(3);
  }
}
