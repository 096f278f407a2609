package io.baton.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class HelpTest {

  @Test
  void everyCommandHasHelpWithExamples() {
    Map<String, CommandLine> commands = TrainingCli.commandLine().getSubcommands();
    assertThat(commands).containsKeys("evaluate", "score");
    commands.forEach((name, command) -> {
      if (!name.equals("help")) {
        assertThat(command.getUsageMessage()).contains("Examples:", "./baton " + name);
      }
    });
  }

  @Test
  void helpEndsWithZeroAndAnUnknownCommandWithTwo() {
    assertThat(TrainingCli.commandLine().execute("score", "--help")).isZero();
    assertThat(TrainingCli.commandLine().execute("nothing")).isEqualTo(2);
  }
}
