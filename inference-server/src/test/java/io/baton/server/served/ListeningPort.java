package io.baton.server.served;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Where {@code serve} listens, as it says itself. */
public final class ListeningPort {

  private ListeningPort() {}

  /**
   * Waits until it listens.
   *
   * @throws IOException if it ends before, with all that it said
   */
  public static int of(Process process) throws IOException {
    return of(process, line -> {});
  }

  /**
   * The same.
   *
   * @param later told each line that it says afterwards
   */
  public static int of(Process process, Consumer<String> later) throws IOException {
    StringBuilder said = new StringBuilder();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("Baton listens on ")) {
        drain(lines, later);
        return Integer.parseInt(line.replaceAll(".*:(\\d+),.*", "$1"));
      }
      said.append(line).append('\n');
    }
    throw new IOException("the server did not start: " + said);
  }

  /** A process whose output nobody reads stops at a full pipe. */
  private static void drain(BufferedReader lines, Consumer<String> later) {
    Thread.ofVirtual()
        .start(() -> {
          try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
              later.accept(line);
            }
          } catch (IOException e) {
            // It was killed.
          }
        });
  }
}
