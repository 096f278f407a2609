package io.baton.server.chaos;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Signals to processes. */
final class Processes {

  private static final long PATIENCE_SECONDS = 20;

  private Processes() {}

  /** Sends a signal, such as STOP, to processes; those that are gone are passed over. */
  static void signal(String name, Stream<ProcessHandle> processes) throws IOException {
    List<String> pids = processes.map(process -> Long.toString(process.pid())).toList();
    if (!pids.isEmpty()) {
      List<String> command = new ArrayList<>(List.of("kill", "-" + name));
      command.addAll(pids);
      run(command);
    }
  }

  private static void run(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
