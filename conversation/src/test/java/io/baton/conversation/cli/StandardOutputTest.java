package io.baton.conversation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class StandardOutputTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void aFullDiskIsToldAndEndsWithThree() {
    assertThat(codeAfterPrinting(failing("No space left on device"), 0)).isEqualTo(3);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines(
            "baton: standard output cannot be written: No space left on device\n");
  }

  @Test
  void aClosedPipeIsNoMistake() {
    assertThat(codeAfterPrinting(failing("Broken pipe"), 0)).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void whatACommandSaysOfItselfCounts() {
    assertThat(codeAfterPrinting(failing("No space left on device"), 2)).isEqualTo(2);
    assertThat(codeAfterPrinting(new ByteArrayOutputStream(), 1)).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void numbersHaveTheSameDigitsEverywhere() {
    Locale before = Locale.getDefault(Locale.Category.FORMAT);
    PrintStream usual = System.out;
    List<String> said = new ArrayList<>();
    try {
      Locale.setDefault(Locale.Category.FORMAT, Locale.of("ar", "EG"));
      StandardOutput.of(() -> said.add("%d %.1f".formatted(12, 0.5)) ? 0 : 1);
    } finally {
      System.setOut(usual);
      Locale.setDefault(Locale.Category.FORMAT, before);
    }
    assertThat(said).containsExactly("12 0.5");
  }

  private int codeAfterPrinting(OutputStream out, int ofCommand) {
    StandardOutput output = new StandardOutput(out);
    PrintStream printed = new PrintStream(new BufferedOutputStream(output));
    printed.println("a line");
    return output.exitCode(ofCommand, printed, new PrintStream(err, true, StandardCharsets.UTF_8));
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
