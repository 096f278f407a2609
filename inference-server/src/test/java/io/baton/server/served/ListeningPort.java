package io.baton.server.served;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Where {@code serve} listens, as it says itself. */
public final class ListeningPort {

  private ListeningPort() {}

  /**
   * Waits until it listens.
   *
   * @throws IOException if it ends before, with all that it said
   */
  public static int of(Process process) throws IOException {
    StringBuilder said = new StringBuilder();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("Baton listens on ")) {
        drain(lines);
        return Integer.parseInt(line.replaceAll(".*:(\\d+),.*", "$1"));
      }
      said.append(line).append('\n');
    }
    throw new IOException("the server did not start: " + said);
  }

  /** A process whose output nobody reads stops at a full pipe. */
  private static void drain(BufferedReader lines) {
    Thread.ofVirtual()
        .start(() -> {
          try {
            while (lines.readLine() != null) {
              continue;
            }
          } catch (IOException e) {
            // It was killed.
          }
        });
  }
}
