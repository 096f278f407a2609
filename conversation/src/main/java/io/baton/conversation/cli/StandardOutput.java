package io.baton.conversation.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Remembers why standard output failed: a print stream tells only that it did. Not thread-safe. */
public final class StandardOutput extends FilterOutputStream {

  private static final int ENVIRONMENT = 3;

  private Optional<IOException> failure = Optional.empty();

  StandardOutput(OutputStream out) {
    super(out);
  }

  /**
   * Runs a command whose standard output counts; its numbers are those of no country.
   *
   * @return its exit code, or 3 where it was 0 and what it printed is lost, which a line on
   *     standard error then tells
   */
  public static int of(IntSupplier command) {
    // Programs read what is printed and written, and not all know the digits of Arabic or Persian.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    StandardOutput output = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    PrintStream printed =
        new PrintStream(new BufferedOutputStream(output), true, System.out.charset());
    System.setOut(printed);
    return output.exitCode(command.getAsInt(), printed, System.err);
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      failure = Optional.of(failure.orElse(e));
      throw e;
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException e) {
      failure = Optional.of(failure.orElse(e));
      throw e;
    }
  }

  /**
   * The exit code of a command that printed here, told of where it is another than its own: whoever
   * closes a pipe has seen enough, but a full disk loses what was to be kept.
   */
  int exitCode(int ofCommand, PrintStream printed, PrintStream err) {
    printed.flush();
    Optional<String> why =
        failure.map(e -> String.valueOf(e.getMessage())).filter(words -> !isClosedPipe(words));
    if (ofCommand != 0 || why.isEmpty()) {
      return ofCommand;
    }
    err.println("baton: standard output cannot be written: " + why.get());
    return ENVIRONMENT;
  }

  private static boolean isClosedPipe(String words) {
    return words.toLowerCase(Locale.ROOT).contains("pipe");
  }
}
