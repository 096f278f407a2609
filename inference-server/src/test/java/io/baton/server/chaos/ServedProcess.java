package io.baton.server.chaos;

import io.baton.server.served.ListeningPort;
import io.baton.server.served.ServedClasses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** {@code serve} in a process of its own. */
public final class ServedProcess implements AutoCloseable {

  private static final int MOST_STARTS = 20;
  private static final int LAST_LINES = 60;

  private final List<String> command;
  private final Deque<String> lastLines = new ArrayDeque<>();
  private Process process;
  private int port;

  private ServedProcess(List<String> command, Process process) throws IOException {
    this.command = command;
    this.process = process;
    this.port = ListeningPort.of(process, this::said);
  }

  /**
   * Starts it, without the model of names, which takes longer to load than all else, and waits
   * until it listens.
   *
   * @param key that it accepts
   */
  public static ServedProcess start(String url, Path data, String key, String... more)
      throws IOException {
    List<String> options = new ArrayList<>(List.of("--database-url", url, "--names", "off"));
    options.addAll(List.of(more));
    return start(new Start(List.of(), List.of("-Xmx256m"), key), data, options);
  }

  /**
   * How it is started.
   *
   * @param wrapper command that runs the JVM, such as one that enters a namespace; may be empty
   * @param jvm further options of the JVM
   * @param key that it accepts
   */
  record Start(List<String> wrapper, List<String> jvm, String key) {}

  /** Starts it, with its own database where the options name none, and waits until it listens. */
  static ServedProcess start(Start how, Path data, List<String> options) throws IOException {
    List<String> command = command(how, data, options);
    return new ServedProcess(command, launch(command));
  }

  /** The command that starts it. */
  static List<String> command(Start how, Path data, List<String> options) {
    List<String> command = new ArrayList<>(how.wrapper());
    command.addAll(List.of("env", "BATON_API_KEY=" + how.key()));
    command.addAll(ServedClasses.command(how.jvm()));
    command.addAll(List.of("serve", "--data", data.toString()));
    command.addAll(options);
    command.addAll(List.of("--port", "0"));
    return command;
  }

  private static Process launch(List<String> command) throws IOException {
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private void said(String line) {
    synchronized (lastLines) {
      lastLines.add(line);
      if (lastLines.size() > LAST_LINES) {
        lastLines.remove();
      }
    }
  }

  /** The end of what it said since it listened. */
  String lastWords() {
    synchronized (lastLines) {
      return String.join("\n", lastLines);
    }
  }

  /** Where it listens now. */
  public synchronized int port() {
    return port;
  }

  /** Whether the process runs that was started last. */
  boolean alive() {
    return current().isAlive();
  }

  /**
   * What the process that was started last ended with.
   *
   * @throws IllegalThreadStateException if it still runs
   */
  int exitCode() {
    return current().exitValue();
  }

  public void kill() throws IOException {
    Process killed = current();
    Processes.signal("KILL", Stream.concat(Stream.of(killed.toHandle()), killed.descendants()));
    try {
      killed.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Process current() {
    return process;
  }

  /** Starts it again, on a port of its own choice, as often as the database makes it fail. */
  public void restart() throws IOException {
    for (int attempt = 1; ; attempt++) {
      Process started = launch(command);
      try {
        int listens = ListeningPort.of(started, this::said);
        synchronized (this) {
          process = started;
          port = listens;
        }
        return;
      } catch (IOException e) {
        if (attempt == MOST_STARTS) {
          throw e;
        }
      }
    }
  }

  public void freeze() throws IOException {
    Processes.signal("STOP", Stream.of(current().toHandle()));
  }

  public void thaw() throws IOException {
    Processes.signal("CONT", Stream.of(current().toHandle()));
  }

  @Override
  public void close() throws IOException {
    thaw();
    kill();
  }
}
