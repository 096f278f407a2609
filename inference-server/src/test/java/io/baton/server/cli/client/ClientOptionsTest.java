package io.baton.server.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** Which key a command sends. */
final class ClientOptionsTest {

  private static final Map<String, String> VARIABLE = Map.of("BATON_API_KEY", "of-the-variable");

  @TempDir private Path folder;

  @Command(name = "any")
  private static final class Any {
    @Mixin private final ClientOptions server = new ClientOptions();
  }

  private static ClientOptions parsed(String... arguments) {
    Any any = new Any();
    new CommandLine(any).parseArgs(arguments);
    return any.server;
  }

  @Test
  void aFileThatIsNamedWinsOverTheVariable() throws Exception {
    String file = Files.writeString(folder.resolve("key"), "of-the-file\n").toString();
    assertThat(parsed("--key-file", file).key(VARIABLE).value()).isEqualTo("of-the-file");
    assertThat(parsed("--key-file", file).key(Map.of()).value()).isEqualTo("of-the-file");
  }

  @Test
  void aFileThatIsNamedAndHasNoneIsNotPassedOver() {
    String absent = folder.resolve("absent").toString();
    assertThatThrownBy(() -> parsed("--key-file", absent).key(VARIABLE))
        .isInstanceOf(ParameterException.class)
        .hasMessage(absent + ": holds no key; name another --key-file");
  }

  @Test
  void withoutOneTheVariableWinsOverTheUsualFile() {
    assertThat(parsed().key(VARIABLE).value()).isEqualTo("of-the-variable");
  }
}
