package io.baton.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class StandardOutputTest {

  private final StringWriter err = new StringWriter();

  @Test
  void aFullDiskIsToldAndEndsWithThree() {
    assertThat(codeAfterPrinting(failing("No space left on device"), 0)).isEqualTo(3);
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            "baton: standard output cannot be written: No space left on device\n");
  }

  @Test
  void aClosedPipeIsNoMistake() {
    assertThat(codeAfterPrinting(failing("Broken pipe"), 0)).isZero();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void whatACommandSaysOfItselfCounts() {
    assertThat(codeAfterPrinting(failing("No space left on device"), 2)).isEqualTo(2);
    assertThat(codeAfterPrinting(new ByteArrayOutputStream(), 1)).isEqualTo(1);
    assertThat(err.toString()).isEmpty();
  }

  private int codeAfterPrinting(OutputStream out, int ofCommand) {
    StandardOutput output = new StandardOutput(out);
    PrintStream printed = new PrintStream(new BufferedOutputStream(output));
    printed.println("a line");
    return output.exitCode(ofCommand, printed, new PrintWriter(err, true));
  }

  private static OutputStream failing(String why) {
    return new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        throw new IOException(why);
      }
    };
  }
}
